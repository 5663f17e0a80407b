#include "exchange/fields_read.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "exchange/names.h"

enum {
	NAME_MOST = 40,
	NAMESPACE_MOST = 16,
	CODES_MOST = 1000,
	CODE_NUMBER_MOST = 60000,
	FIELDS_MOST = 2000
};

const char *const az_fields_keys[] = {"fields", "entities", NULL};
const char *const az_fields_field_keys[] = {
	"type", "sensitivity", "title", "codes", "unit", "doc", NULL};
const char *const az_fields_code_keys[] = {"number", "zh", "en", NULL};

typedef struct reader {
	az_arena *arena;
	az_problems *problems;
	const char *file;
	az_extension *list; /* room for every field of all files */
	size_t count;
	az_place *places; /* of each, for doubles */
} reader;

__attribute__((format(printf, 5, 6))) static bool fields_wrong(const reader *r, const az_doc *doc,
	const char *field, const char *mend, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	az_problems_vadd(r->problems, az_doc_place(doc, r->file), field, mend, format, args);
	va_end(args);
	return false;
}

static bool out_of_memory(const reader *r)
{
	az_place nowhere = {0};
	az_problems_add(r->problems, nowhere, NULL, NULL, "out of memory");
	return false;
}

static bool is_text(const az_doc *doc)
{
	return doc && (doc->kind == AZ_DOC_PLAIN || doc->kind == AZ_DOC_TEXT) && doc->length;
}

/* A copy of the text under `key`; NULL where there is none. */
static const char *text_of(const reader *r, const az_doc *map, const char *key)
{
	const az_doc *doc = az_doc_get(map, key);
	return is_text(doc) ? az_arena_copy(r->arena, doc->text, doc->length) : NULL;
}

/* ---- codes ----------------------------------------------------------------------------------- */

static bool read_number(const az_doc *doc, uint16_t *number)
{
	unsigned long value = 0;
	if (!is_text(doc) || doc->length > 5)
		return false;
	for (size_t i = 0; i < doc->length; i++) {
		if (doc->text[i] < '0' || doc->text[i] > '9')
			return false;
		value = value * 10 + (unsigned long)(doc->text[i] - '0');
	}
	*number = (uint16_t)value;
	return value > 0 && value <= CODE_NUMBER_MOST;
}

static bool read_code(const reader *r, const char *field, const az_doc *doc, az_code *code)
{
	char cut[AZ_SHOWN];
	if (!az_names_only(doc, r->file, "a code", az_fields_code_keys, r->problems))
		return false;
	if (!az_names_plain(doc->key, NAME_MOST))
		return fields_wrong(r, doc, field, "use lower-case letters, digits and _",
			"'%s' is no name for a code", az_names_shown(doc->key, cut));
	code->key = az_arena_string(r->arena, doc->key);
	code->zh = text_of(r, doc, "zh");
	code->en = text_of(r, doc, "en");
	if (!read_number(az_doc_get(doc, "number"), &code->number))
		return fields_wrong(r, doc, field, "write number: 1 (and never use a number again)",
			"the code '%s' has no number from 1 to %d", doc->key, CODE_NUMBER_MOST);
	if (!code->zh || !code->en)
		return fields_wrong(
			r, doc, field, "write zh and en", "the code '%s' has no title", doc->key);
	return true;
}

static int by_number(const void *a, const void *b)
{
	const az_code *x = a, *y = b;
	return (x->number > y->number) - (x->number < y->number);
}

static bool read_codes(
	const reader *r, const char *field, const az_doc *doc, const az_vocabulary **out)
{
	if (!doc || doc->kind != AZ_DOC_MAP || doc->count == 0 || doc->count > CODES_MOST)
		return fields_wrong(r, doc ? doc : &(az_doc){0}, field,
			"write codes: {own: {number: 1, zh: ..., en: ...}}", "has no codes");
	az_code *codes = az_arena_array(r->arena, doc->count, sizeof *codes);
	az_vocabulary *vocabulary = az_arena_alloc(r->arena, sizeof *vocabulary);
	if (!codes || !vocabulary)
		return out_of_memory(r);
	bool good = true;
	size_t n = 0;
	for (const az_doc *entry = doc->first; entry; entry = entry->next)
		good = read_code(r, field, entry, &codes[n++]) && good;
	if (!good)
		return false;
	qsort(codes, n, sizeof *codes, by_number);
	for (size_t i = 1; i < n; i++)
		if (codes[i].number == codes[i - 1].number)
			return fields_wrong(r, doc, field, "give each its own",
				"the codes '%s' and '%s' share a number", codes[i - 1].key, codes[i].key);
	vocabulary->name = field;
	vocabulary->codes = codes;
	vocabulary->count = n;
	*out = vocabulary;
	return true;
}

