#include "report/explain/why.h"

#include <string.h>

#include "report/explain/behind.h"
#include "report/explain/sentence.h"
#include "report/explain/source.h"

/* ---- when ------------------------------------------------------------------------------------- */

/* The field that a condition asks about; node 0 where the record has nothing that could hold it. */
static az_fact fact_of(const az_page *page, const az_told *told, const az_condition *condition)
{
	const az_field_ref *ref = &condition->field;
	az_fact fact = {0};
	fact.node = az_field_ref_node(page->record, told->subject, ref);
	if (!fact.node && ref->one) {
		fact.node = az_node_ancestor(page->record, told->subject, ref->entity);
		fact.field = ref->one->number;
	} else if (ref->extension) {
		fact.field = AZ_FIELD_EXTENSION;
		fact.extension = (uint16_t)(ref->extension - page->policies->schema.extensions);
	} else {
		fact.field = ref->field->number;
	}
	return fact;
}

/* The parameters that stand in a condition, with their values for the subject. */
static void put_operands(const az_page *page, const az_told *told, const az_condition *condition)
{
	for (size_t i = 0; i < condition->count; i++) {
		const az_parameter *parameter = condition->operands[i].parameter;
		if (!parameter)
			continue;
		const az_parameter_value *value = az_told_override(told, parameter);
		az_open open;
		if (!value)
			az_parameter_for(
				page->record, told->subject, parameter, page->as_of, NULL, &value, &open);
		az_page_say(page, "，", ", ");
		az_page_parameter_name(page, parameter);
		az_buffer_string(page->out, " = ");
		if (value)
			az_page_parameter(page, parameter, value);
		else
			az_page_say(page, "（无适用值）", "(no value in force)");
	}
}

/* "status = "recovered"：状态 property.P1.status = 已追回" */
static void put_condition(const az_page *page, const az_told *told, size_t index)
{
	const az_condition *condition = &told->rule->conditions[index];
	az_fact fact = fact_of(page, told, condition);
	az_page_text(page, condition->source, strlen(condition->source));
	az_page_say(page, "：", ": ");
	if (fact.node)
		az_page_fact(page, fact);
	else
		az_page_say(page, "档案中没有该项", "the dossier has no such thing");
	put_operands(page, told, condition);
}

static void put_answer(const az_page *page, unsigned char answer)
{
	if (answer == AZ_YES)
		az_page_say(page, "✓ 成立    ", "✓ holds     ");
	else if (answer == AZ_NO)
		az_page_say(page, "✗ 不成立  ", "✗ does not  ");
	else
		az_page_say(page, "? 未知    ", "? unknown   ");
}

static void put_conditions(const az_page *page, const az_told *told)
{
	if (told->of_group && !told->rule->condition_count) {
		az_page_say(page,
			"  本规则没有适用条件（when），组内各案都取行；以下是 check 对全组的判断。\n",
			"  The rule has no conditions (when): every case of the group gives its rows; this is "
			"what "
			"check did with the group.\n");
		return;
	}
	if (told->of_group) {
		az_page_say(page, "  适用条件（when）在取各案的行时已经判断；以下是 check 对全组的判断。\n",
			"  The conditions (when) were judged when the rows were collected; this is what check "
			"did with the group.\n");
		return;
	}
	if (!az_told_conditions(told)) {
		az_page_say(page, "  本规则没有适用条件（when），逐一检查每个对象。\n",
			"  The rule has no conditions (when): it looks at every subject.\n");
		return;
	}
	az_page_say(
		page, "  适用条件（when），须全部成立：\n", "  Conditions (when), all must hold:\n");
	for (size_t i = 0; i < az_told_conditions(told); i++) {
		az_page_indent(page, 2);
		put_answer(page, told->answers[i]);
		put_condition(page, told, i);
		az_page_end(page);
	}
}

/* ---- what decided ----------------------------------------------------------------------------- */

static void put_so(const az_page *page, const az_told *told)
{
	if (told->end == AZ_TOLD_FINDING)
		az_page_say(page, "，所以提示。", ", and so there is a finding.");
	else
		az_page_say(page, "，所以不提示。", ", and so there is no finding.");
}

static void put_when(const az_page *page, const az_told *told)
{
	az_page_say(page, "适用条件 ", "the condition ");
	put_condition(page, told, told->decided);
	if (told->end == AZ_TOLD_FINDING)
		az_page_say(page, "；条件全部成立，所以提示。",
			"; all conditions hold, and so there is a finding.");
	else
		az_page_say(page, "；条件不成立，本规则不适用，所以不提示。",
			"; it does not hold, the rule does not apply, and so there is no finding.");
}

/* What let the subject come before the test at all. */
static void put_held(const az_page *page, const az_told *told)
{
	for (size_t i = 0; i < az_told_conditions(told); i++) {
		az_page_say(page, "适用条件 ", "the condition ");
		put_condition(page, told, i);
		az_page_say(page, "；", "; ");
	}
}

