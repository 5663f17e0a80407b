/* The first page: which policies and rules there are. */
#include "report/policydoc/put.h"

static void say(const az_putting *p, const char *zh, const char *en)
{
	az_document_say(p->doc, zh, en);
}

static const char *by_lang(const az_putting *p, const char *zh, const char *en)
{
	return p->lang == AZ_ZH ? zh : en;
}

static size_t count_rows(const az_putting *p, const az_rule *rule)
{
	size_t rows = 0;
	for (size_t i = 0; i < p->input->test_count; i++)
		if (p->input->tests[i]->rule == rule)
			rows += p->input->tests[i]->row_count;
	return rows;
}

static void put_laws(const az_putting *p, const az_rule *rule)
{
	for (size_t i = 0; i < rule->law_count; i++) {
		if (i)
			say(p, "、", ", ");
		az_document_word(p->doc, rule->laws[i]->id);
	}
}

static void put_row(const az_putting *p, const az_rule *rule)
{
	const az_results *results = p->input->results;
	az_document_cell(p->doc);
	az_put_rule_link(p, rule);
	az_document_cell(p->doc);
	az_put_kind(p, rule->kind, rule->level, rule->attention);
	az_document_cell(p->doc);
	az_document_text(p->doc, az_put_subject(p, rule));
	az_document_cell(p->doc);
	put_laws(p, rule);
	az_document_cell(p->doc);
	az_put_count(p, count_rows(p, rule));
	if (!results)
		return;
	az_document_cell(p->doc);
	az_put_count(p, results->rules[rule->index].findings);
	az_document_cell(p->doc);
	az_put_count(p, results->rules[rule->index].not_evaluated);
}

static void put_rules(const az_putting *p, const az_policy *policy)
{
	static const az_column columns[] = {{.zh = "规则", .en = "rule"}, {.zh = "种类", .en = "kind"},
		{.zh = "核查对象", .en = "subject"}, {.zh = "法律依据", .en = "law"},
		{.zh = "测试行", .en = "test rows", .right = true},
		{.zh = "提示", .en = "findings", .right = true},
		{.zh = "未能判断", .en = "not evaluated", .right = true}};
	size_t count = sizeof columns / sizeof columns[0];
	az_document_table(p->doc, by_lang(p, "规则一览", "The rules"), columns,
		p->input->results ? count : count - 2);
	for (size_t i = 0; i < policy->rule_count; i++)
		put_row(p, &policy->rules[i]);
}

void az_put_index(const az_putting *p)
{
	const az_policies *policies = p->input->policies;
	az_document_section(p->doc, "index", by_lang(p, "规则包与规则", "Policies and rules"));
	az_document_paragraph(p->doc);
	say(p,
		"这里说明每条规则问什么、读什么、依据什么、说什么，以及举例和代码。规则作出的是提示，"
		"供人参考；是否采纳由人决定并说明理由。",
		"What each rule asks, reads, rests on and says, with examples and code. A rule gives "
		"advice "
		"to a person, who decides and gives a reason.");
	for (size_t i = 0; i < policies->policy_count; i++) {
		const az_policy *policy = &policies->policies[i];
		const char *title = policy->title.zh ? az_put_title(p, &policy->title) : policy->id;
		az_document_section(p->doc, az_put_policy_id(p, policy, "rules"), title);
		if (policy->purpose.zh)
			az_document_text(p->doc, az_put_title(p, &policy->purpose));
		az_document_paragraph(p->doc);
		az_document_link(p->doc, az_put_policy_id(p, policy, NULL),
			by_lang(p, "算法透明说明：谁负责、读什么、怎样判断、有何局限、如何提出异议",
				"Algorithm transparency: who answers, what is read, how it decides, its limits, "
				"how "
				"to object"));
		put_rules(p, policy);
		az_document_section_end(p->doc);
	}
	az_document_section_end(p->doc);
}
