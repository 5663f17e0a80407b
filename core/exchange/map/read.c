#include "exchange/map/map.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "exchange/map/inside.h"
#include "exchange/names.h"

/* ---- blocks ---------------------------------------------------------------------------------- */

static bool read_block(map_reader *r, const map_scope *outer, const az_doc *doc, map_block *block);

static bool is_person(az_entity_id id)
{
	return id == AZ_DEFENDANT || id == AZ_VICTIM;
}

static map_block *read_blocks(
	map_reader *r, const map_scope *scope, const az_field *in, const az_doc *doc)
{
	map_block *first = NULL;
	map_block **tail = &first;
	bool listed = doc->kind == AZ_DOC_LIST;
	if (in->type == AZ_LIST && !listed) {
		az_map_wrong(r, doc, in->name, "begin each kind of item with `- `", "is no list of items");
		return NULL;
	}
	for (const az_doc *item = listed ? doc->first : doc; item; item = item->next) {
		map_block *block = az_map_alloc(r, sizeof *block);
		if (!block)
			return NULL;
		block->in = in;
		block->entity = az_entity_of(in->target);
		if (!read_block(r, scope, item, block))
			return NULL;
		*tail = block;
		tail = &block->next;
		if (!listed)
			break;
	}
	return first;
}

static bool unknown_field(map_reader *r, const az_entity *entity, const az_doc *doc)
{
	char mend[120];
	az_map_mend_name(r, mend, sizeof mend, az_field_nearest(entity, doc->key),
		AZ_N("`assize schema` lists the fields"));
	az_problems_add(r->problems, az_doc_key_place(doc, r->file), doc->key, mend,
		"%s has no such field", entity->name);
	return false;
}

static bool refuse_field(
	map_reader *r, const az_entity *entity, const az_field *field, const az_doc *doc)
{
	if (field->derive)
		return az_map_wrong(r, doc, NULL, "leave it out", "is computed by assize");
	if (entity->id == AZ_CASE && strcmp(field->name, "notes") == 0)
		return az_map_wrong(r, doc, NULL, "list the paths under `notes:` of the map",
			"the case's notes are written from what the map keeps");
	return true;
}

static bool add_entry(map_reader *r, const map_scope *scope, const az_field *field,
	const az_extension *extension, const az_doc *doc, map_entry ***tail)
{
	map_entry *entry = az_map_read_entry(r, scope, field, extension, doc);
	if (!entry)
		return false;
	**tail = entry;
	*tail = &entry->next;
	return true;
}

typedef struct block_tails {
	map_entry **entries;
	map_block **blocks;
} block_tails;

static bool add_blocks(map_reader *r, const map_scope *scope, const az_field *field,
	const az_doc *doc, block_tails *tails)
{
	map_block *blocks = read_blocks(r, scope, field, doc);
	if (!blocks)
		return doc->kind == AZ_DOC_LIST && doc->count == 0;
	*tails->blocks = blocks;
	while (*tails->blocks)
		tails->blocks = &(*tails->blocks)->next;
	return true;
}

static bool read_field(map_reader *r, const map_scope *scope, const az_entity *entity,
	const az_doc *doc, block_tails *tails)
{
	const az_field *field = az_field_named(entity, doc->key, strlen(doc->key));
	if (!field) {
		const az_extension *extension =
			az_schema_find(r->schema, entity->id, doc->key, strlen(doc->key));
		if (!extension)
			return unknown_field(r, entity, doc);
		return add_entry(r, scope, NULL, extension, doc, &tails->entries);
	}
	if (!refuse_field(r, entity, field, doc))
		return false;
	if (field->type == AZ_LIST || field->type == AZ_ONE)
		return add_blocks(r, scope, field, doc, tails);
	return add_entry(r, scope, field, NULL, doc, &tails->entries);
}

const char *const az_map_block_words[] = {"each", "split", "when", "absent", NULL};

static bool is_word_of_blocks(const char *key)
{
	for (size_t i = 0; az_map_block_words[i]; i++)
		if (strcmp(key, az_map_block_words[i]) == 0)
			return true;
	return false;
}

static bool read_fields(map_reader *r, const map_scope *scope, const az_doc *doc, map_block *block)
{
	block_tails tails = {&block->entries, &block->blocks};
	const az_doc *key = az_doc_get(doc, "key");
	bool good = !key || read_field(r, scope, block->entity, key, &tails);
	for (const az_doc *entry = doc->first; entry; entry = entry->next)
		if (entry != key && !is_word_of_blocks(entry->key))
			good = read_field(r, scope, block->entity, entry, &tails) && good;
	return good;
}

