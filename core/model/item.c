/* Setting the fields of an item from text. */
#include "model/item.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"

enum { LONGEST_CASE_KEY = 128, LONGEST_KEY = 64, SHOWN_TEXT = 60 };

/* A text for a message: cut, so that a message stays a line. */
static const char *shown(const char *text, size_t length, char out[SHOWN_TEXT])
{
	char copy[SHOWN_TEXT];
	size_t n = length < sizeof copy - 1 ? length : sizeof copy - 1;
	memcpy(copy, text, n);
	copy[n] = '\0';
	az_text_cut(out, SHOWN_TEXT, copy);
	return out;
}

static bool out_of_memory(const az_item *item, az_place place, az_problems *problems)
{
	az_item_problem(item, NULL, place, NULL, problems, "out of memory");
	return false;
}

static bool text_is_safe(const az_item *item, const char *name, const char *text, size_t length,
	az_place place, az_problems *problems)
{
	size_t bad;
	if (az_text_is_safe(text, length, &bad))
		return true;
	az_item_problem(item, name, place, "take it out", problems,
		"holds a byte or an invisible character that no text has, at byte %zu", bad + 1);
	return false;
}

static bool set_key(az_dossier *dossier, az_item *item, const char *text, size_t length,
	az_place place, az_problems *problems)
{
	size_t most = item->entity->id == AZ_CASE ? LONGEST_CASE_KEY : LONGEST_KEY;
	if (!text_is_safe(item, "key", text, length, place, problems))
		return false;
	if (length == 0 || length > most) {
		az_item_problem(item, "key", place, "give it a short name, as D1", problems,
			"a key has 1 to %zu bytes; this one has %zu", most, length);
		return false;
	}
	bool dotted = memchr(text, '.', length) && item->entity->id != AZ_CASE;
	if (dotted || memchr(text, '\n', length) || memchr(text, '\t', length)) {
		az_item_problem(item, "key", place, "write a key without dots, tabs and line ends",
			problems, "a key stands in paths, where a dot parts names");
		return false;
	}
	item->key = az_arena_copy(dossier->arena, text, length);
	item->key_length = (uint32_t)length;
	return item->key || out_of_memory(item, place, problems);
}

static void code_problem(const az_item *item, const char *name, const az_vocabulary *codes,
	const char *text, size_t length, az_place place, az_problems *problems)
{
	char cut[SHOWN_TEXT], mend[160];
	shown(text, length, cut);
	const char *near = az_code_nearest(codes, cut);
	if (near)
		az_problems_mend(problems, mend, sizeof mend, "did you mean '%s'?", near);
	else
		az_problems_mend(
			problems, mend, sizeof mend, "`assize schema` lists the terms of %s", codes->name);
	az_item_problem(item, name, place, mend, problems, "'%s' is no term of %s", cut, codes->name);
}

static void value_problem(const az_item *item, const char *name, az_type type, const char *why,
	const char *text, size_t length, az_place place, az_problems *problems)
{
	char cut[SHOWN_TEXT], mend[200];
	az_problems_mend(problems, mend, sizeof mend, "write %s, or 不详 where it is unknown",
		az_type_of(type)->expected);
	az_item_problem(item, name, place, mend, problems, "'%s': %s", shown(text, length, cut),
		why ? why : AZ_N("does not fit"));
}

/* Adds a member: codes in the order of their numbers and once; keys as they come (freezing orders
 * them by what they name, and drops the doubles). */
static bool add_member(az_dossier *dossier, const az_item *item, az_cell *cell, uint16_t code,
	const char *key, az_place place, az_problems *problems)
{
	az_member **at = &cell->members;
	while (!key && *at && (*at)->code < code)
		at = &(*at)->next;
	if (!key && *at && (*at)->code == code)
		return true;
	az_member *member = az_arena_alloc(dossier->arena, sizeof *member);
	if (!member)
		return out_of_memory(item, place, problems);
	*member = (az_member){code, key, place, *at};
	*at = member;
	cell->count++;
	cell->state = AZ_KNOWN;
	return true;
}

static bool set_code_member(az_dossier *dossier, const az_item *item, const char *name,
	const az_vocabulary *codes, az_cell *cell, const char *text, size_t length, az_place place,
	az_problems *problems)
{
	const az_code *code = az_code_named(codes, text, length);
	if (!code) {
		code_problem(item, name, codes, text, length, place, problems);
		return false;
	}
	return add_member(dossier, item, cell, code->number, NULL, place, problems);
}

