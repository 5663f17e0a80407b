/* Mutants of the manifest: the values of its parameters. */
#include "policy/mutate/inside.h"

#include <string.h>

#include "base/text.h"
#include "exchange/doc/doc.h"
#include "model/money.h"

typedef struct figure {
	az_mutating *m;
	const az_parameter *parameter;
	const az_parameter_value *value;
	const az_doc *doc; /* of the value in the manifest */
} figure;

/* ---- places -------------------------------------------------------------------------------------- */

/* The byte of a line and a column, which counts characters. */
static uint32_t offset_of(const az_bundle_file *file, int line, int column)
{
	size_t at = 0;
	for (int i = 1; i < line && at < file->length; at++)
		i += file->bytes[at] == '\n';
	for (int i = 1; i < column && at < file->length; i++) {
		uint32_t code;
		size_t n = az_utf8_decode(file->bytes + at, file->length - at, &code);
		at += n ? n : 1;
	}
	return (uint32_t)at;
}

/* The bytes of a scalar. False where they are not what the document says, as behind an alias. */
static bool span_of(const az_bundle_file *file, const az_doc *doc, uint32_t *at, uint32_t *end)
{
	*at = offset_of(file, doc->line, doc->column);
	const char *bytes = file->bytes + *at;
	size_t left = file->length - *at;
	if (doc->kind == AZ_DOC_TEXT && left > 1 && (*bytes == '"' || *bytes == '\'')) {
		const char *stop = memchr(bytes + 1, *bytes, left - 1);
		*end = stop ? *at + (uint32_t)(stop - bytes) + 1 : *at;
		return stop != NULL;
	}
	*end = *at + (uint32_t)doc->length;
	return doc->kind == AZ_DOC_PLAIN && doc->length && doc->length <= left &&
		   memcmp(bytes, doc->text, doc->length) == 0;
}

/* ---- changes ------------------------------------------------------------------------------------- */

static az_mutant mutant_at(const figure *f, az_mutant_kind kind, const az_doc *doc)
{
	return (az_mutant){.kind = kind,
		.parameter = f->parameter,
		.text = "",
		.line = doc->line,
		.column = doc->column,
		.before = az_mutant_text(f->m, "%s: %s", f->parameter->name, doc->text)};
}

static void replace(const figure *f, az_mutant_kind kind, const az_doc *doc, const char *text)
{
	uint32_t at = 0, end = 0;
	if (!span_of(f->m->file, doc, &at, &end))
		return;
	az_mutant mutant = mutant_at(f, kind, doc);
	mutant.at = at;
	mutant.removed = end - at;
	mutant.text = text;
	mutant.after = az_mutant_text(f->m, "%s: %s", f->parameter->name, text);
	az_mutant_add(f->m, &mutant);
}

static const char *shown(const figure *f, int64_t number)
{
	char text[AZ_MONEY_TEXT];
	if (f->parameter->type == AZ_MONEY)
		return az_mutant_text(f->m, "%s", az_money_format(number, text));
	if (f->parameter->type == AZ_RATIO)
		return az_mutant_text(f->m, "%s", az_ratio_format(number, text));
	return az_mutant_text(f->m, "%lld", (long long)number);
}

static void move(const figure *f)
{
	if (f->value->number > 0)
		replace(f, AZ_MUTANT_FIGURE, f->doc, shown(f, f->value->number - 1));
	if (f->value->number < AZ_MONEY_MOST)
		replace(f, AZ_MUTANT_FIGURE, f->doc, shown(f, f->value->number + 1));
}

static void choose_next(const figure *f)
{
	const char *const *choices = f->parameter->choices;
	size_t count = 0;
	while (choices && choices[count])
		count++;
	if (count > 1 && f->value->number > 0)
		replace(f, AZ_MUTANT_FIGURE, f->doc, choices[(size_t)f->value->number % count]);
}

/* ---- terms --------------------------------------------------------------------------------------- */

/* In `- term` of a block the dash goes too; in [a, b] the comma. */
static bool removal_of(
	const figure *f, const az_doc *before, const az_doc *item, uint32_t *at, uint32_t *end)
{
	const az_bundle_file *file = f->m->file;
	uint32_t start, stop = 0, from = 0;
	if (!span_of(file, item, at, end))
		return false;
	for (start = *at; start && file->bytes[start - 1] == ' '; start--)
		;
	if (start && file->bytes[start - 1] == '-') {
		*at = start - 1;
		return true;
	}
	if (item->next && span_of(file, item->next, &from, &stop))
		*end = from;
	else if (before && span_of(file, before, &from, &stop))
		*at = stop;
	return item->next || before;
}

static void drop_terms(const figure *f)
{
	const az_doc *before = NULL;
	if (f->doc->kind != AZ_DOC_LIST || f->doc->count < 2)
		return;
	for (const az_doc *item = f->doc->first; item; before = item, item = item->next) {
		uint32_t at = 0, end = 0;
		if (!removal_of(f, before, item, &at, &end))
			continue;
		az_mutant mutant = mutant_at(f, AZ_MUTANT_TERM, item);
		mutant.at = at;
		mutant.removed = end - at;
		az_mutant_add(f->m, &mutant);
	}
}

/* ---- dates --------------------------------------------------------------------------------------- */

/* The day from which a later value holds parts two figures; before the first there is none. */
static void move_from(const figure *f, const az_doc *from)
{
	static const int DAYS[] = {-1, 1};
	char text[AZ_DATE_TEXT];
	az_date date;
	for (size_t i = 0; i < 2 && from; i++)
		if (az_date_add_days((az_date){f->value->from, AZ_DAY}, DAYS[i], &date))
			replace(
				f, AZ_MUTANT_DATE, from, az_mutant_text(f->m, "%s", az_date_format(date, text)));
}

/* ---- the manifest -------------------------------------------------------------------------------- */

static void mutate_value(const figure *f, const az_doc *map, bool first)
{
	switch ((int)f->parameter->type) {
	case AZ_FLAG:
		replace(f, AZ_MUTANT_FIGURE, f->doc, f->value->number ? "false" : "true");
		break;
	case AZ_CODE:
		choose_next(f);
		break;
	case AZ_SET:
		drop_terms(f);
		break;
	default:
		move(f);
		break;
	}
	if (!first)
		move_from(f, az_doc_get(map, "from"));
}

static void mutate_parameter(az_mutating *m, const az_parameter *parameter, const az_doc *doc)
{
	const az_doc *values = doc ? az_doc_get(doc, "values") : NULL;
	const az_doc *map = values ? values->first : NULL;
	for (size_t i = 0; i < parameter->count && map; i++, map = map->next) {
		figure f = {m, parameter, &parameter->values[i], az_doc_get(map, "value")};
		if (f.doc)
			mutate_value(&f, map, i == 0);
	}
}

void az_mutants_figures(az_mutating *m)
{
	az_problems *problems = az_problems_new(1);
	const az_doc *doc = NULL, *parameters = NULL;
	if (problems)
		doc =
			az_doc_yaml(m->arena, m->file->shown, m->file->bytes, m->file->length, NULL, problems);
	m->no_memory = m->no_memory || !doc;
	az_problems_free(problems);
	if (doc)
		parameters = az_doc_get(doc, "parameters");
	for (size_t i = 0; i < m->policy->parameter_count && parameters; i++)
		mutate_parameter(
			m, &m->policy->parameters[i], az_doc_get(parameters, m->policy->parameters[i].name));
}
