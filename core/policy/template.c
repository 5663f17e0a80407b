#include "policy/template.h"

#include <string.h>

#include "base/text.h"
#include "exchange/names.h"
#include "policy/field_ref.h"
#include "policy/keys.h"
#include "policy/parameter.h"
#include "policy/reads.h"
#include "policy/terms.h"

static const char *const FORMATS[] = {
	"money", "days", "working_days", "months", "date", "percent", "count", "text", NULL};
static const az_type FORMAT_TYPES[] = {
	AZ_MONEY, AZ_COUNT, AZ_COUNT, AZ_COUNT, AZ_DATE, AZ_RATIO, AZ_COUNT, AZ_TEXT};

/* One text being read. */
typedef struct scan {
	az_load *load;
	const az_rule *rule;
	const az_doc *text;
	az_piece *pieces;
	size_t count;
} scan;

static char *copy(scan *s, const char *bytes, size_t length)
{
	char *text = az_arena_copy(s->load->arena, bytes, length);
	if (!text)
		s->load->no_memory = true;
	return text;
}

/* `{{` and `}}` are folded to one brace each. */
static void add_text(scan *s, const char *bytes, size_t length)
{
	char *text = copy(s, bytes, length);
	if (!text)
		return;
	size_t n = 0;
	for (size_t i = 0; i < length; i++) {
		text[n++] = bytes[i];
		if (bytes[i] == '{' || bytes[i] == '}')
			i++;
	}
	text[n] = '\0';
	s->pieces[s->count++] = (az_piece){.kind = AZ_PIECE_TEXT, .text = text};
}

/* The format's name from the table, or NULL with a problem. */
static const char *read_format(scan *s, const char *format)
{
	size_t found = az_terms_find(FORMATS, format);
	if (found)
		return FORMATS[found - 1];
	const char *near = az_names_nearest(format, FORMATS);
	az_load_bad(s->load, s->text,
		near ? az_load_text(s->load, "did you mean '%s'?", near)
			 : az_load_text(s->load, "the formats are %s", az_load_joined(s->load, FORMATS)),
		"there is no format '%s'", format);
	return NULL;
}

/* Anything may be shown as text; else the format must be for the type. */
static void check_format(scan *s, const char *name, const char *format, az_type type)
{
	size_t found = format ? az_terms_find(FORMATS, format) : 0;
	if (!found || FORMAT_TYPES[found - 1] == AZ_TEXT || FORMAT_TYPES[found - 1] == type || !type)
		return;
	az_load_bad(s->load, s->text, az_load_text(s->load, "write {%s}: its type formats it", name),
		"{%s} is %s and cannot be shown as %s", name, az_type_of(type)->name, format);
}

static void take_field(scan *s, const char *name, az_piece *piece)
{
	const az_field *field = piece->field.field;
	piece->kind = AZ_PIECE_FIELD;
	az_reads_check(s->load, s->rule->policy, &piece->field, az_doc_place(s->text, s->load->file));
	if (field->type == AZ_LIST || field->type == AZ_ONE)
		az_load_bad(s->load, s->text, "show a field of it, or a value that the finding gives",
			"{%s} holds entities, which have no text", name);
	else
		check_format(s, name, piece->format, field->type);
}

static void take_parameter(scan *s, const char *name, az_piece *piece)
{
	piece->kind = AZ_PIECE_PARAMETER;
	piece->text = name + strlen("param.");
	piece->parameter =
		az_parameter_used(s->load, s->rule->policy, s->rule->is_group ? 0 : s->rule->subject,
			piece->text, az_doc_place(s->text, s->load->file));
	if (piece->parameter)
		check_format(s, name, piece->format, piece->parameter->type);
}

/* A rule without check gives no values, so there the name can only be a field that was misspelt, as
 * `fault` says; a group rule has a check, and its names no dots. */
static void take_value(scan *s, const char *name, const az_field_fault *fault, az_piece *piece)
{
	piece->kind = AZ_PIECE_VALUE;
	az_place place = az_doc_place(s->text, s->load->file);
	if (strchr(name, '.'))
		az_problems_add(s->load->problems, place, NULL, fault->mend, "{%s}: %s", name, fault->what);
	else if (!az_term_is_plain(name, "") || az_term_is_lua_word(name))
		az_problems_add(s->load->problems, place, NULL,
			"write the name of a field, param.name, or a lower-case name; {{ and }} for braces",
			"{%s} holds no name", name);
	else if (!s->rule->has_check)
		az_problems_add(s->load->problems, place, NULL, fault->mend,
			"{%s} is no field, and a rule without check gives no values", name);
}

