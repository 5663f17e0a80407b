#include "policy/check/view.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "policy/check/world.h"

const az_seen_terms az_several_terms = {.name = ""};
az_thing az_several_things;

static const struct {
	uint32_t sort;
	const char *name;
} names[] = {
	{AZ_SEEN_FLAG, AZ_N("true or false")},
	{AZ_SEEN_WHOLE, AZ_N("a whole number")},
	{AZ_SEEN_FRACTION, AZ_N("a number with a fraction")},
	{AZ_SEEN_TEXT, AZ_N("a text")},
	{AZ_SEEN_CODE, AZ_N("a code")},
	{AZ_SEEN_MONEY, AZ_N("an amount of money")},
	{AZ_SEEN_DATE, AZ_N("a date")},
	{AZ_SEEN_RATIO, AZ_N("a ratio")},
	{AZ_SEEN_SET, AZ_N("a set of codes")},
	{AZ_SEEN_CHOSEN, AZ_N("a set of terms")},
	{AZ_SEEN_ENTITY, AZ_N("an entity")},
	{AZ_SEEN_LIST, AZ_N("a list")},
	{AZ_SEEN_TABLE, AZ_N("a table")},
	{AZ_SEEN_FUNCTION, AZ_N("a function")},
	{AZ_SEEN_FINDING, AZ_N("a finding")},
	{AZ_SEEN_GROUP, AZ_N("a group")},
};

const char *az_view_name(const az_view *view, char out[96])
{
	uint32_t own = view->sorts & ~(uint32_t)AZ_SEEN_NIL;
	const az_entity *entity =
		own == AZ_SEEN_ENTITY && view->entity < AZ_ENTITY_END ? az_entity_of(view->entity) : NULL;
	snprintf(out, 96, "%s", own ? AZ_N("a value") : "nil");
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (own == names[i].sort)
			snprintf(out, 96, "%s", names[i].name);
	if (entity)
		snprintf(out, 96, az_entity_takes_an(entity) ? "an %s" : "a %s", entity->name);
	return out;
}

static uint32_t sort_of(az_type type)
{
	switch (type) {
	case AZ_TEXT:
	case AZ_NUMBER:
		return AZ_SEEN_TEXT;
	case AZ_FLAG:
		return AZ_SEEN_FLAG;
	case AZ_COUNT:
		return AZ_SEEN_WHOLE;
	case AZ_MONEY:
		return AZ_SEEN_MONEY;
	case AZ_DATE:
		return AZ_SEEN_DATE;
	case AZ_CODE:
		return AZ_SEEN_CODE;
	case AZ_SET:
		return AZ_SEEN_SET;
	case AZ_REF:
	case AZ_ONE:
		return AZ_SEEN_ENTITY;
	case AZ_REFS:
	case AZ_LIST:
		return AZ_SEEN_LIST;
	case AZ_RATIO:
		return AZ_SEEN_RATIO;
	default:
		return AZ_SEEN_ANY;
	}
}

az_view az_view_of_field(const az_field *field, uint8_t reading, const az_seen_terms *terms)
{
	az_view view = az_view_of(sort_of(field->type));
	if (view.sorts & (AZ_SEEN_ENTITY | AZ_SEEN_LIST)) {
		view.entity = field->target;
		view.reading = reading;
	}
	if (view.sorts & (AZ_SEEN_CODE | AZ_SEEN_SET))
		view.terms = terms;
	if (reading & AZ_READ_SOFT)
		view.sorts |= AZ_SEEN_NIL;
	return view;
}

bool az_terms_have(const az_seen_terms *terms, const char *word)
{
	for (size_t i = 0; terms->codes && i < terms->codes->count; i++)
		if (strcmp(terms->codes->codes[i].key, word) == 0)
			return true;
	for (size_t i = 0; !terms->codes && terms->choices && terms->choices[i]; i++)
		if (strcmp(terms->choices[i], word) == 0)
			return true;
	return false;
}

static const char *choice_at(const void *context, size_t i)
{
	const char *const *choices = context;
	return choices[i];
}

const char *az_terms_near(const az_seen_terms *terms, const char *word, bool *title)
{
	*title = false;
	if (!terms->codes)
		return terms->choices ? az_text_nearest(word, choice_at, terms->choices) : NULL;
	const az_code *code = az_code_named(terms->codes, word, strlen(word));
	*title = code != NULL;
	return code ? code->key : az_code_nearest(terms->codes, word);
}
