/* Reading what a row expects. */
#include "audit/rowtest/rowtest.h"

#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "exchange/names.h"
#include "policy/keys.h"

static const char notation[] =
	AZ_N("write none, {warning: {value: 31}}, {priority: {attention: 2}} or {not_evaluated: "
		 "property.P1.recovered_on}");

const char *const az_rowtest_outcomes[] = {"info", "warning", "error", "priority", "leniency",
	"restitution", "procedure", "sentencing", "data", "not_evaluated", NULL};

const char *const az_rowtest_missing_keys[] = {"field", "cause", "subject", "group", NULL};

/* The cause with that name, or AZ_CAUSE_NONE. */
static az_cause cause_named(const char *name)
{
	for (int cause = AZ_CAUSE_UNKNOWN_FIELD; cause <= AZ_CAUSE_FORBIDDEN; cause++)
		if (strcmp(az_cause_name((az_cause)cause), name) == 0)
			return (az_cause)cause;
	return AZ_CAUSE_NONE;
}

static const char *cause_at(const void *context, size_t i)
{
	(void)context;
	return i < AZ_CAUSE_FORBIDDEN ? az_cause_name((az_cause)(i + 1)) : NULL;
}

static bool read_cause(az_load *load, const az_doc *value, az_cause *out)
{
	const char *text = NULL;
	if (!az_keys_text(load, value, &text))
		return false;
	*out = cause_named(text);
	if (*out)
		return true;
	const char *near = az_text_nearest(text, cause_at, NULL);
	az_load_bad(load, value,
		near ? az_load_text(load, "did you mean '%s'?", near)
			 : "write the path of a field, as defendant.D1.gain, or a cause, as fault",
		"'%s' is neither the path of a field nor a cause", text);
	return false;
}

/* `subject` of a rule about one dossier, `group` of a group rule. */
static bool read_whom(az_load *load, const az_rule *rule, const az_doc *value, az_expected *out)
{
	bool group = strcmp(value->key, "group") == 0;
	if (group == rule->is_group)
		return az_keys_text(load, value, group ? &out->group : &out->subject);
	if (group)
		az_load_bad_key(
			load, value, "write subject: property.P1", "rule '%s' is about no group", rule->id);
	else
		az_load_bad_key(load, value, "write group: KEY",
			"rule '%s' is asked of groups, and not of one subject", rule->id);
	return false;
}

/* {not_evaluated: PATH}, {not_evaluated: CAUSE} or {not_evaluated: {field, cause, subject}} */
static bool read_missing(az_load *load, const az_rule *rule, const az_doc *value, az_expected *out)
{
	if (value->kind != AZ_DOC_MAP) {
		const char *text = NULL;
		if (!az_keys_text(load, value, &text))
			return false;
		if (!strchr(text, '.'))
			return read_cause(load, value, &out->cause);
		out->field = text;
		return true;
	}
	size_t before = az_problems_count(load->problems);
	az_keys_map(load, value, "not_evaluated", az_rowtest_missing_keys);
	const az_doc *field = az_keys_may(value, "field");
	const az_doc *cause = az_keys_may(value, "cause");
	const az_doc *subject = az_keys_may(value, "subject");
	const az_doc *group = az_keys_may(value, "group");
	if (field)
		az_keys_text(load, field, &out->field);
	if (cause)
		read_cause(load, cause, &out->cause);
	if (subject)
		read_whom(load, rule, subject, out);
	if (group)
		read_whom(load, rule, group, out);
	return az_problems_count(load->problems) == before;
}

static bool read_message(az_load *load, const az_rule *rule, const az_doc *value, az_expected *out)
{
	if (!az_keys_text(load, value, &out->message))
		return false;
	if (az_message_find(rule, out->message, strlen(out->message)))
		return true;
	const char **names = az_load_array(load, rule->message_count + 1, sizeof *names);
	for (size_t i = 0; names && i < rule->message_count; i++)
		names[i] = rule->messages[i].name;
	bool named = rule->messages[0].name[0] != '\0';
	const char *near = names && named ? az_names_nearest(out->message, names) : NULL;
	const char *mend = AZ_N("leave it out: the rule has one message, without a name");
	if (near)
		mend = az_load_text(load, "did you mean '%s'?", near);
	else if (names && named)
		mend = az_load_text(load, "write one of %s", az_load_joined(load, names));
	az_load_bad(load, value, mend, "rule '%s' has no message '%s'", rule->id, out->message);
	return false;
}

