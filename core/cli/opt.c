#include "cli/opt.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "cli/nearest.h"

static const char *const langs[] = {"zh", "en", NULL};

/* What every verb takes besides its own. */
static const az_cli_opt common[] = {
	{.name = "lang", .type = AZ_OPT_CHOICE, .value = "zh|en", .choices = langs},
	{.name = "help", .letter = 'h', .type = AZ_OPT_FLAG},
	{.name = NULL},
};

typedef struct parser {
	az_cli_args *args;
	int argc;
	char *const *argv;
	int at;
	az_cli_opt_error *error;
} parser;

static const az_cli_opt *find(const az_cli_opt *table, const char *name, size_t length)
{
	for (const az_cli_opt *o = table; o && o->name; o++)
		if (strlen(o->name) == length && memcmp(o->name, name, length) == 0)
			return o;
	return NULL;
}

static const az_cli_opt *find_letter(const az_cli_opt *table, char letter)
{
	for (const az_cli_opt *o = table; o && o->name; o++)
		if (o->letter != '\0' && o->letter == letter)
			return o;
	return NULL;
}

static bool unknown(parser *p, const char *name, size_t length)
{
	char bare[64];
	snprintf(bare, sizeof bare, "%.*s", length < 60 ? (int)length : 60, name);
	az_cli_nearest nearest = {.name = bare};
	for (const az_cli_opt *o = p->args->options; o && o->name; o++)
		az_cli_nearest_offer(&nearest, o->name);
	for (const az_cli_opt *o = common; o->name; o++)
		az_cli_nearest_offer(&nearest, o->name);
	az_cli_compose(
		p->error->what, sizeof p->error->what, p->error->lang, "unknown option '--%s'", bare);
	if (nearest.best)
		az_cli_compose(p->error->mend, sizeof p->error->mend, p->error->lang,
			"did you mean '--%s'?", nearest.best);
	else
		az_cli_compose(
			p->error->mend, sizeof p->error->mend, p->error->lang, "`--help` lists what it takes");
	return false;
}

/* The number in `text`, or 0 where it is none from 1 to `most`. */
static uint64_t number(const char *text, uint64_t most)
{
	uint64_t value = 0;
	if (strlen(text) > 18)
		return 0;
	for (const char *c = text; *c != '\0'; c++) {
		if (*c < '0' || *c > '9')
			return 0;
		value = value * 10 + (uint64_t)(*c - '0');
	}
	return value <= most ? value : 0;
}

static void list_choices(char *out, size_t size, const char *const *choices, assize_lang lang)
{
	size_t used = 0;
	out[0] = '\0';
	for (size_t i = 0; choices[i] && used < size; i++) {
		const char *comma = assize_words(lang, AZ_N(", "));
		const char *last = assize_words(lang, AZ_N(" or "));
		const char *between = i == 0 ? "" : choices[i + 1] ? comma : last;
		int n = snprintf(out + used, size - used, "%s%s", between, choices[i]);
		used += n < 0 ? 0 : (size_t)n;
	}
}

static bool check_choice(parser *p, const az_cli_opt *o, const char *value)
{
	for (size_t i = 0; o->choices[i]; i++)
		if (strcmp(o->choices[i], value) == 0)
			return true;
	char all[256];
	list_choices(all, sizeof all, o->choices, p->error->lang);
	az_cli_compose(p->error->what, sizeof p->error->what, p->error->lang,
		"--%s does not take '%.100s': expected %s", o->name, value, all);
	const char *near = az_cli_nearest_of(value, o->choices);
	if (near)
		az_cli_compose(
			p->error->mend, sizeof p->error->mend, p->error->lang, "did you mean '%s'?", near);
	else
		az_cli_compose(p->error->mend, sizeof p->error->mend, p->error->lang, "give one of them");
	return false;
}

static bool check_value(parser *p, const az_cli_opt *o, const char *value)
{
	switch (o->type) {
	case AZ_OPT_CHOICE:
		return check_choice(p, o, value);
	case AZ_OPT_NUMBER:
		if (number(value, o->most) > 0)
			return true;
		az_cli_compose(p->error->what, sizeof p->error->what, p->error->lang,
			"--%s does not take '%.100s': expected a whole number from 1 to %llu", o->name, value,
			(unsigned long long)o->most);
		az_cli_compose(p->error->mend, sizeof p->error->mend, p->error->lang,
			"give such a number, or leave the option out");
		return false;
	case AZ_OPT_LIST:
		if (o->holds == '\0' || (value[0] != o->holds && strchr(value, o->holds)))
			return true;
		az_cli_compose(p->error->what, sizeof p->error->what, p->error->lang,
			"--%s does not take '%.100s': expected %s", o->name, value, o->value);
		az_cli_compose(p->error->mend, sizeof p->error->mend, p->error->lang,
			"put a '%c' between the two parts", o->holds);
		return false;
	case AZ_OPT_TEXT:
		if (value[0] != '\0')
			return true;
		az_cli_compose(p->error->what, sizeof p->error->what, p->error->lang,
			"--%s has an empty value", o->name);
		az_cli_compose(p->error->mend, sizeof p->error->mend, p->error->lang,
			"give %s, or leave the option out", o->value);
		return false;
	case AZ_OPT_FLAG:
		break;
	}
	return true;
}

