/* Reading how a field is filled. */
#include "exchange/map/inside.h"

#include <stdio.h>
#include <string.h>

#include "exchange/names.h"
#include "model/date.h"
#include "model/value.h"
#include "base/words.h"

/* ---- what a constant or a table may say ------------------------------------------------------ */

static bool is_many(const az_field *field)
{
	return field->type == AZ_SET || field->type == AZ_REFS;
}

static bool check_code(map_reader *r, const az_field *field, const az_doc *doc, const char *text)
{
	char cut[AZ_SHOWN];
	if (az_code_named(field->codes, text, strlen(text)))
		return true;
	char mend[120];
	az_map_mend_name(r, mend, sizeof mend, az_code_nearest(field->codes, text),
		AZ_N("`assize schema` lists the terms"));
	return az_map_wrong(r, doc, field->name, mend, "'%s' is no term of %s",
		az_names_shown(text, cut), field->codes->name);
}

/* Checks, while the map loads, a text that the map itself gives to a field. */
static bool check_text(map_reader *r, const az_field *field, const az_doc *doc, const char *text)
{
	char cut[AZ_SHOWN];
	az_state state;
	az_scalar scalar;
	const char *why = NULL;
	char mend[160];
	if (field->number != 1 && az_state_word(text, strlen(text), &state))
		return true;
	if (strstr(text, "<n>") || (is_many(field) && strcmp(text, "[]") == 0))
		return true;
	switch (field->type) {
	case AZ_TEXT:
	case AZ_REF:
	case AZ_REFS:
		return true;
	case AZ_CODE:
	case AZ_SET:
		return check_code(r, field, doc, text);
	default:
		if (az_scalar_parse(field->type, field->codes, text, strlen(text), &scalar, &why))
			return true;
		az_problems_mend(
			r->problems, mend, sizeof mend, "write %s", az_type_of(field->type)->expected);
		return az_map_wrong(r, doc, field->name, mend, "'%s': %s", az_names_shown(text, cut),
			why ? why : AZ_N("it does not fit the field"));
	}
}

/* A key that the map itself writes names one certain person. */
static bool names_person(const az_field *field, const char *constant)
{
	bool person = field->target == AZ_DEFENDANT || field->target == AZ_VICTIM;
	bool ref = field->type == AZ_REF || field->type == AZ_REFS;
	return ref && person && !strstr(constant, "<n>") && strcmp(constant, "[]") != 0;
}

static bool read_constant(
	map_reader *r, const map_scope *scope, const az_doc *doc, const char *text, map_entry *entry)
{
	entry->constant = az_arena_string(r->arena, text);
	if (!entry->constant)
		return az_map_out_of_memory(r);
	if (strstr(text, "<n>") && !scope->each)
		return az_map_wrong(r, doc, entry->as.name, "write each: path, or another constant",
			"<n> is the number of an element, and there is no `each` here");
	map_scope named = *scope;
	named.person = scope->person || names_person(&entry->as, text);
	if (named.person && !scope->person && !az_map_check_person(r, &named, doc, true))
		return false;
	return check_text(r, &entry->as, doc, text);
}

/* A path, or a constant that begins with =. */
static bool read_source(map_reader *r, const map_scope *scope, const az_doc *doc, map_entry *entry)
{
	if (!az_map_is_text(doc))
		return az_map_wrong(r, doc, entry->as.name, "write a path of the source, or =constant",
			"is neither a path nor a constant");
	if (doc->text[0] == '=')
		return read_constant(r, scope, doc, doc->text + 1, entry);
	if (!az_map_read_path(r, scope, doc, doc->text, true, &entry->from))
		return false;
	return az_map_check_person(r, scope, doc, entry->from.whole);
}

const char *const az_map_entry_keys[] = {"from", "values", "doubtful", "unit", "written",
	"known_to", "absent", "otherwise", "when", NULL};

/* ---- the map of an entry --------------------------------------------------------------------- */

