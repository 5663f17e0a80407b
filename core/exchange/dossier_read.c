#include "exchange/dossier_read.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "model/value.h"

enum { PATH_SIZE = 256 };

typedef struct reader {
	az_dossier *dossier;
	const char *file;
	az_problems *problems;
} reader;

/* Where the reader stands: an item and its path for messages. */
typedef struct position {
	az_item *item;
	const az_entity *entity;
	char path[PATH_SIZE];
} position;

static bool is_scalar(const az_doc *doc)
{
	return doc->kind == AZ_DOC_PLAIN || doc->kind == AZ_DOC_TEXT;
}

static const char *kind_name(const az_doc *doc)
{
	return doc->kind == AZ_DOC_LIST ? "a list" : doc->kind == AZ_DOC_MAP ? "a map" : "one value";
}

/* Adds a problem about `name` of the item at `at`. */
__attribute__((format(printf, 6, 7))) static void problem(const reader *r, const position *at,
	const char *name, az_place place, const char *mend, const char *format, ...)
{
	char path[PATH_SIZE + 128], text[320];
	va_list args;
	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	snprintf(
		path, sizeof path, "%s%s%.120s", at->path, *at->path && name ? "." : "", name ? name : "");
	az_problems_add(r->problems, place, *path ? path : NULL, mend, "%s", text);
}

static void out_of_memory(const reader *r, const az_doc *doc)
{
	az_problems_add(r->problems, az_doc_place(doc, r->file), NULL, NULL, "out of memory");
}

static bool says_state(const az_doc *doc, az_state *state)
{
	if (doc->kind == AZ_DOC_NULL) {
		*state = AZ_UNKNOWN;
		return true;
	}
	return is_scalar(doc) && az_state_word(doc->text, doc->length, state);
}

/* ---- scalars, sets and references ------------------------------------------------------------ */

static void set_one(const reader *r, const position *at, const az_field *field,
	const az_extension *extension, const az_doc *doc)
{
	az_place place = az_doc_place(doc, r->file);
	if (extension)
		az_item_set_extension(
			r->dossier, at->item, extension, doc->text, doc->length, place, r->problems);
	else
		az_item_set(r->dossier, at->item, field, doc->text, doc->length, place, r->problems);
}

static void set_state(const reader *r, const position *at, const az_field *field,
	const az_extension *extension, az_state state, const az_doc *doc)
{
	assize_status rc = extension
						   ? az_item_set_extension_state(r->dossier, at->item, extension, state)
						   : az_item_set_state(r->dossier, at->item, field, state);
	if (rc == ASSIZE_ERROR_MEMORY)
		out_of_memory(r, doc);
}

/* A list of codes or keys: each a scalar; none of them may say unknown. */
static void read_members(const reader *r, const position *at, const az_field *field,
	const az_extension *extension, const az_doc *doc)
{
	az_state state;
	set_state(r, at, field, extension, AZ_KNOWN, doc);
	for (const az_doc *member = doc->first; member; member = member->next) {
		az_place place = az_doc_place(member, r->file);
		if (says_state(member, &state))
			problem(r, at, field->name, place, "take it out, or leave the whole field out",
				"a list has members; unknown is no member");
		else if (!is_scalar(member))
			problem(r, at, field->name, place, "write one word for each member",
				"is a list of single values, but a member is %s", kind_name(member));
		else
			set_one(r, at, field, extension, member);
	}
}

/* A field that holds values, not items. */
static void read_value(const reader *r, const position *at, const az_field *field,
	const az_extension *extension, const az_doc *doc)
{
	bool many = field->type == AZ_SET || field->type == AZ_REFS;
	if (doc->kind == AZ_DOC_NULL)
		return;
	if (is_scalar(doc)) {
		set_one(r, at, field, extension, doc);
	} else if (doc->kind == AZ_DOC_LIST && many) {
		read_members(r, at, field, extension, doc);
	} else {
		char mend[160];
		snprintf(mend, sizeof mend, "write %s", az_type_of(field->type)->expected);
		problem(r, at, field->name, az_doc_place(doc, r->file), mend, "is %s where %s is meant",
			kind_name(doc), many ? "a list of values" : "one value");
	}
}

/* ---- items ------------------------------------------------------------------------------------
 */

static void read_fields(const reader *r, const position *at, const az_doc *map);

