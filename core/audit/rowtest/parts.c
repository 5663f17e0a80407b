/* What row tests and case tests have in common: the rule, parameters set by hand. */
#include "audit/rowtest/rowtest.h"

#include <string.h>

#include "base/words.h"
#include "exchange/names.h"
#include "policy/keys.h"
#include "policy/parameter.h"

/* ---- rules and parameters ---------------------------------------------------------------------- */

/* The rule's id where the name is `rule` or `policy/rule` of this policy, else NULL. */
static const char *own_id(const az_policy *policy, const char *name)
{
	const char *slash = strchr(name, '/');
	size_t length = slash ? (size_t)(slash - name) : 0;
	if (slash && (strlen(policy->id) != length || strncmp(policy->id, name, length) != 0))
		return NULL;
	return slash ? slash + 1 : name;
}

static void no_rule(az_load *load, const az_policy *policy, const az_doc *value, const char *name)
{
	const char **ids = az_load_array(load, policy->rule_count + 1, sizeof *ids);
	if (!ids)
		return;
	for (size_t i = 0; i < policy->rule_count; i++)
		ids[i] = policy->rules[i].id;
	const char *slash = strchr(name, '/');
	const char *near = az_names_nearest(slash ? slash + 1 : name, ids);
	az_load_bad(load, value,
		near ? az_load_text(load, "did you mean '%s'?", near)
			 : az_load_text(load, "its rules are %s", az_load_joined(load, ids)),
		"policy '%s' has no rule '%s'", policy->id, name);
}

const az_rule *az_test_rule_named(az_load *load, const az_policy *policy, const az_doc *value)
{
	const char *name = NULL;
	if (!az_keys_text(load, value, &name))
		return NULL;
	const char *id = own_id(policy, name);
	for (size_t i = 0; id && i < policy->rule_count; i++)
		if (strcmp(policy->rules[i].id, id) == 0)
			return &policy->rules[i];
	no_rule(load, policy, value, name);
	return NULL;
}

const az_parameter *az_test_parameter_named(
	az_load *load, const az_policy *policy, az_place place, const char *name)
{
	const az_parameter *found = az_parameter_find(policy, name, strlen(name));
	if (found)
		return found;
	const char **names = az_load_array(load, policy->parameter_count + 1, sizeof *names);
	for (size_t i = 0; names && i < policy->parameter_count; i++)
		names[i] = policy->parameters[i].name;
	const char *near = names ? az_names_nearest(name, names) : NULL;
	az_problems_add(load->problems, place, NULL,
		near ? az_load_text(load, "did you mean 'param.%s'?", near)
			 : AZ_N("declare it in policy.yaml, or leave it out"),
		"policy '%s' has no parameter '%s'", policy->id, name);
	return NULL;
}

bool az_test_override(
	az_load *load, const az_parameter *parameter, const az_doc *value, az_override *out)
{
	size_t before = az_problems_count(load->problems);
	*out = (az_override){.parameter = parameter, .value = {.layer = "test"}};
	if (value->kind == AZ_DOC_NULL)
		az_load_bad(
			load, value, "write a value", "parameter '%s' has no value here", parameter->name);
	else
		az_parameter_value_read(load, value, parameter, &out->value);
	return az_problems_count(load->problems) == before;
}

bool az_test_title(az_load *load, const az_doc *value, az_lang lang, const char **out)
{
	az_title title = {0};
	if (!value)
		return true;
	if (value->kind != AZ_DOC_MAP)
		return az_keys_text(load, value, out);
	if (!az_keys_title(load, value, &title))
		return false;
	*out = lang == AZ_ZH ? title.zh : title.en;
	return true;
}
