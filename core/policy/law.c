#include "policy/law.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "base/words.h"
#include "policy/key_lists.h"
#include "policy/keys.h"
#include "policy/terms.h"
#include "policy/profile.h"

const char *const az_law_keys[] = {"title", "in_force", "verified", "note", "source", NULL};

/* A list of laws that grows; the registers are read in the profile's order. */
typedef struct register_of_all {
	az_law *items;
	size_t count;
	size_t capacity;
} register_of_all;

static az_law *add(az_load *load, register_of_all *all)
{
	if (all->count == all->capacity) {
		size_t capacity = all->capacity ? all->capacity * 2 : 64;
		az_law *items = az_load_array(load, capacity, sizeof *items);
		if (!items)
			return NULL;
		if (all->count)
			memcpy(items, all->items, all->count * sizeof *items);
		all->items = items;
		all->capacity = capacity;
	}
	return &all->items[all->count++];
}

static bool read_end(az_load *load, const az_doc *value, int32_t *out)
{
	return value->kind == AZ_DOC_NULL || az_keys_day(load, value, out);
}

/* `in_force: [first day, last day]`; null: not said, and still. */
static void read_in_force(az_load *load, const az_doc *value, az_law *law)
{
	if (value->kind != AZ_DOC_LIST || value->count != 2) {
		az_load_bad(load, value, "write [1997-10-01, null]",
			"'in_force' is not a list of a first and a last day");
		return;
	}
	bool from = read_end(load, value->first, &law->from);
	bool until = read_end(load, value->first->next, &law->until);
	if (from && until && law->from > law->until)
		az_load_bad(load, value, "write the first day, then the last",
			"it goes out of force before it comes into force");
}

static void read_law(az_load *load, const az_doc *entry, az_law *law)
{
	*law = (az_law){.id = entry->key, .from = INT32_MIN, .until = INT32_MAX};
	law->place = az_doc_key_place(entry, load->file);
	if (!az_term_is_plain(entry->key, "-."))
		az_load_bad_key(load, entry,
			"write it as cl-64: a lower-case letter, then letters, digits, '-', "
			"'.' and '_'",
			"'%s' cannot be the id of a law", entry->key);
	if (!az_keys_map(load, entry, "a law", az_law_keys))
		return;
	const az_doc *title = az_keys_need(load, entry, "title", "write title: {zh: ..., en: ...}");
	const az_doc *in_force = az_keys_may(entry, "in_force");
	const az_doc *verified = az_keys_may(entry, "verified");
	const az_doc *note = az_keys_may(entry, "note");
	const az_doc *source = az_keys_may(entry, "source");
	if (title)
		az_keys_title(load, title, &law->title);
	if (in_force)
		read_in_force(load, in_force, law);
	if (verified)
		az_keys_flag(load, verified, &law->verified);
	if (note)
		az_keys_text(load, note, &law->note);
	if (source)
		az_keys_text(load, source, &law->source);
}

static void read_register(az_load *load, const az_bundle_file *file, register_of_all *all)
{
	const az_doc *map = az_load_yaml(load, file);
	if (!map || map->kind == AZ_DOC_NULL)
		return;
	if (map->kind != AZ_DOC_MAP) {
		az_load_bad(
			load, map, "write id: {title: {zh: ..., en: ...}, ...}", "a law register is not a map");
		return;
	}
	for (const az_doc *entry = map->first; entry; entry = entry->next) {
		az_law *law = add(load, all);
		if (law)
			read_law(load, entry, law);
	}
}

static bool same_text(const char *a, const char *b)
{
	return a == b || (a && b && strcmp(a, b) == 0);
}

static bool same_law(const az_law *a, const az_law *b)
{
	return same_text(a->title.zh, b->title.zh) && same_text(a->title.en, b->title.en) &&
		   a->from == b->from && a->until == b->until && a->verified == b->verified &&
		   same_text(a->note, b->note) && same_text(a->source, b->source);
}