/* The position of a new item: "defendant.D1", or "defendant[2]" where it has no key. */
static void item_position(
	position *child, const position *at, const az_doc *doc, const az_field *in, size_t ordinal)
{
	const az_doc *key = doc->kind == AZ_DOC_MAP ? az_doc_get(doc, "key") : NULL;
	const char *before = at->entity->id == AZ_CASE ? "" : at->path;
	const char *dot = *before ? "." : "";
	child->entity = az_entity_of(in->target);
	int n;
	if (in->type == AZ_ONE)
		n = snprintf(child->path, PATH_SIZE, "%s%s%s", before, dot, child->entity->name);
	else if (key && is_scalar(key))
		n = snprintf(
			child->path, PATH_SIZE, "%s%s%s.%.80s", before, dot, child->entity->name, key->text);
	else
		n = snprintf(
			child->path, PATH_SIZE, "%s%s%s[%zu]", before, dot, child->entity->name, ordinal);
	if (n >= PATH_SIZE)
		az_text_cut(child->path, PATH_SIZE, child->path);
}

/* `measures: [query]`: a code that stands for the item it names. */
static void read_short_item(const reader *r, const position *child, const az_doc *doc)
{
	az_state state;
	const az_entity *entity = child->entity;
	az_place place = az_doc_place(doc, r->file);
	if (says_state(doc, &state))
		problem(r, child, NULL, place, "take it out, or leave the whole list out",
			"a list has items; unknown is no item");
	else if (!entity->key_from)
		problem(r, child, NULL, place, "write it as {key: ..., ...}",
			"'%.60s' is one value, but %s is written with its fields", doc->text, entity->name);
	else
		set_one(r, child, az_field_numbered(entity, entity->key_from), NULL, doc);
}

static void read_item(
	const reader *r, const position *at, const az_field *in, const az_doc *doc, size_t ordinal)
{
	position child;
	item_position(&child, at, doc, in, ordinal);
	if (doc->kind == AZ_DOC_LIST) {
		problem(r, &child, NULL, az_doc_place(doc, r->file), "write a map of fields",
			"is a list where one %s is meant", child.entity->name);
		return;
	}
	child.item = az_item_add(r->dossier, at->item, in);
	if (!child.item) {
		out_of_memory(r, doc);
		return;
	}
	az_item_set_place(child.item, az_doc_place(doc, r->file));
	if (doc->kind == AZ_DOC_MAP)
		read_fields(r, &child, doc);
	else
		read_short_item(r, &child, doc);
}

static void read_list(const reader *r, const position *at, const az_field *field, const az_doc *doc)
{
	az_state state;
	if (says_state(doc, &state)) {
		set_state(r, at, field, NULL, state, doc);
		return;
	}
	if (doc->kind != AZ_DOC_LIST) {
		problem(r, at, field->name, az_doc_place(doc, r->file),
			"begin each item with `- `, or write [] for none", "is %s where a list is meant",
			kind_name(doc));
		return;
	}
	if (az_item_list(r->dossier, at->item, field) == ASSIZE_ERROR_MEMORY)
		out_of_memory(r, doc);
	size_t ordinal = 0;
	for (const az_doc *item = doc->first; item; item = item->next)
		read_item(r, at, field, item, ++ordinal);
}

static void read_single(
	const reader *r, const position *at, const az_field *field, const az_doc *doc)
{
	az_state state;
	if (says_state(doc, &state))
		set_state(r, at, field, NULL, state, doc);
	else if (doc->kind == AZ_DOC_MAP)
		read_item(r, at, field, doc, 1);
	else
		problem(r, at, field->name, az_doc_place(doc, r->file), "write its fields under it",
			"is %s where a map of fields is meant", kind_name(doc));
}

/* ---- names ------------------------------------------------------------------------------------
 */

typedef struct extension_names {
	const az_schema *schema;
	az_entity_id entity;
} extension_names;

static const char *extension_name(const void *context, size_t i)
{
	const extension_names *names = context;
	size_t count = names->schema ? names->schema->count : 0;
	for (size_t k = 0; k < count; k++)
		if (names->schema->extensions[k].entity == names->entity && i-- == 0)
			return names->schema->extensions[k].name;
	return NULL;
}

