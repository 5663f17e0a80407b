/* What row tests and case tests have in common: the rule, the dossier, parameters set by hand. */
#include "audit/rowtest/rowtest.h"

#include <string.h>

#include "base/file.h"
#include "base/words.h"
#include "exchange/dossier/read.h"
#include "exchange/names.h"
#include "model/dossier.h"
#include "policy/keys.h"
#include "policy/parameter.h"

enum { DOSSIER_BYTES = 16 << 20 };

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

/* ---- the dossier ------------------------------------------------------------------------------- */

const char *az_rowtest_dossier(az_arena *arena, const az_doc *doc, const char *file)
{
	const az_doc *value = az_doc_get(doc, "dossier");
	if (!value || (value->kind != AZ_DOC_PLAIN && value->kind != AZ_DOC_TEXT) || !value->length)
		return NULL;
	const char *folder = az_path_folder(arena, file);
	return folder ? az_path_join(arena, folder, value->text) : NULL;
}

static bool freeze(
	az_load *load, const az_policies *policies, const az_doc *doc, const char *file, az_record *out)
{
	az_buffer bytes = {0};
	az_dossier *dossier = az_dossier_new(&policies->schema);
	void *copy = NULL;
	if (!dossier) {
		load->no_memory = true;
		return false;
	}
	if (az_dossier_read(dossier, doc, file, load->problems) &&
		az_dossier_freeze(dossier, &bytes, load->problems)) {
		copy = az_load_array(load, bytes.length, 1);
		if (copy) {
			memcpy(copy, bytes.bytes, bytes.length);
			*out = az_record_trusted(copy, bytes.length);
		}
	}
	az_buffer_free(&bytes);
	az_dossier_free(dossier);
	return copy != NULL;
}

static bool read_file(az_load *load, const az_policies *policies, const az_doc *value,
	const char *file, az_record *out)
{
	bool good = false;
	az_buffer bytes = {0};
	az_error error = {0};
	if (az_file_read(file, DOSSIER_BYTES, &bytes, &error)) {
		az_load_bad(load, value, NULL, "%s: %s", error.where, error.text);
	} else {
		const char *content = bytes.length ? (const char *)bytes.bytes : "";
		const az_doc *dossier =
			az_doc_yaml(load->arena, file, content, bytes.length, NULL, load->problems);
		good = dossier && freeze(load, policies, dossier, file, out);
	}
	az_buffer_free(&bytes);
	return good;
}

bool az_test_dossier(az_load *load, const az_policies *policies, const az_doc *test, az_record *out)
{
	const char *text = NULL;
	const az_doc *value = az_keys_need(
		load, test, "dossier", "write a dossier's file, relative to this one: dossier: gang.yaml");
	if (!value || !az_keys_text(load, value, &text))
		return false;
	const char *file = az_rowtest_dossier(load->arena, test, load->file);
	if (!file) {
		load->no_memory = true;
		return false;
	}
	return read_file(load, policies, value, file, out);
}
