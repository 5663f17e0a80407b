#include "policy/policy.h"

#include <string.h>

const az_policy *az_policies_find(const az_policies *policies, const char *id)
{
	for (size_t i = 0; i < policies->policy_count; i++)
		if (strcmp(policies->policies[i].id, id) == 0)
			return &policies->policies[i];
	return NULL;
}

static const az_rule *rule_of(const az_policy *policy, const char *id)
{
	size_t low = 0, high = policy->rule_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(policy->rules[middle].id, id);
		if (order == 0)
			return &policy->rules[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

const az_rule *az_rule_find(const az_policies *policies, const char *name)
{
	const char *slash = strchr(name, '/');
	const az_rule *found = NULL;
	for (size_t i = 0; i < policies->policy_count; i++) {
		const az_policy *policy = &policies->policies[i];
		if (slash && (strlen(policy->id) != (size_t)(slash - name) ||
						 strncmp(policy->id, name, (size_t)(slash - name)) != 0))
			continue;
		const az_rule *rule = rule_of(policy, slash ? slash + 1 : name);
		if (rule && found)
			return NULL;
		if (rule)
			found = rule;
	}
	return found;
}

/* Compares a name with bytes that have no NUL behind them. */
static int compare(const char *name, const char *bytes, size_t length)
{
	int order = strncmp(name, bytes, length);
	return order ? order : name[length] != '\0';
}

int32_t az_parameter_review_by(const az_parameter *parameter)
{
	enum { REVIEW_AGE_DAYS = 366 };
	return parameter->reviewed_on == INT32_MIN ? INT32_MAX
											   : parameter->reviewed_on + REVIEW_AGE_DAYS;
}

const az_parameter *az_parameter_find(const az_policy *policy, const char *name, size_t length)
{
	size_t low = 0, high = policy->parameter_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = compare(policy->parameters[middle].name, name, length);
		if (order == 0)
			return &policy->parameters[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

const az_parameter *az_parameter_named(
	const az_policies *policies, const char *name, const az_policy **of)
{
	const char *slash = strchr(name, '/');
	const char *bare = slash ? slash + 1 : name;
	const az_parameter *found = NULL;
	for (size_t i = 0; i < policies->policy_count; i++) {
		const az_policy *policy = &policies->policies[i];
		if (slash && compare(policy->id, name, (size_t)(slash - name)) != 0)
			continue;
		const az_parameter *parameter = az_parameter_find(policy, bare, strlen(bare));
		if (parameter && found)
			return NULL;
		if (parameter) {
			found = parameter;
			*of = policy;
		}
	}
	return found;
}

const az_message *az_message_find(const az_rule *rule, const char *name, size_t length)
{
	for (size_t i = 0; i < rule->message_count; i++)
		if (strlen(rule->messages[i].name) == length &&
			memcmp(rule->messages[i].name, name, length) == 0)
			return &rule->messages[i];
	return NULL;
}

const az_law *az_law_find(const az_policies *policies, const char *id)
{
	size_t low = 0, high = policies->law_count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(policies->laws[middle].id, id);
		if (order == 0)
			return &policies->laws[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

const az_parameter_value *az_parameter_on(const az_parameter *parameter, int32_t day)
{
	const az_parameter_value *found = NULL;
	for (size_t i = 0; i < parameter->count && parameter->values[i].from <= day; i++)
		found = &parameter->values[i];
	return found;
}