static int by_place(const az_place *a, const az_place *b)
{
	int files = strcmp(a->file, b->file);
	return files ? files : (a->line > b->line) - (a->line < b->line);
}

static int by_id(const void *a, const void *b)
{
	const az_law *x = a, *y = b;
	int ids = strcmp(x->id, y->id);
	return ids ? ids : by_place(&x->place, &y->place);
}

/* Orders them and keeps one of those that are said alike in two registers. */
static void settle(az_load *load, register_of_all *all)
{
	size_t kept = 0;
	if (all->count)
		qsort(all->items, all->count, sizeof *all->items, by_id);
	for (size_t i = 0; i < all->count; i++) {
		az_law *last = kept ? &all->items[kept - 1] : NULL;
		const az_law *law = &all->items[i];
		if (!last || strcmp(last->id, law->id) != 0)
			all->items[kept++] = *law;
		else if (!same_law(last, law))
			az_problems_add(load->problems, law->place, NULL,
				"make the two the same, or give one another id",
				"'%s' says something else than in %s:%d", law->id, last->place.file,
				last->place.line);
	}
	load->policies->laws = all->items;
	load->policies->law_count = kept;
}

/* Registers are read once, also where several policies name or lie beside the same. */
typedef struct reading {
	az_load *load;
	register_of_all all;
	const char **done; /* the paths of those that were read */
	size_t done_count;
} reading;

static void read_once(reading *r, const char *path)
{
	const az_bundle_file *file = path ? az_bundle_find(r->load->bundle, path) : NULL;
	if (!path)
		r->load->no_memory = true;
	if (!file)
		return;
	for (size_t i = 0; i < r->done_count; i++)
		if (strcmp(r->done[i], path) == 0)
			return;
	r->done[r->done_count++] = path;
	read_register(r->load, file, &r->all);
}

/* What a policy cites lies beside it, above it, or where its manifest says. */
static void read_of_policy(reading *r, const char *folder)
{
	az_arena *arena = r->load->arena;
	const char *manifest = az_path_join(arena, folder, "policy.yaml");
	const az_bundle_file *file = manifest ? az_bundle_find(r->load->bundle, manifest) : NULL;
	az_manifest_names named = {0};
	if (!manifest || (file && !az_manifest_names_find(arena, file, folder, &named)))
		r->load->no_memory = true;
	read_once(r, az_path_join(arena, folder, "../law.yaml"));
	read_once(r, az_path_join(arena, folder, "law.yaml"));
	for (size_t i = 0; i < named.law.count; i++)
		read_once(r, named.law.items[i].path);
}

void az_law_load(az_load *load)
{
	const az_profile *profile = load->profile;
	reading r = {.load = load};
	r.done = az_load_array(load, load->bundle->count, sizeof *r.done);
	if (!r.done)
		return;
	for (size_t i = 0; i < profile->policies.count; i++)
		read_of_policy(&r, profile->policies.items[i].path);
	for (size_t i = 0; i < profile->law.count; i++)
		read_once(&r, profile->law.items[i].path);
	settle(load, &r.all);
}

static const char *law_at(const void *context, size_t i)
{
	const az_policies *policies = context;
	return i < policies->law_count ? policies->laws[i].id : NULL;
}

const az_law *az_law_cited(az_load *load, const az_doc *value)
{
	const char *id = NULL;
	if (!az_keys_text(load, value, &id))
		return NULL;
	const az_law *law = az_law_find(load->policies, id);
	if (law)
		return law;
	const char *near = az_text_nearest(id, law_at, load->policies);
	const char *mend =
		near ? az_load_text(load, "did you mean '%s'?", near)
			 : AZ_N("add it to a law.yaml in the policy's folder or above it, "
					"or name its register in policy.yaml: law: [../../national/law.yaml]");
	az_load_bad(load, value, mend, "the law '%s' is in no register", id);
	return NULL;
}
