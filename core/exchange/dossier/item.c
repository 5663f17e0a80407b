/* Reading an item of a dossier: its values, its items, and what its names mean. */
#include "exchange/dossier/inside.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "exchange/dossier/write.h"
#include "exchange/names.h"
#include "model/value.h"

static bool is_scalar(const az_doc *doc)
{
	return doc->kind == AZ_DOC_PLAIN || doc->kind == AZ_DOC_TEXT;
}

const char *az_dossier_kind(const az_doc *doc)
{
	return doc->kind == AZ_DOC_LIST  ? "a list"
		   : doc->kind == AZ_DOC_MAP ? "a map"
									 : AZ_N("one value");
}

void az_dossier_problem(const dossier_reader *r, const dossier_at *at, const char *name,
	az_place place, const char *mend, const char *format, ...)
{
	char path[DOSSIER_PATH + AZ_SHOWN + 2], cut[AZ_SHOWN];
	va_list args;
	va_start(args, format);
	snprintf(path, sizeof path, "%s%s%s", at->path, *at->path && name ? "." : "",
		name ? az_names_shown(name, cut) : "");
	az_problems_vadd(r->problems, place, *path ? path : NULL, mend, format, args);
	va_end(args);
}

static void out_of_memory(const dossier_reader *r, const az_doc *doc)
{
	az_problems_add(r->problems, az_doc_place(doc, r->file), NULL, NULL, "out of memory");
}

bool az_dossier_says_state(const az_doc *doc, az_state *state)
{
	if (doc->kind == AZ_DOC_NULL) {
		*state = AZ_UNKNOWN;
		return true;
	}
	return is_scalar(doc) && az_state_word(doc->text, doc->length, state);
}

/* ---- scalars, sets and references ------------------------------------------------------------ */

static void set_one(const dossier_reader *r, const dossier_at *at, const az_field *field,
	const az_extension *extension, const az_doc *doc)
{
	az_place place = az_doc_place(doc, r->file);
	if (az_doc_is(doc, AZ_MASK)) {
		az_dossier_problem(r, at, field->name, place, "take the value from an export with --unmask",
			"is the mask of a masked export, and no value");
		return;
	}
	if (extension)
		az_item_set_extension(
			r->dossier, at->item, extension, doc->text, doc->length, place, r->problems);
	else
		az_item_set(r->dossier, at->item, field, doc->text, doc->length, place, r->problems);
}

static void set_state(const dossier_reader *r, const dossier_at *at, const az_field *field,
	const az_extension *extension, az_state state, const az_doc *doc)
{
	assize_status rc = extension
						   ? az_item_set_extension_state(r->dossier, at->item, extension, state)
						   : az_item_set_state(r->dossier, at->item, field, state);
	if (rc == ASSIZE_ERROR_MEMORY)
		out_of_memory(r, doc);
}

/* A list of codes or keys: each a scalar; none of them may say unknown. */
static void read_members(const dossier_reader *r, const dossier_at *at, const az_field *field,
	const az_extension *extension, const az_doc *doc)
{
	az_state state;
	set_state(r, at, field, extension, AZ_KNOWN, doc);
	for (const az_doc *member = doc->first; member; member = member->next) {
		az_place place = az_doc_place(member, r->file);
		if (az_dossier_says_state(member, &state))
			az_dossier_problem(r, at, field->name, place,
				"take it out, or leave the whole field out",
				"a list has members; unknown is no member");
		else if (!is_scalar(member))
			az_dossier_problem(r, at, field->name, place, "write one word for each member",
				"is a list of single values, but a member is %s", az_dossier_kind(member));
		else
			set_one(r, at, field, extension, member);
	}
}

/* A field that holds values, not items. */
void az_dossier_read_value(const dossier_reader *r, const dossier_at *at, const az_field *field,
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
		az_problems_mend(
			r->problems, mend, sizeof mend, "write %s", az_type_of(field->type)->expected);
		az_dossier_problem(r, at, field->name, az_doc_place(doc, r->file), mend,
			"is %s where %s is meant", az_dossier_kind(doc),
			many ? AZ_N("a list of values") : AZ_N("one value"));
	}
}

