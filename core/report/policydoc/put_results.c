/* What a rule said in the last run, in counts. Never of whom. */
#include "report/policydoc/put.h"

static void say(const az_putting *p, const char *zh, const char *en)
{
	az_document_say(p->doc, zh, en);
}

static void put_of(const az_putting *p, uint64_t part, uint64_t whole)
{
	az_put_count(p, part);
	say(p, "件，占", " of ");
	az_put_count(p, whole);
	if (p->lang == AZ_ZH)
		az_document_text(p->doc, "件");
}

/* A run of another version says nothing certain about this one. */
static void put_difference(const az_putting *p, const az_policy_results *ran)
{
	if (ran->same)
		return;
	az_document_note(p->doc, AZ_NOTE_WARNING);
	if (!ran->version)
		say(p, "该次核查没有运行这个规则包。", "That run did not run this policy.");
	else if (p->lang == AZ_ZH)
		az_document_format(p->doc,
			"该次核查运行的是版本%s，文件与这里说明的不完全相同；下列数字属于当时运行的那一份。",
			ran->version);
	else
		az_document_format(p->doc,
			"That run ran version %s, whose files are not those described here; the counts are "
			"those of what ran.",
			ran->version);
}

static void put_decisions(const az_putting *p, const az_rule_results *rule)
{
	uint64_t decided = rule->upheld + rule->dismissed + rule->corrected;
	az_put_term(p, "由人处理", "Decided by people");
	put_of(p, decided, rule->findings);
	if (!decided)
		return;
	az_put_term(p, "其中采纳", "Upheld");
	put_of(p, rule->upheld, decided);
	az_put_term(p, "其中驳回", "Dismissed");
	put_of(p, rule->dismissed, decided);
	az_put_term(p, "其中更正案卷", "The record corrected");
	put_of(p, rule->corrected, decided);
}

void az_put_results(const az_putting *p, const az_rule *rule)
{
	const az_results *results = p->input->results;
	const az_policy_results *ran = &results->policies[rule->policy->index];
	const az_rule_results *of = &results->rules[rule->index];
	put_difference(p, ran);
	if (!ran->version)
		return;
	az_document_definitions(p->doc);
	az_put_term(p, "核查", "Run");
	if (p->lang == AZ_ZH)
		az_document_format(p->doc, "第%lld次，基准日", (long long)results->run);
	else
		az_document_format(p->doc, "%lld, as of ", (long long)results->run);
	az_put_day(p, results->as_of);
	az_put_term(p, "案件", "Dossiers");
	az_put_count(p, results->dossiers);
	az_put_term(p, "提示", "Findings");
	az_put_count(p, of->findings);
	az_put_term(p, "未能判断", "Not evaluated");
	az_put_count(p, of->not_evaluated);
	put_decisions(p, of);
}