static bool read_each(
	map_reader *r, const map_scope *outer, const az_doc *doc, map_scope *scope, map_block *block)
{
	const az_doc *each = az_doc_get(doc, "each");
	const az_doc *split = az_doc_get(doc, "split");
	if (split && !az_map_is_text(split))
		return az_map_wrong(r, split, NULL, "write split: ；", "is no text to split at");
	if (split && !each)
		return az_map_wrong(r, split, NULL, "write each: path", "there is nothing to split");
	block->split = split ? split->text : NULL;
	if (!each)
		return true;
	if (!az_map_is_text(each))
		return az_map_wrong(r, each, NULL, "write the path of a list", "is no path");
	if (!az_map_read_path(r, outer, each, each->text, split != NULL, &block->each))
		return false;
	block->has_each = true;
	scope->each = true;
	scope->outer = outer->base;
	scope->base = az_map_whole_path(r, outer, &block->each);
	if (is_person(block->entity->id))
		scope->persons = scope->base;
	return scope->base != NULL;
}

static bool read_silence(map_reader *r, const az_doc *doc, map_block *block)
{
	const az_doc *absent = az_doc_get(doc, "absent");
	if (!absent)
		return true;
	if (!az_doc_is(absent, "none") || !block->has_each)
		return az_map_wrong(r, absent, NULL, "write each: path and absent: none",
			"only an absent list can say that there is none");
	block->absent = MAP_NONE;
	return true;
}

static bool read_block(map_reader *r, const map_scope *outer, const az_doc *doc, map_block *block)
{
	map_scope scope = *outer;
	map_claim claim = {0};
	if (doc->kind != AZ_DOC_MAP)
		return az_map_wrong(r, doc, block->in->name, "write a map of fields", "is no map");
	scope.person = outer->person || is_person(block->entity->id);
	bool first_person = scope.person && !outer->person;
	if (!read_each(r, outer, doc, &scope, block) || !read_silence(r, doc, block))
		return false;
	const az_doc *when = az_doc_get(doc, "when");
	block->when = az_map_read_condition(r, &scope, when, &claim);
	if (when && !block->when)
		return false;
	scope.alone = scope.alone || claim.alone;
	/* A person made of the record itself takes the case's facts for its own; and so does each of a
	 * list inside an `each` of something else. */
	bool of_record = first_person && !block->has_each;
	if (!az_map_check_person(r, &scope, doc, of_record || claim.whole || block->each.whole))
		return false;
	return read_fields(r, &scope, doc, block);
}

/* ---- the top level --------------------------------------------------------------------------- */

static bool read_root(map_reader *r, const az_doc *doc, map_block *root)
{
	const map_scope scope = {.base = ""};
	block_tails tails = {&root->entries, &root->blocks};
	const az_doc *fields = az_doc_get(doc, "case");
	const az_doc *key = az_doc_get(doc, "key");
	root->entity = az_entity_of(AZ_CASE);
	bool good = !key || read_field(r, &scope, root->entity, key, &tails);
	if (fields && fields->kind != AZ_DOC_MAP)
		return az_map_wrong(r, fields, NULL, "write case: {court: path}", "is no map of fields");
	for (const az_doc *entry = fields ? fields->first : NULL; entry; entry = entry->next) {
		const az_field *field = az_field_named(root->entity, entry->key, strlen(entry->key));
		if (field && (field->type == AZ_LIST || field->number == 1))
			good = az_map_wrong(
				r, entry, NULL, "move it to the top level, beside `case`", "is no field of `case`");
		else
			good = read_field(r, &scope, root->entity, entry, &tails) && good;
	}
	for (const az_doc *entry = doc->first; entry; entry = entry->next) {
		const az_field *field = az_field_named(root->entity, entry->key, strlen(entry->key));
		if (field && field->type == AZ_LIST)
			good = read_field(r, &scope, root->entity, entry, &tails) && good;
	}
	return good;
}

/* `same: {path: other}` and `same: {path: {count: other}}`. */
static bool read_same(map_reader *r, const az_doc *doc, const map_same **first)
{
	static const char *const known[] = {"count", NULL};
	const map_scope scope = {.base = ""};
	const map_same **tail = first;
	if (doc && doc->kind != AZ_DOC_MAP)
		return az_map_wrong(r, doc, NULL, "write same: {path: other path}", "is no map of paths");
	for (const az_doc *entry = doc ? doc->first : NULL; entry; entry = entry->next) {
		map_same *same = az_map_alloc(r, sizeof *same);
		if (!same)
			return false;
		const az_doc *other = entry;
		if (entry->kind == AZ_DOC_MAP) {
			if (!az_names_only(entry, r->file, "an entry of `same`", known, r->problems))
				return false;
			other = az_doc_get(entry, "count");
			same->counts = true;
		}
		if (!az_map_is_text(other))
			return az_map_wrong(r, entry, NULL, "write the other path, or {count: path}",
				"does not say what it repeats");
		if (!az_map_read_path(r, &scope, entry, entry->key, true, &same->path) ||
			!az_map_read_path(r, &scope, other, other->text, false, &same->other))
			return false;
		*tail = same;
		tail = &same->next;
	}
	return true;
}