static void unknown_extension(
	const reader *r, const position *at, const char *name, const az_doc *doc)
{
	char mend[160] = "declare it in a fields file, and name the file in the profile";
	const extension_names names = {az_dossier_schema(r->dossier), at->entity->id};
	const char *near = az_text_nearest(name, extension_name, &names);
	if (near)
		snprintf(mend, sizeof mend, "did you mean '%s'?", near);
	problem(r, at, name, az_doc_key_place(doc, r->file), mend,
		"no province's field of %s has this name", at->entity->name);
}

static void read_extension(const reader *r, const position *at, const char *name, const az_doc *doc)
{
	const az_schema *schema = az_dossier_schema(r->dossier);
	const az_extension *extension = az_schema_find(schema, at->entity->id, name, strlen(name));
	if (!extension) {
		unknown_extension(r, at, name, doc);
		return;
	}
	az_field field = az_extension_field(extension);
	read_value(r, at, &field, extension, doc);
}

/* `x: {zj: {name: v}}`, or `x: {zj.name: v}`. */
static void read_nested(
	const reader *r, const position *at, const char *prefix, const az_doc *map, int depth)
{
	if (map->kind == AZ_DOC_NULL)
		return;
	if (map->kind != AZ_DOC_MAP) {
		problem(r, at, prefix, az_doc_place(map, r->file), "write x: {zj: {name: value}}",
			"is %s where a namespace and its fields are meant", kind_name(map));
		return;
	}
	for (const az_doc *entry = map->first; entry; entry = entry->next) {
		char name[160];
		snprintf(name, sizeof name, "%s.%.100s", prefix, entry->key);
		if (depth == 0 && !strchr(entry->key, '.'))
			read_nested(r, at, name, entry, 1);
		else
			read_extension(r, at, name, entry);
	}
}

static void unknown_field(const reader *r, const position *at, const az_doc *doc)
{
	char mend[160];
	const az_field *in_case = az_field_named(az_entity_of(AZ_CASE), doc->key, strlen(doc->key));
	const char *near = az_field_nearest(at->entity, doc->key);
	if (near)
		snprintf(mend, sizeof mend, "did you mean '%s'?", near);
	else if (in_case && in_case->type == AZ_LIST)
		snprintf(mend, sizeof mend, "'%s' is a list of the case: move it to the top level",
			in_case->name);
	else
		snprintf(mend, sizeof mend, "`assize schema` lists the fields of %s", at->entity->name);
	problem(r, at, doc->key, az_doc_key_place(doc, r->file), mend, "%s has no such field",
		at->entity->name);
}

static void read_field(const reader *r, const position *at, const az_doc *doc)
{
	const az_field *field = az_field_named(at->entity, doc->key, strlen(doc->key));
	if (!field && strcmp(doc->key, "x") == 0)
		read_nested(r, at, "x", doc, 0);
	else if (!field && strncmp(doc->key, "x.", 2) == 0)
		read_extension(r, at, doc->key, doc);
	else if (!field)
		unknown_field(r, at, doc);
	else if (field->derive)
		problem(r, at, field->name, az_doc_key_place(doc, r->file), "leave it out",
			"is computed by assize");
	else if (field->type == AZ_LIST)
		read_list(r, at, field, doc);
	else if (field->type == AZ_ONE)
		read_single(r, at, field, doc);
	else
		read_value(r, at, field, NULL, doc);
}

/* The key first, so that all later messages about the item name it. */
static void read_fields(const reader *r, const position *at, const az_doc *map)
{
	const az_doc *key = az_doc_get(map, "key");
	if (key)
		read_value(r, at, az_field_numbered(at->entity, 1), NULL, key);
	for (const az_doc *entry = map->first; entry; entry = entry->next)
		if (entry != key)
			read_field(r, at, entry);
}

/* ---- the top level ----------------------------------------------------------------------------
 */