static bool keep(parser *p, const az_cli_opt *o, const char *value)
{
	az_cli_args *args = p->args;
	if (o == &common[0]) {
		args->lang = value;
		return true;
	}
	if (o == &common[1]) {
		args->help = true;
		return true;
	}
	if (o->type == AZ_OPT_LIST) {
		args->list[args->list_count++] = value;
		return true;
	}
	size_t place = (size_t)(o - args->options);
	assert(place < AZ_OPT_MOST);
	if (args->values[place]) {
		az_cli_compose(
			p->error->what, sizeof p->error->what, p->error->lang, "--%s is given twice", o->name);
		az_cli_compose(p->error->mend, sizeof p->error->mend, p->error->lang, "give it once");
		return false;
	}
	args->values[place] = value;
	return true;
}

/* `value`: what stood behind '=', or NULL. */
static bool take(parser *p, const az_cli_opt *o, const char *value)
{
	if (o->type == AZ_OPT_FLAG) {
		if (!value)
			return keep(p, o, "");
		az_cli_compose(
			p->error->what, sizeof p->error->what, p->error->lang, "--%s takes no value", o->name);
		az_cli_compose(
			p->error->mend, sizeof p->error->mend, p->error->lang, "write --%s alone", o->name);
		return false;
	}
	if (!value) {
		if (p->at + 1 >= p->argc) {
			az_cli_compose(p->error->what, sizeof p->error->what, p->error->lang,
				"--%s needs a value", o->name);
			az_cli_compose(p->error->mend, sizeof p->error->mend, p->error->lang, "write --%s %s",
				o->name, o->value);
			return false;
		}
		value = p->argv[++p->at];
	}
	return check_value(p, o, value) && keep(p, o, value);
}

static bool take_long(parser *p, const char *name)
{
	const char *equals = strchr(name, '=');
	size_t length = equals ? (size_t)(equals - name) : strlen(name);
	const az_cli_opt *o = find(p->args->options, name, length);
	if (!o)
		o = find(common, name, length);
	if (!o)
		return unknown(p, name, length);
	return take(p, o, equals ? equals + 1 : NULL);
}

static bool take_short(parser *p, const char *text)
{
	const az_cli_opt *o = find_letter(p->args->options, text[0]);
	if (!o)
		o = find_letter(common, text[0]);
	if (o && text[1] == '\0')
		return take(p, o, NULL);
	if (o && o->type != AZ_OPT_FLAG)
		return take(p, o, text[1] == '=' ? text + 2 : text + 1);
	az_cli_compose(
		p->error->what, sizeof p->error->what, p->error->lang, "unknown option '-%.60s'", text);
	az_cli_compose(p->error->mend, sizeof p->error->mend, p->error->lang,
		"options have two dashes; `--help` lists them");
	return false;
}

bool az_cli_opt_parse(az_cli_args *args, int argc, char *const *argv, az_cli_opt_error *error)
{
	parser p = {.args = args, .argc = argc, .argv = argv, .error = error};
	bool options_ended = false;

	for (p.at = 0; p.at < argc; p.at++) {
		const char *text = argv[p.at];
		bool good = true;
		if (options_ended || text[0] != '-' || text[1] == '\0')
			args->operands[args->operand_count++] = text;
		else if (strcmp(text, "--") == 0)
			options_ended = true;
		else if (text[1] == '-')
			good = take_long(&p, text + 2);
		else
			good = take_short(&p, text + 1);
		if (!good)
			return false;
	}
	return true;
}

static const az_cli_opt *known(const az_cli_args *args, const char *name, size_t *place)
{
	const az_cli_opt *o = find(args->options, name, strlen(name));
	assert(o != NULL);
	*place = (size_t)(o - args->options);
	return o;
}

const char *az_cli_opt_text(const az_cli_args *args, const char *name)
{
	size_t place;
	known(args, name, &place);
	return args->values[place];
}

bool az_cli_opt_given(const az_cli_args *args, const char *name)
{
	return az_cli_opt_text(args, name) != NULL;
}

uint64_t az_cli_opt_number(const az_cli_args *args, const char *name, uint64_t otherwise)
{
	size_t place;
	const az_cli_opt *o = known(args, name, &place);
	return args->values[place] ? number(args->values[place], o->most) : otherwise;
}

int az_cli_opt_choice(const az_cli_args *args, const char *name)
{
	size_t place;
	const az_cli_opt *o = known(args, name, &place);
	for (int i = 0; args->values[place] && o->choices[i]; i++)
		if (strcmp(o->choices[i], args->values[place]) == 0)
			return i;
	return -1;
}

const char *az_cli_operand(const az_cli_args *args, size_t n)
{
	return n < args->operand_count ? args->operands[n] : NULL;
}
