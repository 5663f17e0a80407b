#include "exchange/dossier/read.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "exchange/dossier/inside.h"

static void read_case(const dossier_reader *r, const dossier_at *at, const az_doc *map)
{
	if (map->kind == AZ_DOC_NULL)
		return;
	if (map->kind != AZ_DOC_MAP) {
		az_dossier_problem(r, at, NULL, az_doc_place(map, r->file), "write case: {court: ..., ...}",
			"is %s where a map of the case's fields is meant", az_dossier_kind(map));
		return;
	}
	for (const az_doc *entry = map->first; entry; entry = entry->next) {
		const az_field *field = az_field_named(at->entity, entry->key, strlen(entry->key));
		az_place place = az_doc_key_place(entry, r->file);
		if (field && field->type == AZ_LIST)
			az_dossier_problem(r, at, field->name, place, "move it to the top level, beside `case`",
				"is a list of the dossier, not a field of `case`");
		else if (field && field->number == 1)
			az_dossier_problem(r, at, field->name, place, "move it to the top level, beside `case`",
				"the dossier's key does not stand in `case`");
		else
			az_dossier_read_field(r, at, entry);
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

static void unknown_top(const dossier_reader *r, const az_doc *doc)
{
	const top_names names = {az_entity_of(AZ_CASE)};
	dossier_at top = {.entity = names.entity};
	char mend[160] = AZ_N("`assize schema` lists what a dossier holds");
	const char *near = az_text_nearest(doc->key, top_name, &names);
	const az_field *field = az_field_named(names.entity, doc->key, strlen(doc->key));
	if (field || strcmp(doc->key, "x") == 0 || strncmp(doc->key, "x.", 2) == 0)
		az_problems_mend(r->problems, mend, sizeof mend, "move it into the map under `case`");
	else if (near)
		az_problems_mend(r->problems, mend, sizeof mend, "did you mean '%s'?", near);
	az_dossier_problem(r, &top, doc->key, az_doc_key_place(doc, r->file), mend,
		"stands at the top level of a dossier, which holds key, case and the case's lists");
}

static void read_top(const dossier_reader *r, const dossier_at *root, const az_doc *entry)
{
	const az_field *field = az_field_named(root->entity, entry->key, strlen(entry->key));
	if (strcmp(entry->key, "case") == 0)
		read_case(r, root, entry);
	else if (field && field->type == AZ_LIST)
		az_dossier_read_list(r, root, field, entry);
	else if (field && field->number == 1)
		az_dossier_read_value(r, root, field, NULL, entry);
	else if (strcmp(entry->key, "masked") != 0)
		unknown_top(r, entry);
}

/* False when the document is a masked export. */
static bool not_masked(const dossier_reader *r, const az_doc *doc)
{
	const az_doc *masked = az_doc_get(doc, "masked");
	if (!masked || az_doc_is(masked, "false"))
		return true;
	az_problems_add(r->problems, az_doc_key_place(masked, r->file), "masked",
		"export it again with --unmask --purpose, which gives what import takes back",
		"this is a masked export: its hidden values are gone, and importing it would lose them");
	return false;
}

static void check_key(const dossier_reader *r, const az_doc *doc)
{
	const az_doc *map = az_doc_get(doc, "case");
	const az_doc *key = az_doc_get(doc, "key");
	const az_doc *number = map && map->kind == AZ_DOC_MAP ? az_doc_get(map, "number") : NULL;
	az_state state;
	bool keyed = key && !az_dossier_says_state(key, &state);
	if (!keyed && (!number || az_dossier_says_state(number, &state)))
		az_problems_add(r->problems, az_doc_place(doc, r->file), "key",
			"give it a key of its own, as `key: 2026-0001`",
			"the dossier has neither a key nor a case number");
}

bool az_dossier_read(
	az_dossier *dossier, const az_doc *doc, const char *file, az_problems *problems)
{
	const dossier_reader r = {dossier, file, problems};
	size_t before = az_problems_count(problems);
	if (doc->kind != AZ_DOC_MAP) {
		az_problems_add(problems, az_doc_place(doc, file), NULL,
			"write `key: ...`, `case: {...}` and the case's lists", "is %s, and no dossier",
			az_dossier_kind(doc));
		return false;
	}
	if (!not_masked(&r, doc))
		return false;
	dossier_at root = {.item = az_dossier_case(dossier), .entity = az_entity_of(AZ_CASE)};
	snprintf(root.path, sizeof root.path, "case");
	az_item_set_place(root.item, az_doc_place(doc, file));
	check_key(&r, doc);
	for (const az_doc *entry = doc->first; entry; entry = entry->next)
		read_top(&r, &root, entry);
	return az_problems_count(problems) == before;
}