/* ---- items ----------------------------------------------------------------------------------- */

static void read_fields(const dossier_reader *r, const dossier_at *at, const az_doc *map);

/* The position of a new item: "defendant.D1", or "defendant[2]" where it has no key. */
static void item_position(
	dossier_at *child, const dossier_at *at, const az_doc *doc, const az_field *in, size_t ordinal)
{
	char cut[AZ_SHOWN];
	const az_doc *key = doc->kind == AZ_DOC_MAP ? az_doc_get(doc, "key") : NULL;
	const char *before = at->entity->id == AZ_CASE ? "" : at->path;
	const char *dot = *before ? "." : "";
	child->entity = az_entity_of(in->target);
	int n;
	if (in->type == AZ_ONE)
		n = snprintf(child->path, DOSSIER_PATH, "%s%s%s", before, dot, child->entity->name);
	else if (key && is_scalar(key))
		n = snprintf(child->path, DOSSIER_PATH, "%s%s%s.%s", before, dot, child->entity->name,
			az_names_shown(key->text, cut));
	else
		n = snprintf(
			child->path, DOSSIER_PATH, "%s%s%s[%zu]", before, dot, child->entity->name, ordinal);
	if (n >= DOSSIER_PATH)
		az_text_cut(child->path, DOSSIER_PATH, child->path);
}

/* `measures: [query]`: a code that stands for the item it names. */
static void read_short_item(const dossier_reader *r, const dossier_at *child, const az_doc *doc)
{
	char cut[AZ_SHOWN];
	az_state state;
	const az_entity *entity = child->entity;
	az_place place = az_doc_place(doc, r->file);
	if (az_dossier_says_state(doc, &state))
		az_dossier_problem(r, child, NULL, place, "take it out, or leave the whole list out",
			"a list has items; unknown is no item");
	else if (!entity->key_from)
		az_dossier_problem(r, child, NULL, place, "write it as {key: ..., ...}",
			"'%s' is one value, but %s is written with its fields", az_names_shown(doc->text, cut),
			entity->name);
	else
		set_one(r, child, az_field_numbered(entity, entity->key_from), NULL, doc);
}