static bool read_notes(map_reader *r, const az_doc *doc)
{
	if (doc && doc->kind != AZ_DOC_LIST)
		return az_map_wrong(r, doc, NULL, "write notes: [path, path]", "is no list of paths");
	for (const az_doc *path = doc ? doc->first : NULL; path; path = path->next) {
		if (!az_map_is_text(path))
			return az_map_wrong(r, path, "notes", "write a path", "is no path");
		az_map_mention_path(r, path->text, true);
	}
	return true;
}

static int by_text(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool read_ignored(map_reader *r, const az_doc *doc, az_map *map)
{
	if (!doc)
		return true;
	if (doc->kind != AZ_DOC_MAP)
		return az_map_wrong(r, doc, NULL, "write ignored: {path: reason}", "is no map of reasons");
	map->ignored = az_arena_array(r->arena, doc->count + 1, sizeof *map->ignored);
	if (!map->ignored)
		return az_map_out_of_memory(r);
	for (const az_doc *path = doc->first; path; path = path->next) {
		if (!az_map_is_text(path))
			return az_map_wrong(
				r, path, NULL, "say why, in a few words", "what is ignored needs a reason");
		map->ignored[map->ignored_count++] = path->key;
	}
	qsort(map->ignored, map->ignored_count, sizeof *map->ignored, by_text);
	return true;
}

static int by_path(const void *a, const void *b)
{
	const map_mention *x = a, *y = b;
	int order = strcmp(x->path, y->path);
	return order ? order : (int)y->below - (int)x->below;
}

/* The mentions in order, each path once; one that covers what is below it wins. */
static bool keep_mentions(map_reader *r, az_map *map)
{
	map_mention *list = az_arena_array(r->arena, r->mention_count + 1, sizeof *list);
	if (!list)
		return az_map_out_of_memory(r);
	size_t count = 0, kept = 0;
	for (const mention_node *node = r->mentions; node; node = node->next)
		list[count++] = (map_mention){node->path, node->below};
	qsort(list, count, sizeof *list, by_path);
	for (size_t i = 0; i < count; i++)
		if (kept == 0 || strcmp(list[kept - 1].path, list[i].path) != 0)
			list[kept++] = list[i];
	map->mentions = list;
	map->mention_count = kept;
	return true;
}

static bool read_head(map_reader *r, const az_doc *doc, az_map *map)
{
	const az_doc *name = az_doc_get(doc, "map");
	if (!az_map_is_text(name))
		return az_map_wrong(r, name ? name : doc, "map", "write map: judgments", "has no name");
	map->name = name->text;
	map->file = r->file;
	r->tables = az_doc_get(doc, "values");
	if (r->tables && r->tables->kind != AZ_DOC_MAP)
		return az_map_wrong(
			r, r->tables, NULL, "write values: {name: {source text: code}}", "is no map of tables");
	r->conditions = az_doc_get(doc, "conditions");
	if (r->conditions && r->conditions->kind != AZ_DOC_MAP)
		return az_map_wrong(r, r->conditions, NULL, "write conditions: {name: {path: text}}",
			"is no map of conditions");
	return true;
}

const char *const az_map_keys[] = {
	"map", "title", "key", "conditions", "values", "case", "same", "notes", "ignored", NULL};

/* The keys of a map: its own words, and the case's lists. */
static bool check_names(map_reader *r, const az_doc *doc)
{
	enum { NAMES_MOST = 64 };
	const char *names[NAMES_MOST] = {NULL};
	size_t n = 0;
	for (; az_map_keys[n]; n++)
		names[n] = az_map_keys[n];
	const az_entity *root = az_entity_of(AZ_CASE);
	for (size_t i = 0; i < root->count && n + 1 < NAMES_MOST; i++)
		if (root->fields[i].type == AZ_LIST)
			names[n++] = root->fields[i].name;
	return az_names_only(doc, r->file, "a map", names, r->problems);
}

const az_map *az_map_read(az_arena *arena, const az_doc *doc, const char *file,
	const az_schema *schema, az_problems *problems)
{
	size_t before = az_problems_count(problems);
	map_reader r = {.arena = arena, .problems = problems, .file = file, .schema = schema};
	az_map *map = az_map_alloc(&r, sizeof *map);
	map_block *root = az_map_alloc(&r, sizeof *root);
	if (!map || !root || (!check_names(&r, doc) && doc->kind != AZ_DOC_MAP))
		return NULL;
	if (!read_head(&r, doc, map))
		return NULL;
	read_root(&r, doc, root);
	map->root = root;
	read_same(&r, az_doc_get(doc, "same"), &map->same);
	read_notes(&r, az_doc_get(doc, "notes"));
	read_ignored(&r, az_doc_get(doc, "ignored"), map);
	if (!keep_mentions(&r, map) || az_problems_count(problems) != before)
		return NULL;
	return map;
}
