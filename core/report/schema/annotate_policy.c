/* The part of the annotations that is one policy's own. */
#include <string.h>

#include "policy/lua/sdk.h"
#include "report/schema/annotate.h"

/* ---- parameters ------------------------------------------------------------------------------ */

static void put_choices(const az_parameter *parameter, az_buffer *out)
{
	if (parameter->codes) {
		az_buffer_printf(out, "assize.code.%s", parameter->codes->name);
		return;
	}
	for (size_t i = 0; parameter->choices[i]; i++) {
		if (i)
			az_buffer_char(out, '|');
		az_annotate_quoted(parameter->choices[i], out);
	}
}

/* As core/host/bind/param.c gives it: a codes parameter is a table with true for each. */
static void put_type(const az_parameter *parameter, az_buffer *out)
{
	if (parameter->type == AZ_SET) {
		az_buffer_string(out, "table<");
		put_choices(parameter, out);
		az_buffer_string(out, ", true>");
	} else if (parameter->type == AZ_CODE) {
		put_choices(parameter, out);
	} else if (parameter->unit) {
		az_buffer_printf(out, "assize.%s", parameter->unit);
	} else {
		az_buffer_string(out, az_type_of(parameter->type)->lua);
	}
}

static void put_parameter(const az_parameter *parameter, az_buffer *out)
{
	az_annotate_field(parameter->name, false, out);
	put_type(parameter, out);
	az_annotate_titles(parameter->title.zh, parameter->title.en, out);
	if (parameter->dated_by.as_of)
		az_buffer_string(out, " (dated by as_of)");
	az_buffer_string(out, parameter->doc ? "." : "");
	az_annotate_text(parameter->doc, out);
	az_buffer_char(out, '\n');
}

/* param.at(name, date) gives what the parameter of that name is. */
static void put_at(const az_policy *policy, az_buffer *out)
{
	for (size_t i = 0; i < policy->parameter_count; i++) {
		az_buffer_string(out, "---@field at fun(name: ");
		az_annotate_quoted(policy->parameters[i].name, out);
		az_buffer_string(out, ", date: assize.date): ");
		put_type(&policy->parameters[i], out);
		az_buffer_string(out, " 在另一日期的值。 The value on another date.\n");
	}
}

static void put_parameters(const az_policy *policy, az_buffer *out)
{
	az_buffer_string(out, "\n---@class assize.parameters\n");
	for (size_t i = 0; policy && i < policy->parameter_count; i++)
		put_parameter(&policy->parameters[i], out);
	if (policy && policy->parameter_count) {
		put_at(policy, out);
		return;
	}
	az_buffer_string(out, "---@field at fun(name: assize.parameter_name, date: assize.date): any "
						  "在另一日期的值。 The value on another date.\n");
	if (!policy)
		az_buffer_string(out, "---@field [string] any\n");
}

/* ---- names ----------------------------------------------------------------------------------- */

static void put_parameter_names(const az_policy *policy, az_buffer *out)
{
	if (!policy || !policy->parameter_count) {
		az_buffer_string(out, "\n---@alias assize.parameter_name string\n");
		return;
	}
	az_buffer_string(out, "\n---@alias assize.parameter_name\n");
	for (size_t i = 0; i < policy->parameter_count; i++) {
		const az_parameter *parameter = &policy->parameters[i];
		az_buffer_string(out, "---| ");
		az_annotate_quoted(parameter->name, out);
		az_buffer_string(out, " #");
		az_annotate_titles(parameter->title.zh, parameter->title.en, out);
		az_buffer_char(out, '\n');
	}
}

static void put_laws(const az_policies *policies, const az_policy *policy, az_buffer *out)
{
	if (!policy || !policies->law_count) {
		az_buffer_string(out, "\n---@alias assize.law_id string\n");
		return;
	}
	az_buffer_string(out, "\n---@alias assize.law_id\n");
	for (size_t i = 0; i < policies->law_count; i++) {
		const az_law *law = &policies->laws[i];
		az_buffer_string(out, "---| ");
		az_annotate_quoted(law->id, out);
		az_buffer_string(out, " #");
		az_annotate_titles(law->title.zh, law->title.en, out);
		az_buffer_char(out, '\n');
	}
}

/* "lib.stated" of "0/policy/lib/stated.lua". */
static void put_module(const az_policy *policy, const az_bundle_file *file, az_buffer *out)
{
	size_t folder = strlen(policy->folder);
	size_t length = strlen(file->path);
	const char *end = file->path + length - strlen(".lua");
	if (strncmp(file->path, policy->folder, folder) != 0 ||
		strncmp(file->path + folder, "/lib/", 5) != 0 || strcmp(end, ".lua") != 0)
		return;
	az_buffer_string(out, "---| \"");
	for (const char *at = file->path + folder + 1; at < end; at++)
		az_buffer_char(out, *at == '/' ? '.' : *at);
	az_buffer_string(out, "\"\n");
}

static void put_modules(const az_policies *policies, const az_policy *policy, az_buffer *out)
{
	az_buffer_string(out, "\n---@alias assize.module_name\n");
	for (size_t i = 0; i < az_sdk_module_count; i++)
		az_buffer_printf(out, "---| \"%s\"\n", az_sdk_modules[i].name);
	for (size_t i = 0; policy && i < policies->bundle->count; i++)
		put_module(policy, &policies->bundle->files[i], out);
	if (!policy)
		az_buffer_string(out, "---| string\n");
}

void az_annotate_policy(const az_policies *policies, const az_policy *policy, az_buffer *out)
{
	az_buffer_string(out,
		"\n-- ---- 规则包 / the policy "
		"-----------------------------------------------------------------------\n");
	put_parameter_names(policy, out);
	put_parameters(policy, out);
	put_laws(policies, policy, out);
	put_modules(policies, policy, out);
}