/* A test that says little by itself is told by the one that it comes down to. */
static void put_test(const az_page *page, const az_told *told)
{
	const az_told_test *test = &told->tests[told->decided];
	size_t behind = az_told_behind(told, told->decided);
	const az_told_test *last = &told->tests[behind];
	if (!test->compared && told->end == AZ_TOLD_FINDING)
		put_held(page, told);
	az_sentence_long(page, told, last);
	if (!last->compared && !last->holds)
		az_page_say(page, "（为否或没有值）", " (false, or no value)");
	if (behind != told->decided)
		az_buffer_printf(page->out,
			page->lang == AZ_ZH ? "；第%d行的条件%s成立" : "; the condition of line %d %s",
			test->site->line,
			page->lang == AZ_ZH ? (test->holds ? "" : "不")
								: (test->holds ? "holds" : "does not hold"));
	put_so(page, told);
}

/* Of a group: the case, and the field in it. */
static void put_member(const az_page *page, const az_outcome *outcome)
{
	if (!outcome->member_length)
		return;
	az_page_say(page, "：案件 ", ": the case ");
	az_page_text(page, outcome->member, outcome->member_length);
	if (!outcome->path_length)
		return;
	az_page_say(page, " 的 ", ", ");
	az_page_text(page, outcome->path, outcome->path_length);
}

static void put_cause(const az_page *page, const az_told *told)
{
	const az_outcome *outcome = &told->outcome;
	az_buffer_string(page->out, az_cause_text(outcome->cause, page->lang));
	if (outcome->field.node) {
		az_page_say(page, "：", ": ");
		az_page_fact(page, outcome->field);
	}
	put_member(page, outcome);
	if (outcome->line)
		az_buffer_printf(
			page->out, page->lang == AZ_ZH ? "，第%u行" : ", line %u", (unsigned)outcome->line);
	char reason[AZ_REASON_MOST];
	az_outcome_reason(outcome, page->lang, reason);
	if (reason[0]) {
		az_page_say(page, "：", ": ");
		az_page_text(page, reason, strlen(reason));
	}
	az_page_say(page, "。不能判断：既不是提示，也不是没有问题。",
		". It cannot be judged: this is neither a finding nor a clean result.");
}

static void put_not_applicable(const az_page *page, const az_told *told)
{
	az_page_fact(page, told->reads[told->read_count - 1].fact);
	az_page_say(page, "；该项不适用，规则到此为止，所以不提示。",
		"; it does not apply, the rule ends there, and so there is no finding.");
}

void az_why_decided(const az_page *page, const az_told *told)
{
	switch (told->decider) {
	case AZ_DECIDED_WHEN:
		put_when(page, told);
		break;
	case AZ_DECIDED_TEST:
		put_test(page, told);
		break;
	case AZ_DECIDED_CAUSE:
		put_cause(page, told);
		break;
	case AZ_DECIDED_NOT_APPLICABLE:
		put_not_applicable(page, told);
		break;
	case AZ_DECIDED_UNSEEN:
		az_page_say(page, "规则执行的步骤太多，只记录了开头部分，未能指明",
			"the rule took too many steps: only its beginning was noted, and it cannot be named");
		put_so(page, told);
		break;
	default:
		az_page_say(page, "规则执行完毕，其中没有可指明的比较",
			"the rule ran to its end without a test that can be named");
		put_so(page, told);
	}
}

/* What the marks beside the source mean: no line may have run. */
static void put_marks(const az_page *page, const az_told *told)
{
	if (told->step_count)
		az_page_say(page, "；▸ 为执行到的行", "; ▸ marks the lines that ran");
	else if (az_told_fault_line(told))
		az_page_say(page, "；未进入 check，▸ 为出错的行",
			"; check was not entered, ▸ marks the line at fault");
	else if (az_told_conditions(told))
		az_page_say(page, "；未进入 check，▸ 为判断的条件",
			"; check was not entered, ▸ marks the condition that was judged");
	else
		az_page_say(page, "；未进入 check，▸ 为规则开头",
			"; check was not entered, ▸ marks where the rule begins");
}

void az_why_write(const az_page *page, const az_told *told, az_arena *arena)
{
	az_page_head(page, "为什么", "Why");
	put_conditions(page, told);
	az_page_say(page, "  源代码（", "  Source (");
	az_page_file(page, told->rule->policy, told->rule->file);
	put_marks(page, told);
	az_page_say(page, "）：\n", "):\n");
	az_source_write(page, told, arena);
	if (az_told_is_row(told))
		return;
	az_page_say(page, "  决定性的一步：", "  What decided: ");
	az_why_decided(page, told);
	az_page_end(page);
}