static bool read_values(map_reader *r, const az_doc *doc, map_entry *entry)
{
	char cut[AZ_SHOWN];
	const az_doc *table = doc;
	if (az_map_is_text(doc)) {
		table = r->tables ? az_doc_get(r->tables, doc->text) : NULL;
		if (!table) {
			char mend[120];
			az_map_mend_name(r, mend, sizeof mend, az_map_nearest_key(r->tables, doc->text),
				AZ_N("write it under `values:` of the map"));
			return az_map_wrong(r, doc, entry->as.name, mend, "there is no table '%s'",
				az_names_shown(doc->text, cut));
		}
	}
	if (table->kind != AZ_DOC_MAP)
		return az_map_wrong(
			r, table, entry->as.name, "write {source text: field's text}", "is no table of values");
	for (const az_doc *row = table->first; row; row = row->next) {
		if (row->kind == AZ_DOC_NULL)
			continue;
		if (!az_map_is_text(row))
			return az_map_wrong(
				r, row, entry->as.name, "write one text", "is no value for a field");
		if (!check_text(r, &entry->as, row, row->text))
			return false;
	}
	entry->values = table;
	return true;
}

static bool read_doubtful(map_reader *r, const az_doc *doc, map_entry *entry)
{
	for (const az_doc *text = doc->first; text; text = text->next)
		if (!az_map_is_text(text))
			return az_map_wrong(r, text, entry->as.name, "write the source's texts", "is no text");
	entry->doubtful = doc;
	return doc->kind == AZ_DOC_LIST ||
		   az_map_wrong(r, doc, entry->as.name, "write doubtful: [text, text]", "is no list");
}

/* The place of `doc` in a NULL-ended list of words, or -1 with a problem. */
static int read_word(map_reader *r, const az_doc *doc, const char *const *words, const char *mend)
{
	char cut[AZ_SHOWN];
	for (int i = 0; words[i]; i++)
		if (az_doc_is(doc, words[i]))
			return i;
	az_map_wrong(r, doc, NULL, mend, "'%s' is not known here",
		az_map_is_text(doc) ? az_names_shown(doc->text, cut) : "");
	return -1;
}

static bool read_unit(map_reader *r, const az_doc *doc, map_entry *entry)
{
	static const char *const money[] = {"元", "万元", "亿元", "分", NULL};
	static const char *const months[] = {"months", "years", NULL};
	bool of_months =
		entry->as.type == AZ_COUNT && entry->as.unit && strcmp(entry->as.unit, "months") == 0;
	if (entry->as.type != AZ_MONEY && !of_months)
		return az_map_wrong(
			r, doc, NULL, "leave it out", "%s has no unit that could be turned", entry->as.name);
	int word = of_months ? read_word(r, doc, months, AZ_N("write unit: months or years"))
						 : read_word(r, doc, money, "write unit: 元, 万元, 亿元 or 分");
	if (word >= 0)
		entry->unit = of_months ? months[word] : money[word];
	return word >= 0;
}

static bool read_date_options(map_reader *r, const az_doc *map, map_entry *entry)
{
	static const char *const precisions[] = {"day", "month", "year", NULL};
	const az_doc *written = az_doc_get(map, "written");
	const az_doc *known_to = az_doc_get(map, "known_to");
	if ((written || known_to) && entry->as.type != AZ_DATE)
		return az_map_wrong(
			r, written ? written : known_to, NULL, "leave it out", "%s is no date", entry->as.name);
	if (written) {
		if (!az_map_is_text(written) || !strstr(written->text, "yyyy"))
			return az_map_wrong(r, written, NULL, "write written: yyyymmdd, or dd.mm.yyyy",
				"is no way to write a date");
		entry->written = written->text;
	}
	entry->known_to =
		known_to ? read_word(r, known_to, precisions, AZ_N("write known_to: month or year"))
				 : AZ_DAY;
	return entry->known_to >= 0;
}

