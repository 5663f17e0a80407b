/*
 * Rule headers: the literal table of `return rule {...}`, judged before any of the code runs.
 * Internal to the loading functions.
 */
#ifndef AZ_POLICY_RULE_H
#define AZ_POLICY_RULE_H

#include "policy/load.h"

/* Reads every file of the policy's rules/ into it, ordered by id. The rest of the policy is
 * there. */
void az_rules_load(az_load *load, az_policy *policy);

/* Reads `message` or `messages` of a header into the rule, the rest of which is there. */
void az_messages_load(az_load *load, const az_doc *header, az_rule *rule);

/* Reads `group_by`, `collect` and `check` of a group rule's header. */
void az_rule_group_load(az_load *load, const az_doc *header, az_rule *rule);

/* True for the two kinds that order attention, whose level is always info. */
bool az_kind_is_paired(az_kind kind);

/* `kind` and `attention` of a rule or message. */
az_kind az_kind_load(az_load *load, const az_doc *value);
uint8_t az_attention_load(az_load *load, const az_doc *value, az_kind kind);

/* `level` of a rule or message of that kind; `value` is NULL where none is given. 0 with a
 * problem. */
az_level az_level_load(
	az_load *load, const az_doc *map, const az_doc *value, az_kind kind, az_level fallback);

#endif