/* ---- a field --------------------------------------------------------------------------------- */

const az_type az_fields_types[] = {
	AZ_TEXT, AZ_FLAG, AZ_COUNT, AZ_MONEY, AZ_DATE, AZ_CODE, AZ_SET, (az_type)0};

static bool read_type(const reader *r, const az_doc *map, az_extension *out)
{
	const char *names[8] = {0};
	const az_doc *doc = az_doc_get(map, "type");
	for (size_t i = 0; az_fields_types[i]; i++) {
		names[i] = az_type_of(az_fields_types[i])->name;
		if (doc && az_doc_is(doc, names[i]))
			out->type = az_fields_types[i];
	}
	if (out->type)
		return true;
	char mend[160];
	const char *near = is_text(doc) ? az_names_nearest(doc->text, names) : NULL;
	if (near)
		az_problems_mend(r->problems, mend, sizeof mend, "did you mean '%s'?", near);
	else
		snprintf(mend, sizeof mend, "%s",
			AZ_N("write type: text, flag, count, money, date, code or set"));
	return fields_wrong(r, doc ? doc : map, out->name, mend, "has no type that a field may have");
}

static bool read_sensitivity(const reader *r, const az_doc *map, az_extension *out)
{
	const az_doc *doc = az_doc_get(map, "sensitivity");
	if (doc && az_doc_is(doc, "open"))
		out->sensitivity = AZ_OPEN;
	else if (doc && az_doc_is(doc, "personal"))
		out->sensitivity = AZ_PERSONAL;
	else if (doc && az_doc_is(doc, "protected"))
		out->sensitivity = AZ_PROTECTED;
	else
		return fields_wrong(r, doc ? doc : map, out->name,
			"write sensitivity: open, personal or protected", "does not say how sensitive it is");
	return true;
}

static bool read_title(const reader *r, const az_doc *map, az_extension *out)
{
	static const char *const known[] = {"zh", "en", NULL};
	const az_doc *title = az_doc_get(map, "title");
	if (title && !az_names_only(title, r->file, "a title", known, r->problems))
		return false;
	out->zh = title ? text_of(r, title, "zh") : NULL;
	out->en = title ? text_of(r, title, "en") : NULL;
	if (out->zh && out->en)
		return true;
	return fields_wrong(r, title ? title : map, out->name, "write title: {zh: ..., en: ...}",
		"has no title in both languages");
}

static bool read_details(const reader *r, const az_doc *map, az_extension *out)
{
	bool coded = out->type == AZ_CODE || out->type == AZ_SET;
	const az_doc *codes = az_doc_get(map, "codes");
	const az_doc *unit = az_doc_get(map, "unit");
	out->unit = text_of(r, map, "unit");
	out->doc = text_of(r, map, "doc");
	if (unit && out->type != AZ_COUNT)
		return fields_wrong(r, unit, out->name, "leave it out", "only a count has a unit");
	if (codes && !coded)
		return fields_wrong(r, codes, out->name, "leave them out, or write type: code",
			"only a code or a set has codes");
	return !coded || read_codes(r, out->name, codes ? codes : map, &out->codes);
}

static void read_field(reader *r, const char *space, const az_entity *entity, const az_doc *doc)
{
	if (!az_names_plain(doc->key, NAME_MOST)) {
		az_problems_add(r->problems, az_doc_key_place(doc, r->file), doc->key,
			"use lower-case letters, digits and _", "is no name for a field");
		return;
	}
	az_extension *out = &r->list[r->count];
	*out = (az_extension){.entity = entity->id};
	out->name = az_arena_printf(r->arena, "x.%s.%s", space, doc->key);
	if (!out->name) {
		out_of_memory(r);
		return;
	}
	if (!az_names_only(doc, r->file, "a field", az_fields_field_keys, r->problems) &&
		doc->kind != AZ_DOC_MAP)
		return;
	bool good = read_type(r, doc, out);
	good = read_sensitivity(r, doc, out) && good;
	good = read_title(r, doc, out) && good;
	if (good && read_details(r, doc, out))
		r->places[r->count++] = az_doc_key_place(doc, r->file);
}

/* ---- files ----------------------------------------------------------------------------------- */