static void read_item(const dossier_reader *r, const dossier_at *at, const az_field *in,
	const az_doc *doc, size_t ordinal)
{
	dossier_at child;
	item_position(&child, at, doc, in, ordinal);
	if (doc->kind == AZ_DOC_LIST) {
		az_dossier_problem(r, &child, NULL, az_doc_place(doc, r->file), "write a map of fields",
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

void az_dossier_read_list(
	const dossier_reader *r, const dossier_at *at, const az_field *field, const az_doc *doc)
{
	az_state state;
	if (az_dossier_says_state(doc, &state)) {
		set_state(r, at, field, NULL, state, doc);
		return;
	}
	if (doc->kind != AZ_DOC_LIST) {
		az_dossier_problem(r, at, field->name, az_doc_place(doc, r->file),
			"begin each item with `- `, or write [] for none", "is %s where a list is meant",
			az_dossier_kind(doc));
		return;
	}
	if (az_item_list(r->dossier, at->item, field) == ASSIZE_ERROR_MEMORY)
		out_of_memory(r, doc);
	size_t ordinal = 0;
	for (const az_doc *item = doc->first; item; item = item->next)
		read_item(r, at, field, item, ++ordinal);
}

static void read_single(
	const dossier_reader *r, const dossier_at *at, const az_field *field, const az_doc *doc)
{
	az_state state;
	if (az_dossier_says_state(doc, &state))
		set_state(r, at, field, NULL, state, doc);
	else if (doc->kind == AZ_DOC_MAP)
		read_item(r, at, field, doc, 1);
	else
		az_dossier_problem(r, at, field->name, az_doc_place(doc, r->file),
			"write its fields under it", "is %s where a map of fields is meant",
			az_dossier_kind(doc));
}

/* ---- names ----------------------------------------------------------------------------------- */

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
	const dossier_reader *r, const dossier_at *at, const char *name, const az_doc *doc)
{
	char mend[160] = AZ_N("declare it in a fields file, and name the file in the profile");
	const extension_names names = {az_dossier_schema(r->dossier), at->entity->id};
	const char *near = az_text_nearest(name, extension_name, &names);
	if (near)
		az_problems_mend(r->problems, mend, sizeof mend, "did you mean '%s'?", near);
	az_dossier_problem(r, at, name, az_doc_key_place(doc, r->file), mend,
		"no province's field of %s has this name", at->entity->name);
}

static void read_extension(
	const dossier_reader *r, const dossier_at *at, const char *name, const az_doc *doc)
{
	const az_schema *schema = az_dossier_schema(r->dossier);
	const az_extension *extension = az_schema_find(schema, at->entity->id, name, strlen(name));
	if (!extension) {
		unknown_extension(r, at, name, doc);
		return;
	}
	az_field field = az_extension_field(extension);
	az_dossier_read_value(r, at, &field, extension, doc);
}

/* `x: {zj: {name: v}}`, or `x: {zj.name: v}`. */
static void read_nested(
	const dossier_reader *r, const dossier_at *at, const char *prefix, const az_doc *map, int depth)
{
	if (map->kind == AZ_DOC_NULL)
		return;
	if (map->kind != AZ_DOC_MAP) {
		az_dossier_problem(r, at, prefix, az_doc_place(map, r->file),
			"write x: {zj: {name: value}}", "is %s where a namespace and its fields are meant",
			az_dossier_kind(map));
		return;
	}
	for (const az_doc *entry = map->first; entry; entry = entry->next) {
		char name[256], cut[AZ_SHOWN];
		snprintf(name, sizeof name, "%s.%s", prefix, az_names_shown(entry->key, cut));
		if (depth == 0 && !strchr(entry->key, '.'))
			read_nested(r, at, name, entry, 1);
		else
			read_extension(r, at, name, entry);
	}
}

static void unknown_field(const dossier_reader *r, const dossier_at *at, const az_doc *doc)
{
	char mend[160];
	const az_field *in_case = az_field_named(az_entity_of(AZ_CASE), doc->key, strlen(doc->key));
	const char *near = az_field_nearest(at->entity, doc->key);
	if (near)
		az_problems_mend(r->problems, mend, sizeof mend, "did you mean '%s'?", near);
	else if (in_case && in_case->type == AZ_LIST)
		az_problems_mend(r->problems, mend, sizeof mend,
			"'%s' is a list of the case: move it to the top level", in_case->name);
	else
		az_problems_mend(r->problems, mend, sizeof mend, "`assize schema` lists the fields of %s",
			at->entity->name);
	az_dossier_problem(r, at, doc->key, az_doc_key_place(doc, r->file), mend,
		"%s has no such field", at->entity->name);
}

void az_dossier_read_field(const dossier_reader *r, const dossier_at *at, const az_doc *doc)
{
	const az_field *field = az_field_named(at->entity, doc->key, strlen(doc->key));
	if (!field && strcmp(doc->key, "x") == 0)
		read_nested(r, at, "x", doc, 0);
	else if (!field && strncmp(doc->key, "x.", 2) == 0)
		read_extension(r, at, doc->key, doc);
	else if (!field)
		unknown_field(r, at, doc);
	else if (field->derive)
		az_dossier_problem(r, at, field->name, az_doc_key_place(doc, r->file), "leave it out",
			"is computed by assize");
	else if (field->type == AZ_LIST)
		az_dossier_read_list(r, at, field, doc);
	else if (field->type == AZ_ONE)
		read_single(r, at, field, doc);
	else
		az_dossier_read_value(r, at, field, NULL, doc);
}

/* The key first, so that all later messages about the item name it. */
static void read_fields(const dossier_reader *r, const dossier_at *at, const az_doc *map)
{
	const az_doc *key = az_doc_get(map, "key");
	if (key)
		az_dossier_read_value(r, at, az_field_numbered(at->entity, 1), NULL, key);
	for (const az_doc *entry = map->first; entry; entry = entry->next)
		if (entry != key)
			az_dossier_read_field(r, at, entry);
}
