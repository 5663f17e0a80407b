#include "report/explain/asked.h"

#include <string.h>

#include "base/text.h"
#include "model/path.h"

static const char *rule_name(const void *context, size_t i)
{
	const az_policies *policies = context;
	return i < policies->rule_count ? policies->rules[i]->id : NULL;
}

/* A bare id that several policies have is no name; a name that none has may be mistyped. */
static assize_status no_rule(const az_policies *policies, const char *name, az_error *error)
{
	const char *slash = strrchr(name, '/');
	const char *near = az_text_nearest(slash ? slash + 1 : name, rule_name, policies);
	if (near && !slash && !strcmp(near, name))
		return az_error_set(error, ASSIZE_ERROR_USAGE, name,
			"several policies have such a rule; write policy/%s", name);
	if (near)
		return az_error_set(
			error, ASSIZE_ERROR_MISSING, name, "there is no such rule; did you mean '%s'?", near);
	return az_error_set(error, ASSIZE_ERROR_MISSING, name,
		"there is no such rule; write policy/rule, as restitution/unreturned");
}

assize_status az_asked_rule(
	const az_rule **rule, const az_policies *policies, const char *name, az_error *error)
{
	*rule = az_rule_find(policies, name);
	return *rule ? ASSIZE_OK : no_rule(policies, name, error);
}

assize_status az_asked_subject(az_ref *subject, const az_record *record, const az_rule *rule,
	const char *path, az_error *error)
{
	const char *rest = "";
	const az_entity *wanted = az_entity_of(rule->subject);
	*subject = az_path_find(record, path, &rest);
	if (!*subject || *rest)
		return az_error_set(error, ASSIZE_ERROR_MISSING, path,
			"the case has no such item; write an item's path as defendant.D1, see `assize show`");
	if (az_node_entity(record, *subject) != wanted)
		return az_error_set(error, ASSIZE_ERROR_USAGE, path,
			"rule %s is about each %s; name one of those", rule->id, wanted->name);
	return ASSIZE_OK;
}