static bool read_attention(az_load *load, const az_doc *value, az_expected *out)
{
	bool good = value->kind == AZ_DOC_PLAIN && value->length == 1 && value->text[0] >= '1' &&
				value->text[0] <= '3';
	if (good)
		out->attention = (uint8_t)(value->text[0] - '0');
	else
		az_load_bad(load, value, "write attention: 2", "attention is 1, 2 or 3");
	return good;
}

/* One entry beside the values, or a value. */
static bool read_part(az_load *load, const az_rule *rule, const az_doc *entry,
	az_expected_value *values, az_expected *out)
{
	if (strcmp(entry->key, "message") == 0)
		return read_message(load, rule, entry, out);
	if (strcmp(entry->key, "attention") == 0)
		return read_attention(load, entry, out);
	if (strcmp(entry->key, "subject") == 0 || (rule->is_group && !strcmp(entry->key, "group")))
		return read_whom(load, rule, entry, out);
	if (strcmp(entry->key, "key") == 0)
		return az_keys_text(load, entry, &out->key);
	if (entry->kind != AZ_DOC_PLAIN && entry->kind != AZ_DOC_TEXT) {
		az_load_bad(load, entry, "write it as the finding gives it, as 31 or 12000.00",
			"the value '%s' is not one value", entry->key);
		return false;
	}
	values[out->value_count++] = (az_expected_value){.name = entry->key, .text = entry->text};
	return true;
}

static bool read_finding(az_load *load, const az_rule *rule, const az_doc *map, az_expected *out)
{
	bool good = true;
	if (map->kind == AZ_DOC_NULL)
		return true;
	if (map->kind != AZ_DOC_MAP) {
		az_load_bad(load, map,
			az_load_text(load, "write {%s: {}} where no value matters", map->key),
			"the values of a finding are a map");
		return false;
	}
	az_expected_value *values = az_load_array(load, map->count, sizeof *values);
	if (!values)
		return false;
	out->values = values;
	for (const az_doc *entry = map->first; entry; entry = entry->next)
		good = read_part(load, rule, entry, values, out) && good;
	return good;
}

static bool read_one(az_load *load, const az_rule *rule, const az_doc *item, az_expected *out)
{
	*out = (az_expected){.place = az_doc_place(item, load->file)};
	if (item->kind != AZ_DOC_MAP || item->count != 1) {
		az_load_bad(load, item, notation, "what is expected is no map with one key");
		return false;
	}
	const az_doc *value = item->first;
	out->level = az_level_named(value->key);
	out->kind = az_kind_named(value->key);
	out->is_finding = out->level || out->kind;
	if (out->is_finding)
		return read_finding(load, rule, value, out);
	if (strcmp(value->key, "not_evaluated") == 0)
		return read_missing(load, rule, value, out);
	const char *near = az_names_nearest(value->key, az_rowtest_outcomes);
	az_load_bad_key(load, value, near ? az_load_text(load, "did you mean '%s'?", near) : notation,
		"'%s' is no level, no kind and not not_evaluated", value->key);
	return false;
}

bool az_expectation_read(
	az_load *load, const az_rule *rule, const az_doc *cell, az_expectation *out)
{
	bool one = cell->kind == AZ_DOC_MAP;
	*out = (az_expectation){0};
	if (az_doc_is(cell, "none"))
		return true;
	if (!one && cell->kind != AZ_DOC_LIST) {
		az_load_bad(load, cell, notation, "it does not say what is expected");
		return false;
	}
	size_t count = one ? 1 : cell->count;
	if (count > AZ_EXPECTED_MOST) {
		az_load_bad(load, cell, "test with a smaller dossier, or name one subject",
			"more than %d outcomes are expected", (int)AZ_EXPECTED_MOST);
		return false;
	}
	az_expected *items = az_load_array(load, count, sizeof *items);
	if (!items)
		return false;
	bool good = true;
	out->items = items;
	for (const az_doc *item = one ? cell : cell->first; item; item = one ? NULL : item->next)
		good = read_one(load, rule, item, &items[out->count++]) && good;
	return good;
}
