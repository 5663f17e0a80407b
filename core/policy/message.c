#include "policy/rule.h"

#include <string.h>

#include "policy/keys.h"
#include "policy/template.h"
#include "policy/terms.h"
#include "base/words.h"

bool az_kind_is_paired(az_kind kind)
{
	return kind == AZ_KIND_PRIORITY || kind == AZ_KIND_LENIENCY;
}

az_kind az_kind_load(az_load *load, const az_doc *value)
{
	return (az_kind)az_keys_choice(load, value, az_kind_names);
}

az_level az_level_load(
	az_load *load, const az_doc *map, const az_doc *value, az_kind kind, az_level fallback)
{
	az_level level = value ? (az_level)az_keys_choice(load, value, az_level_names) : fallback;
	if (!kind || (value && !level))
		return 0;
	if (az_kind_is_paired(kind)) {
		if (value && level != AZ_INFO)
			az_load_bad(load, value, "leave it out, and use attention: 1 to 3",
				"a finding of the kind %s is always info: warning and error speak about a record, "
				"not "
				"about a person",
				az_kind_name(kind));
		return AZ_INFO;
	}
	if (!level)
		az_load_bad(load, map, "write level = \"info\", \"warning\" or \"error\"",
			"'level' is missing, which the kind %s needs", az_kind_name(kind));
	return level;
}

uint8_t az_attention_load(az_load *load, const az_doc *value, az_kind kind)
{
	static const char *const STEPS[] = {"1", "2", "3", NULL};
	size_t found = value && value->kind == AZ_DOC_PLAIN ? az_terms_find(STEPS, value->text) : 0;
	if (!kind)
		return 0;
	if (!az_kind_is_paired(kind)) {
		if (value)
			az_load_bad_key(load, value, "leave it out; a level says how grave it is",
				"a finding of the kind %s has no attention", az_kind_name(kind));
		return 0;
	}
	if (value && !found)
		az_load_bad(load, value, "write 1, 2 or 3", "'attention' is none of 1, 2 and 3");
	return found ? (uint8_t)found : 1;
}

/* The two texts of a message. */
static void read_texts(az_load *load, const az_doc *map, const az_rule *rule, az_message *out)
{
	size_t before = az_problems_count(load->problems);
	const az_doc *zh = az_keys_need(load, map, "zh", "write the Chinese text too: zh");
	const az_doc *en = az_keys_need(load, map, "en", "write the English text too: en");
	out->place = az_doc_place(map, load->file);
	if (zh)
		az_template_load(load, zh, rule, &out->zh);
	if (en)
		az_template_load(load, en, rule, &out->en);
	if (az_problems_count(load->problems) == before)
		az_template_compare(load, &out->zh, &out->en, out->place);
}

/* The only message of a rule: kind and level are the rule's. */
static void read_only(az_load *load, const az_doc *map, const az_rule *rule, az_message *out)
{
	static const char *const KEYS[] = {"zh", "en", NULL};
	*out = (az_message){
		.name = "", .kind = rule->kind, .level = rule->level, .attention = rule->attention};
	if (az_keys_map(load, map, "a message", KEYS))
		read_texts(load, map, rule, out);
}

/* A level that the rule has for its own kind does not carry over to a message of another kind. */
static void read_named(az_load *load, const az_doc *map, const az_rule *rule, az_message *out)
{
	static const char *const KEYS[] = {"zh", "en", "kind", "level", "attention", NULL};
	*out = (az_message){.name = map->key, .kind = rule->kind};
	az_keys_lua_name(load, map, "message");
	if (!az_keys_map(load, map, "a message", KEYS))
		return;
	const az_doc *kind = az_keys_may(map, "kind");
	const az_doc *level = az_keys_may(map, "level");
	const az_doc *attention = az_keys_may(map, "attention");
	if (kind)
		out->kind = az_kind_load(load, kind);
	bool same = out->kind == rule->kind;
	bool inherits = same || !az_kind_is_paired(rule->kind);
	/* Where the rule's own level is missing, that was said once. */
	if (level || !inherits || rule->level)
		out->level = az_level_load(load, map, level, out->kind, inherits ? rule->level : 0);
	out->attention =
		same && !attention ? rule->attention : az_attention_load(load, attention, out->kind);
	read_texts(load, map, rule, out);
}

static void read_all_named(az_load *load, const az_doc *map, az_rule *rule)
{
	if (map->kind != AZ_DOC_MAP || !map->count) {
		az_load_bad(load, map, "write messages = {name = {zh = \"...\", en = \"...\"}}",
			"'messages' names no message");
		return;
	}
	if (!rule->has_check)
		az_load_bad_key(load, map, "write message = {zh = \"...\", en = \"...\"}",
			"a rule without check has one message, for nothing chooses among several");
	az_message *messages = az_load_array(load, map->count, sizeof *messages);
	if (!messages)
		return;
	for (const az_doc *child = map->first; child; child = child->next)
		read_named(load, child, rule, &messages[rule->message_count++]);
	rule->messages = messages;
}

void az_messages_load(az_load *load, const az_doc *header, az_rule *rule)
{
	const az_doc *one = az_keys_may(header, "message");
	const az_doc *many = az_keys_may(header, "messages");
	if (one && many) {
		az_load_bad_key(
			load, many, "keep one of the two", "both 'message' and 'messages' are given");
		return;
	}
	if (many) {
		read_all_named(load, many, rule);
		return;
	}
	if (!one) {
		az_load_bad(load, header, "write message = {zh = \"...\", en = \"...\"}",
			"the rule says nothing: 'message' is missing");
		return;
	}
	az_message *message = az_load_array(load, 1, sizeof *message);
	if (!message)
		return;
	read_only(load, one, rule, message);
	rule->messages = message;
	rule->message_count = 1;
}