/* What a group has beside the values that the finding is given; false where it is none of it. */
static bool take_group(scan *s, const char *name, az_piece *piece)
{
	bool key = strcmp(name, "group.key") == 0;
	if (!key && strcmp(name, "group.cases") != 0)
		return false;
	piece->kind = key ? AZ_PIECE_GROUP_KEY : AZ_PIECE_GROUP_CASES;
	check_format(s, name, piece->format, key ? AZ_TEXT : AZ_COUNT);
	return true;
}

/* The fields that a group rule reads are those of many dossiers, so none of them is the finding's. */
static void take_of_group(scan *s, const char *name, az_piece *piece)
{
	if (take_group(s, name, piece))
		return;
	if (strchr(name, '.'))
		az_load_bad(s->load, s->text,
			"let collect return the field, and give the finding what is to be shown",
			"{%s}: a message of a group rule names values, parameters, group.key and group.cases",
			name);
	else
		take_value(s, name, NULL, piece);
}

static void add_name(scan *s, char *name)
{
	az_piece *piece = &s->pieces[s->count];
	az_field_fault fault = {"", ""};
	char *colon = strchr(name, ':');
	if (colon) {
		*colon = '\0';
		piece->format = read_format(s, colon + 1);
	}
	piece->text = name;
	s->count++;
	if (strncmp(name, "param.", 6) == 0)
		take_parameter(s, name, piece);
	else if (s->rule->is_group)
		take_of_group(s, name, piece);
	else if (az_field_ref_find(s->load, s->rule->subject, name, &piece->field, &fault))
		take_field(s, name, piece);
	else
		take_value(s, name, &fault, piece);
}

/* The end of the plain text that begins at `at`: a lone brace, or the end. */
static const char *text_end(const char *at)
{
	while (*at) {
		if (*at != '{' && *at != '}')
			at++;
		else if (at[1] == at[0])
			at += 2;
		else
			break;
	}
	return at;
}

/* Reads the name behind a lone `{`; where to go on, or NULL with a problem. */
static const char *read_name(scan *s, const char *brace)
{
	const char *end = brace + 1 + strcspn(brace + 1, "{}");
	if (*end != '}') {
		az_load_bad(s->load, s->text, "close it: {name}; for a brace itself write {{",
			"a '{' is not closed");
		return NULL;
	}
	char *name = copy(s, brace + 1, (size_t)(end - brace - 1));
	if (name)
		add_name(s, name);
	return name ? end + 1 : NULL;
}

static size_t count_braces(const char *text)
{
	size_t n = 0;
	for (; *text; text++)
		n += *text == '{';
	return n;
}

void az_template_load(az_load *load, const az_doc *text, const az_rule *rule, az_template *out)
{
	scan s = {load, rule, text, NULL, 0};
	const char *at = NULL;
	size_t bad = 0;
	if (!az_keys_text(load, text, &at))
		return;
	if (!az_text_is_safe(at, text->length, &bad) || strlen(at) != text->length) {
		az_load_bad(load, text, "write plain text",
			"the message holds characters that cannot be seen, or is not UTF-8");
		return;
	}
	s.pieces = az_load_array(load, 2 * count_braces(at) + 1, sizeof *s.pieces);
	while (s.pieces && at && *at) {
		const char *end = text_end(at);
		if (end > at)
			add_text(&s, at, (size_t)(end - at));
		if (*end == '}')
			az_load_bad(
				load, text, "open it: {name}; for a brace itself write }}", "a '}' closes nothing");
		at = *end == '{' ? read_name(&s, end) : *end ? NULL : end;
	}
	out->pieces = s.pieces;
	out->count = s.count;
}

static bool has_piece(const az_template *in, const az_piece *piece)
{
	for (size_t i = 0; i < in->count; i++)
		if (in->pieces[i].kind == piece->kind && strcmp(in->pieces[i].text, piece->text) == 0)
			return true;
	return false;
}

static void compare(az_load *load, const az_template *a, const az_template *b, const char *here,
	const char *there, az_place place)
{
	for (size_t i = 0; i < a->count; i++) {
		const az_piece *piece = &a->pieces[i];
		if (piece->kind == AZ_PIECE_TEXT || has_piece(b, piece))
			continue;
		az_problems_add(load->problems, place, NULL, "let both languages say the same",
			"{%s%s} is in %s and not in %s", piece->kind == AZ_PIECE_PARAMETER ? "param." : "",
			piece->text, here, there);
	}
}

void az_template_compare(
	az_load *load, const az_template *zh, const az_template *en, az_place place)
{
	compare(load, zh, en, "zh", "en", place);
	compare(load, en, zh, "en", "zh", place);
}