static bool read_absent(map_reader *r, const az_doc *doc, map_entry *entry)
{
	static const char *const words[] = {"none", "n/a", NULL};
	int word = read_word(r, doc, words, AZ_N("write absent: none, or absent: n/a"));
	bool has_none = is_many(&entry->as) || entry->as.type == AZ_FLAG ||
					entry->as.type == AZ_MONEY || entry->as.type == AZ_COUNT;
	if (word == 0 && !has_none)
		return az_map_wrong(r, doc, NULL, "write absent: n/a, or leave it out",
			"none means nothing for %s", entry->as.name);
	entry->absent = word == 0 ? MAP_NONE : MAP_NOT_APPLICABLE;
	return word >= 0;
}

static bool read_otherwise(map_reader *r, const az_doc *doc, map_entry *entry)
{
	static const char *const words[] = {"notes", NULL};
	entry->otherwise_notes = read_word(r, doc, words, AZ_N("write otherwise: notes")) == 0;
	return entry->otherwise_notes;
}

static bool read_options(map_reader *r, const az_doc *map, map_entry *entry)
{
	const az_doc *values = az_doc_get(map, "values");
	const az_doc *doubtful = az_doc_get(map, "doubtful");
	const az_doc *unit = az_doc_get(map, "unit");
	const az_doc *absent = az_doc_get(map, "absent");
	const az_doc *otherwise = az_doc_get(map, "otherwise");
	bool good = !values || read_values(r, values, entry);
	good = (!doubtful || read_doubtful(r, doubtful, entry)) && good;
	good = (!unit || read_unit(r, unit, entry)) && good;
	good = (!absent || read_absent(r, absent, entry)) && good;
	good = (!otherwise || read_otherwise(r, otherwise, entry)) && good;
	return read_date_options(r, map, entry) && good;
}

static bool read_entry_map(
	map_reader *r, const map_scope *outer, const az_doc *map, map_entry *entry)
{
	map_scope scope = *outer;
	map_claim claim = {0};
	const az_doc *from = az_doc_get(map, "from");
	const az_doc *when = az_doc_get(map, "when");
	if (!az_names_only(map, r->file, "an entry of a map", az_map_entry_keys, r->problems))
		return false;
	if (!from)
		return az_map_wrong(r, map, entry->as.name, "write from: path", "does not say where from");
	entry->when = az_map_read_condition(r, &scope, when, &claim);
	if (when && !entry->when)
		return false;
	scope.alone = scope.alone || claim.alone;
	if (!az_map_check_person(r, &scope, when ? when : map, claim.whole))
		return false;
	return read_source(r, &scope, from, entry) && read_options(r, map, entry);
}

static map_entry *read_one(map_reader *r, const map_scope *scope, const az_field *field,
	const az_extension *extension, const az_doc *doc)
{
	map_entry *entry = az_map_alloc(r, sizeof *entry);
	if (!entry)
		return NULL;
	entry->field = field;
	entry->extension = extension;
	entry->as = extension ? az_extension_field(extension) : *field;
	entry->place = az_doc_place(doc, r->file);
	bool good = doc->kind == AZ_DOC_MAP ? read_entry_map(r, scope, doc, entry)
										: read_source(r, scope, doc, entry);
	return good ? entry : NULL;
}

map_entry *az_map_read_entry(map_reader *r, const map_scope *scope, const az_field *field,
	const az_extension *extension, const az_doc *doc)
{
	if (doc->kind != AZ_DOC_LIST)
		return read_one(r, scope, field, extension, doc);
	map_entry *first = NULL;
	map_entry **tail = NULL;
	for (const az_doc *way = doc->first; way; way = way->next) {
		map_entry *entry = read_one(r, scope, field, extension, way);
		if (!entry)
			return NULL;
		if (tail)
			*tail = entry;
		else
			first = entry;
		tail = &entry->other;
	}
	if (!first)
		az_map_wrong(r, doc, NULL, "write a path", "is an empty list");
	return first;
}