static void read_case(const reader *r, const position *at, const az_doc *map)
{
	if (map->kind == AZ_DOC_NULL)
		return;
	if (map->kind != AZ_DOC_MAP) {
		problem(r, at, NULL, az_doc_place(map, r->file), "write case: {court: ..., ...}",
			"is %s where a map of the case's fields is meant", kind_name(map));
		return;
	}
	for (const az_doc *entry = map->first; entry; entry = entry->next) {
		const az_field *field = az_field_named(at->entity, entry->key, strlen(entry->key));
		az_place place = az_doc_key_place(entry, r->file);
		if (field && field->type == AZ_LIST)
			problem(r, at, field->name, place, "move it to the top level, beside `case`",
				"is a list of the dossier, not a field of `case`");
		else if (field && field->number == 1)
			problem(r, at, field->name, place, "move it to the top level, beside `case`",
				"the dossier's key does not stand in `case`");
		else
			read_field(r, at, entry);
	}
}

typedef struct top_names {
	const az_entity *entity;
} top_names;

static const char *top_name(const void *context, size_t i)
{
	const top_names *names = context;
	if (i == 0)
		return "case";
	if (i == 1)
		return "key";
	for (size_t k = 0, seen = 1; k < names->entity->count; k++) {
		const az_field *field = &names->entity->fields[k];
		if (field->type == AZ_LIST && ++seen == i)
			return field->name;
	}
	return NULL;
}

static void unknown_top(const reader *r, const az_doc *doc)
{
	const top_names names = {az_entity_of(AZ_CASE)};
	position top = {.entity = names.entity};
	char mend[160] = "`assize schema` lists what a dossier holds";
	const char *near = az_text_nearest(doc->key, top_name, &names);
	const az_field *field = az_field_named(names.entity, doc->key, strlen(doc->key));
	if (field || strcmp(doc->key, "x") == 0 || strncmp(doc->key, "x.", 2) == 0)
		snprintf(mend, sizeof mend, "move it into the map under `case`");
	else if (near)
		snprintf(mend, sizeof mend, "did you mean '%s'?", near);
	problem(r, &top, doc->key, az_doc_key_place(doc, r->file), mend,
		"stands at the top level of a dossier, which holds key, case and the case's lists");
}

static void read_top(const reader *r, const position *root, const az_doc *entry)
{
	const az_field *field = az_field_named(root->entity, entry->key, strlen(entry->key));
	if (strcmp(entry->key, "case") == 0)
		read_case(r, root, entry);
	else if (field && field->type == AZ_LIST)
		read_list(r, root, field, entry);
	else if (field && field->number == 1)
		read_value(r, root, field, NULL, entry);
	else if (strcmp(entry->key, "masked") != 0)
		unknown_top(r, entry);
}

/* False when the document is a masked export. */
static bool not_masked(const reader *r, const az_doc *doc)
{
	const az_doc *masked = az_doc_get(doc, "masked");
	if (!masked || az_doc_is(masked, "false"))
		return true;
	az_problems_add(r->problems, az_doc_key_place(masked, r->file), "masked",
		"export it again with --unmask --purpose, which gives what import takes back",
		"this is a masked export: its hidden values are gone, and importing it would lose them");
	return false;
}

static void check_key(const reader *r, const az_doc *doc)
{
	const az_doc *map = az_doc_get(doc, "case");
	const az_doc *key = az_doc_get(doc, "key");
	const az_doc *number = map && map->kind == AZ_DOC_MAP ? az_doc_get(map, "number") : NULL;
	az_state state;
	bool keyed = key && !says_state(key, &state);
	if (!keyed && (!number || says_state(number, &state)))
		az_problems_add(r->problems, az_doc_place(doc, r->file), "key",
			"give it a key of its own, as `key: 2026-0001`",
			"the dossier has neither a key nor a case number");
}

bool az_dossier_read(
	az_dossier *dossier, const az_doc *doc, const char *file, az_problems *problems)
{
	const reader r = {dossier, file, problems};
	size_t before = az_problems_count(problems);
	if (doc->kind != AZ_DOC_MAP) {
		az_problems_add(problems, az_doc_place(doc, file), NULL,
			"write `key: ...`, `case: {...}` and the case's lists", "is %s, and no dossier",
			kind_name(doc));
		return false;
	}
	if (!not_masked(&r, doc))
		return false;
	position root = {.item = az_dossier_case(dossier), .entity = az_entity_of(AZ_CASE)};
	snprintf(root.path, sizeof root.path, "case");
	az_item_set_place(root.item, az_doc_place(doc, file));
	check_key(&r, doc);
	for (const az_doc *entry = doc->first; entry; entry = entry->next)
		read_top(&r, &root, entry);
	return az_problems_count(problems) == before;
}