static const char *entity_name(const void *context, size_t i)
{
	(void)context;
	const az_entity *entity = az_entity_of((unsigned)i + 1);
	return entity ? entity->name : NULL;
}

static void read_entity(reader *r, const char *space, const az_doc *doc)
{
	const az_entity *entity = az_entity_named(doc->key);
	if (!entity) {
		char mend[120];
		const char *near = az_text_nearest(doc->key, entity_name, NULL);
		if (near)
			az_problems_mend(r->problems, mend, sizeof mend, "did you mean '%s'?", near);
		else
			snprintf(mend, sizeof mend, "%s", AZ_N("`assize schema` lists the entities"));
		az_problems_add(
			r->problems, az_doc_key_place(doc, r->file), doc->key, mend, "there is no such entity");
		return;
	}
	if (doc->kind != AZ_DOC_MAP) {
		fields_wrong(r, doc, doc->key, "write name: {type: ..., ...}", "holds no map of fields");
		return;
	}
	for (const az_doc *field = doc->first; field; field = field->next)
		read_field(r, space, entity, field);
}

static void read_file(reader *r, const az_doc *doc)
{
	if (!az_names_only(doc, r->file, "a fields file", az_fields_keys, r->problems) &&
		doc->kind != AZ_DOC_MAP)
		return;
	const az_doc *space = az_doc_get(doc, "fields");
	const az_doc *entities = az_doc_get(doc, "entities");
	if (!is_text(space) || !az_names_plain(space->text, NAMESPACE_MOST)) {
		fields_wrong(r, space ? space : doc, "fields",
			"write fields: zj (the province's short name)",
			"a fields file names its namespace in lower-case letters");
		return;
	}
	if (!entities || entities->kind != AZ_DOC_MAP) {
		fields_wrong(r, entities ? entities : doc, "entities",
			"write entities: {defendant: {name: {...}}}", "has no map of entities");
		return;
	}
	for (const az_doc *entity = entities->first; entity; entity = entity->next)
		read_entity(r, space->text, entity);
}

/* The most fields that the files can declare. */
static size_t room_for(const az_fields_file *files, size_t count)
{
	size_t room = 0;
	for (size_t i = 0; i < count; i++) {
		const az_doc *entities =
			files[i].doc->kind == AZ_DOC_MAP ? az_doc_get(files[i].doc, "entities") : NULL;
		const az_doc *entity = entities && entities->kind == AZ_DOC_MAP ? entities->first : NULL;
		for (; entity; entity = entity->next)
			room += entity->count;
	}
	return room;
}

static int by_entity_and_name(const void *a, const void *b)
{
	const az_extension *x = a, *y = b;
	if (x->entity != y->entity)
		return x->entity < y->entity ? -1 : 1;
	return strcmp(x->name, y->name);
}

/* Sorting would part a field from its place, so doubles are looked for before. */
static void check_doubles(const reader *r)
{
	for (size_t i = 1; i < r->count; i++) {
		for (size_t k = 0; k < i; k++) {
			if (by_entity_and_name(&r->list[i], &r->list[k]) != 0)
				continue;
			az_problems_add(r->problems, r->places[i], r->list[i].name, "take one of them out",
				"is declared already, in %s:%d", r->places[k].file ? r->places[k].file : "",
				r->places[k].line);
			break;
		}
	}
}

bool az_fields_read(const az_fields_file *files, size_t count, az_arena *arena, az_schema *schema,
	az_problems *problems)
{
	size_t before = az_problems_count(problems);
	size_t room = room_for(files, count);
	reader r = {.arena = arena, .problems = problems};
	*schema = (az_schema){0};
	if (room > FIELDS_MOST) {
		az_problems_add(problems, (az_place){.file = files[0].name}, NULL,
			"keep what rules and reports read", "declares %zu fields; at most %d may be", room,
			FIELDS_MOST);
		return false;
	}
	r.list = az_arena_array(arena, room + 1, sizeof *r.list);
	r.places = az_arena_array(arena, room + 1, sizeof *r.places);
	if (!r.list || !r.places)
		return out_of_memory(&r);
	for (size_t i = 0; i < count; i++) {
		r.file = files[i].name;
		read_file(&r, files[i].doc);
	}
	check_doubles(&r);
	if (az_problems_count(problems) != before)
		return false;
	qsort(r.list, r.count, sizeof *r.list, by_entity_and_name);
	schema->extensions = r.list;
	schema->count = r.count;
	return true;
}
