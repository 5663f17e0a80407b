#include "policy/group_field.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/words.h"
#include "model/casenumber.h"
#include "model/derived.h"
#include "policy/field_ref.h"
#include "policy/keys.h"

static bool is_key(az_type type)
{
	return type == AZ_TEXT || type == AZ_CODE || type == AZ_NUMBER;
}

bool az_group_field_takes(const az_field *field)
{
	return is_key(field->type) && field->sensitivity == AZ_OPEN;
}

bool az_group_field_load(az_load *load, const az_doc *value, const char *text, az_field_ref *out)
{
	char path[160];
	if (!az_field_ref_load(load, 0, text, az_doc_place(value, load->file), out))
		return false;
	az_type type = out->field->type;
	const char *name = az_field_ref_path(out, path);
	if (out->one)
		az_load_bad(load, value, az_load_text(load, "write %s", name),
			"'%s' is named by its own entity here", text);
	else if (!is_key(type))
		az_load_bad(load, value, "take a text, a code or a case number, as case.loss_key",
			"groups are not made by '%s': it is %s", name, az_type_of(type)->name);
	else if (out->field->sensitivity != AZ_OPEN)
		az_load_bad(load, value, "take an open field: a group's key is shown to everybody",
			"groups are not made by '%s': it is %s", name,
			out->field->sensitivity == AZ_PERSONAL ? AZ_N("personal") : AZ_N("protected"));
	else
		return true;
	return false;
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* A case number in its canonical form, or the series of one, which is all but the serial. */
static const char *number_of(az_load *load, const char *text, bool series)
{
	az_casenumber number;
	const char *why = NULL;
	char whole[AZ_CASENUMBER_TEXT];
	int length = snprintf(whole, sizeof whole, series ? "%s1号" : "%s", text);
	if (length < 0 || (size_t)length >= sizeof whole ||
		!az_casenumber_parse(whole, (size_t)length, &number, &why) || (series && number.legacy))
		return NULL;
	size_t shown = strlen(number.text) - (series ? strlen("1号") : 0);
	const char *canonical = az_arena_copy(load->arena, number.text, shown);
	load->no_memory = load->no_memory || !canonical;
	return canonical;
}

/* A key as groups have it: false with a problem where none can have it, for such a line would say nothing
 * for ever. */
static bool read_key(az_load *load, const az_doc *value, const az_field *field, const char **key)
{
	const char *text = NULL;
	bool series = field->derive == az_derive_series;
	if (!az_keys_text(load, value, &text))
		return false;
	*key = series || field->type == AZ_NUMBER ? number_of(load, text, series) : text;
	if (series && !*key)
		az_load_bad(load, value, "write all of a case number but the serial, as （2026）闽0203刑初",
			"'%s' is no series of case numbers", text);
	else if (!*key)
		az_load_bad(
			load, value, "write it as （2026）闽0203刑初88号", "'%s' is no case number", text);
	else if (field->type == AZ_CODE && !az_code_named(field->codes, text, strlen(text)))
		az_load_bad(load, value, "`assize schema` lists the terms", "'%s' is no term of %s", text,
			field->codes->name);
	else
		return true;
	return false;
}

static void read_keys(az_load *load, const az_doc *list, az_complete *out)
{
	if (!az_keys_list(load, list, AZ_N("keys of groups")))
		return;
	const char **keys = az_load_array(load, list->count, sizeof *keys);
	if (!keys)
		return;
	for (const az_doc *value = list->first; value; value = value->next)
		if (read_key(load, value, out->field.field, &keys[out->count]))
			out->count++;
	if (out->count)
		qsort(keys, out->count, sizeof *keys, by_bytes);
	out->keys = keys;
}

void az_complete_load(az_load *load, const az_doc *complete)
{
	if (!complete)
		return;
	if (complete->kind != AZ_DOC_MAP) {
		az_load_bad(load, complete, "write {case.series: [（2026）闽0203刑初]}",
			"'complete' is not a map of fields and their keys");
		return;
	}
	az_complete *items = az_load_array(load, complete->count, sizeof *items);
	if (!items)
		return;
	size_t count = 0;
	for (const az_doc *list = complete->first; list; list = list->next) {
		az_doc name = *list;
		name.line = list->key_line;
		name.column = list->key_column;
		if (!az_group_field_load(load, &name, list->key, &items[count].field))
			continue;
		read_keys(load, list, &items[count++]);
	}
	load->policies->complete = items;
	load->policies->complete_count = count;
}

static bool is_same_field(const az_field_ref *a, const az_field_ref *b)
{
	return a->entity == b->entity && a->field == b->field;
}

bool az_group_is_complete(
	const az_policies *policies, const az_rule *rule, const char *key, size_t length)
{
	for (size_t i = 0; i < policies->complete_count; i++) {
		const az_complete *complete = &policies->complete[i];
		if (!is_same_field(&complete->field, &rule->group_by))
			continue;
		for (size_t k = 0; k < complete->count; k++)
			if (strlen(complete->keys[k]) == length && !memcmp(complete->keys[k], key, length))
				return true;
	}
	return false;
}
