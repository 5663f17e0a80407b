/* The page of one rule, and those of the modules that rules call. */
#include "report/policydoc/put.h"

#include <string.h>

static void say(const az_putting *p, const char *zh, const char *en)
{
	az_document_say(p->doc, zh, en);
}

static const char *by_lang(const az_putting *p, const char *zh, const char *en)
{
	return p->lang == AZ_ZH ? zh : en;
}

static void section(const az_putting *p, const az_rule *rule, const char *part, const char *title)
{
	az_document_section(p->doc, az_put_rule_id(p, rule, part), title);
}

static void put_facts(const az_putting *p, const az_rule *rule)
{
	const az_policy *policy = rule->policy;
	az_document_definitions(p->doc);
	az_put_term(p, "标识", "Id");
	az_document_format(p->doc, "%s/%s", policy->id, rule->id);
	az_put_term(p, "规则包", "Policy");
	az_document_link(p->doc, az_put_policy_id(p, policy, NULL),
		policy->title.zh ? az_put_title(p, &policy->title) : policy->id);
	az_document_format(p->doc, " %s", policy->version);
	az_put_term(p, "种类", "Kind");
	az_put_kind(p, rule->kind, rule->level, rule->attention);
	az_put_term(p, "核查对象", "Subject");
	az_document_text(p->doc, az_put_subject(p, rule));
	say(p, "（", " (");
	az_document_word(p->doc, rule->is_group ? "group" : az_entity_of(rule->subject)->name);
	say(p, "）", ")");
	if (!rule->is_group)
		return;
	az_put_term(p, "分组依据", "Grouped by");
	az_put_field(p, 0, &rule->group_by);
}

static void put_law(const az_putting *p, const az_rule *rule)
{
	size_t unverified = 0;
	for (size_t i = 0; i < rule->law_count; i++)
		unverified += !rule->laws[i]->verified;
	section(p, rule, "law", by_lang(p, "法律依据", "Law"));
	if (unverified) {
		az_document_note(p->doc, AZ_NOTE_WARNING);
		if (p->lang == AZ_ZH)
			az_document_format(p->doc, "有%zu条依据未与原文核实，引用前请查阅原文。", unverified);
		else
			az_document_format(p->doc,
				"%zu of these were not read in a source; look the text up before relying on it.",
				unverified);
	}
	az_put_laws(
		p, by_lang(p, "本规则依据的条文", "What the rule rests on"), rule->laws, rule->law_count);
	az_document_section_end(p->doc);
}

static void put_parameters(const az_putting *p, const az_rule *rule)
{
	const az_usage *usage = &p->usage[rule->index];
	const az_policy *policy = rule->policy;
	bool any = false;
	section(p, rule, "parameters", by_lang(p, "参数", "Parameters"));
	for (size_t i = 0; i < policy->parameter_count; i++) {
		const az_parameter *parameter = &policy->parameters[i];
		if (!usage->parameters[parameter->index])
			continue;
		const char *part = az_arena_printf(p->doc->arena, "param.%s", parameter->name);
		az_put_parameter(p, parameter, az_put_rule_id(p, rule, part ? part : ""));
		any = true;
	}
	if (!any)
		say(p, "本规则不使用参数。", "The rule uses no parameter.");
	az_document_section_end(p->doc);
}

static void put_code(const az_putting *p, const az_rule *rule)
{
	const az_bundle *bundle = p->input->policies->bundle;
	bool first = true;
	section(p, rule, "code", by_lang(p, "代码", "Code"));
	az_document_word(p->doc, az_put_file_name(rule->policy, rule->file));
	for (size_t i = 0; i < bundle->count; i++) {
		if (!p->usage[rule->index].modules[i])
			continue;
		say(p, first ? "，调用模块 " : "、", first ? ", which calls " : ", ");
		az_document_link(p->doc, az_put_module_id(p, rule->policy, &bundle->files[i]),
			az_put_file_name(rule->policy, &bundle->files[i]));
		first = false;
	}
	az_document_code(p->doc, rule->file->bytes, rule->file->length, 1);
	az_document_section_end(p->doc);
}

void az_put_rule(const az_putting *p, const az_rule *rule)
{
	az_document_section(p->doc, az_put_rule_id(p, rule, NULL), az_put_title(p, &rule->title));
	put_facts(p, rule);
	az_put_reading(p, rule);
	put_law(p, rule);
	put_parameters(p, rule);
	az_put_examples(p, rule);
	if (p->input->results) {
		section(p, rule, "results", by_lang(p, "最近一次核查的结果", "Last results"));
		az_put_results(p, rule);
		az_document_section_end(p->doc);
	}
	put_code(p, rule);
	az_document_section_end(p->doc);
}

static void put_callers(const az_putting *p, const az_policy *policy, const az_bundle_file *file)
{
	size_t place = (size_t)(file - p->input->policies->bundle->files);
	bool any = false;
	az_document_paragraph(p->doc);
	for (size_t i = 0; i < policy->rule_count; i++) {
		const az_rule *rule = &policy->rules[i];
		if (!p->usage[rule->index].modules[place])
			continue;
		say(p, any ? "、" : "调用它的规则：", any ? ", " : "Rules that call it: ");
		az_put_rule_link(p, rule);
		any = true;
	}
	if (!any)
		say(p, "没有规则调用它。", "No rule calls it.");
}

void az_put_modules(const az_putting *p, const az_policy *policy)
{
	const az_bundle *bundle = p->input->policies->bundle;
	for (size_t i = 0; i < bundle->count; i++) {
		const az_bundle_file *file = &bundle->files[i];
		if (!az_put_is_module(policy, file))
			continue;
		const char *title = az_arena_printf(p->doc->arena, "%s %s/%s", by_lang(p, "模块", "Module"),
			policy->id, az_put_file_name(policy, file));
		az_document_section(p->doc, az_put_module_id(p, policy, file), title ? title : "");
		put_callers(p, policy, file);
		az_document_code(p->doc, file->bytes, file->length, 1);
		az_document_section_end(p->doc);
	}
}