/* Keeps a text: AZ_TEXT, and the key that an AZ_REF names. */
static bool set_text(az_dossier *dossier, const az_item *item, const char *name, az_cell *cell,
	const char *text, size_t length, az_place place, az_problems *problems)
{
	if (!text_is_safe(item, name, text, length, place, problems))
		return false;
	char *copy = az_arena_copy(dossier->arena, text, length);
	if (!copy)
		return out_of_memory(item, place, problems);
	*cell = (az_cell){.state = AZ_KNOWN, .text = copy, .length = (uint32_t)length, .place = place};
	return true;
}

static bool set_scalar(az_dossier *dossier, const az_item *item, const char *name, az_type type,
	const az_vocabulary *codes, az_cell *cell, const char *text, size_t length, az_place place,
	az_problems *problems)
{
	az_scalar scalar;
	const char *why = NULL;
	if (!az_scalar_parse(type, codes, text, length, &scalar, &why)) {
		if (type == AZ_CODE)
			code_problem(item, name, codes, text, length, place, problems);
		else
			value_problem(item, name, type, why, text, length, place, problems);
		return false;
	}
	if (type == AZ_MONEY && scalar.number < 0) {
		value_problem(item, name, type, AZ_N("is below zero"), text, length, place, problems);
		return false;
	}
	if (type == AZ_NUMBER)
		return set_text(
			dossier, item, name, cell, scalar.text, strlen(scalar.text), place, problems);
	*cell = (az_cell){.state = AZ_KNOWN, .number = scalar.number, .place = place};
	return true;
}

/* The one place that knows how a text fills a cell of each type. */
static bool set_cell(az_dossier *dossier, az_item *item, const char *name, az_type type,
	const az_vocabulary *codes, az_cell *cell, const char *text, size_t length, az_place place,
	az_problems *problems)
{
	char *key;
	switch (type) {
	case AZ_TEXT:
	case AZ_REF:
		return set_text(dossier, item, name, cell, text, length, place, problems);
	case AZ_SET:
		return set_code_member(dossier, item, name, codes, cell, text, length, place, problems);
	case AZ_REFS:
		key = az_arena_copy(dossier->arena, text, length);
		if (!key)
			return out_of_memory(item, place, problems);
		return add_member(dossier, item, cell, 0, key, place, problems);
	case AZ_LIST:
	case AZ_ONE:
		az_item_problem(
			item, name, place, "write its fields under it", problems, "is not one value");
		return false;
	default:
		return set_scalar(dossier, item, name, type, codes, cell, text, length, place, problems);
	}
}

bool az_item_set(az_dossier *dossier, az_item *item, const az_field *field, const char *text,
	size_t length, az_place place, az_problems *problems)
{
	az_state state;
	if (field->number == 1)
		return set_key(dossier, item, text, length, place, problems);
	if (field->derive) {
		az_item_problem(
			item, field->name, place, "leave it out", problems, "is computed by assize");
		return false;
	}
	if (az_state_word(text, length, &state)) {
		az_item_set_state(dossier, item, field, state);
		return true;
	}
	return set_cell(dossier, item, field->name, field->type, field->codes,
		az_item_cell(item, field), text, length, place, problems);
}

/* The extension's cell, made where it is not there yet, in the order of names. */
static az_cell *extra_cell(az_dossier *dossier, az_item *item, const az_extension *extension)
{
	az_extra **at = &item->extras;
	while (*at && strcmp((*at)->extension->name, extension->name) < 0)
		at = &(*at)->next;
	if (*at && (*at)->extension == extension)
		return &(*at)->cell;
	az_extra *extra = az_arena_alloc(dossier->arena, sizeof *extra);
	if (!extra)
		return NULL;
	extra->extension = extension;
	extra->next = *at;
	*at = extra;
	return &extra->cell;
}

bool az_item_set_extension(az_dossier *dossier, az_item *item, const az_extension *extension,
	const char *text, size_t length, az_place place, az_problems *problems)
{
	az_state state;
	az_cell *cell = extra_cell(dossier, item, extension);
	if (!cell)
		return out_of_memory(item, place, problems);
	if (az_state_word(text, length, &state)) {
		*cell = (az_cell){.state = state};
		return true;
	}
	return set_cell(dossier, item, extension->name, extension->type, extension->codes, cell, text,
		length, place, problems);
}

assize_status az_item_set_extension_state(
	az_dossier *dossier, az_item *item, const az_extension *extension, az_state state)
{
	if (state == AZ_KNOWN && extension->type != AZ_SET)
		return ASSIZE_ERROR_USAGE;
	az_cell *cell = extra_cell(dossier, item, extension);
	if (!cell)
		return ASSIZE_ERROR_MEMORY;
	*cell = (az_cell){.state = state};
	return ASSIZE_OK;
}
