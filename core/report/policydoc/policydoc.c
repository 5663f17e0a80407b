#include "report/policydoc/policydoc.h"

#include "report/policydoc/put.h"

/* One policy is called by its own name. */
static const char *title(const az_policydoc *input, az_lang lang)
{
	const az_policy *first = &input->policies->policies[0];
	const char *own = lang == AZ_ZH ? first->title.zh : first->title.en;
	if (input->policies->policy_count == 1)
		return own ? own : first->id;
	return lang == AZ_ZH ? "规则包说明" : "Policies";
}

static void put_pages(const az_putting *p)
{
	const az_policies *policies = p->input->policies;
	az_put_index(p);
	for (size_t i = 0; i < policies->policy_count; i++) {
		const az_policy *policy = &policies->policies[i];
		az_put_policy(p, policy);
		for (size_t j = 0; j < policy->rule_count; j++)
			az_put_rule(p, &policy->rules[j]);
		az_put_modules(p, policy);
	}
}

static assize_status make(const az_policydoc *input, az_lang lang, az_document *doc,
	az_problems *problems, az_error *error)
{
	size_t before = az_problems_count(problems);
	az_usage *usage = az_arena_array(doc->arena, input->policies->rule_count + 1, sizeof *usage);
	az_putting p = {.input = input, .doc = doc, .lang = lang, .usage = usage};
	if (!usage)
		return az_error_memory(error);
	if (!az_usage_read(usage, &p.whole, input->policies, doc->arena, problems))
		return az_problems_count(problems) > before ? ASSIZE_ERROR_POLICY : az_error_memory(error);
	put_pages(&p);
	if (az_document_finish(doc))
		return ASSIZE_OK;
	if (doc->failed)
		return az_error_memory(error);
	return az_error_set(error, ASSIZE_ERROR_INTERNAL, doc->wrong_id,
		"two sections of the document are called this");
}

assize_status az_policydoc_make(const az_policydoc *input, az_lang lang, az_document **doc,
	az_problems *problems, az_error *error)
{
	az_document *made = az_document_new(title(input, lang), lang);
	*doc = NULL;
	if (!made)
		return az_error_memory(error);
	assize_status status = make(input, lang, made, problems, error);
	if (status)
		az_document_free(made);
	else
		*doc = made;
	return status;
}
