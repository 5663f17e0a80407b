/*
 * The part of a header that only a group rule has: what its groups share, what it takes of each
 * dossier, and the check of the whole.
 */
#include "policy/rule.h"

#include "base/words.h"
#include "policy/field_ref.h"
#include "policy/group_field.h"
#include "policy/keys.h"

/* One of the two functions; its line, or 0 with a problem. */
static int read_function(az_load *load, const az_doc *header, const char *key, const char *mend)
{
	const az_doc *code = az_keys_need(load, header, key, mend);
	if (!code)
		return 0;
	if (code->kind == AZ_DOC_FUNCTION)
		return code->line;
	az_load_bad(load, code, mend, "'%s' is no function", key);
	return 0;
}

static void read_group_by(az_load *load, const az_doc *header, az_rule *rule)
{
	const char *text = NULL;
	az_field_ref ref = {0};
	const az_doc *value = az_keys_need(load, header, "group_by",
		"say what the dossiers of a group share, as group_by = \"case.loss_key\"");
	if (!value || !az_keys_text(load, value, &text))
		return;
	if (!az_group_field_load(load, value, text, &ref))
		return;
	rule->subject = ref.entity;
	rule->group_by = ref;
}

void az_rule_group_load(az_load *load, const az_doc *header, az_rule *rule)
{
	const char *const collect =
		AZ_N("write collect = function(case) return {loss = case.loss_total} end");
	const char *const check = AZ_N("write check = function(group) ... end");
	read_group_by(load, header, rule);
	rule->collect_line = read_function(load, header, "collect", collect);
	rule->check_line = read_function(load, header, "check", check);
	rule->has_check = rule->check_line != 0;
}
