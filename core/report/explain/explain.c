#include "report/explain/explain.h"

#include <string.h>

#include "report/explain/end.h"
#include "report/explain/group.h"
#include "report/explain/page.h"
#include "report/explain/search.h"
#include "report/explain/side.h"
#include "report/explain/why.h"
#include "report/finding_words.h"

/* Of a large dossier the pages of a rule end at either of the first two: so many pages, or so many units
 * (try.h) for their trials and traced runs. A unit of a traced run takes as long as four others. */
enum { PAGES_MOST = 100, PAGES_WORK = 8 * AZ_TRIALS_WORK, TRACED_UNIT = 4 };

/* ---- the head -------------------------------------------------------------------------------- */

static void put_result(const az_page *page, const az_told *told)
{
	const az_message *message;
	az_page_say(page, "  结论：", "  Result: ");
	if (az_told_is_row(told)) {
		az_page_say(page, "不单独判断；这里只取它的一行，由全组判断",
			"not judged alone: it gives a row here, and the group is judged");
	} else if (told->end == AZ_TOLD_SILENT) {
		az_page_say(page, "无提示", "no finding");
	} else if (told->end == AZ_TOLD_NOT_EVALUATED) {
		az_page_say(page, "未能判断", "not evaluated");
	} else {
		message = az_finding_message(page->policies, &told->outcome);
		az_page_say(page, "有提示（", "a finding (");
		az_buffer_string(page->out, az_kind_shown(message->kind, page->lang));
		az_page_say(page, "，", ", ");
		az_buffer_string(page->out, az_level_shown(message->level, page->lang));
		if (message->attention)
			az_buffer_printf(page->out, page->lang == AZ_ZH ? "，关注度%u" : ", attention %u",
				message->attention);
		az_page_say(page, "）", ")");
	}
	az_page_end(page);
}

/* "已采纳：陈法官，2026-11-03T09:12:00Z，第1次运行，理由：与卷宗核对一致" */
static void put_decision(const az_page *page, const az_decision *decision)
{
	if (!decision)
		return;
	az_page_say(page, "  处理：", "  Decided: ");
	az_buffer_string(page->out, az_decided_shown(decision, page->lang == AZ_ZH));
	az_page_say(page, "（", " (");
	az_page_text(page, decision->who, strlen(decision->who));
	az_buffer_printf(page->out,
		page->lang == AZ_ZH ? "，%s，第%lld次运行）；理由：" : ", %s, run %lld): ", decision->at,
		(long long)decision->run);
	az_page_text(page, decision->reason, strlen(decision->reason));
	az_page_end(page);
}

static void put_message(const az_page *page, const az_told *told, const az_decided *decided)
{
	az_buffer text = {0};
	char id[AZ_FINDING_ID];
	if (told->end != AZ_TOLD_FINDING)
		return;
	az_page_say(page, "  内容：", "  Says: ");
	az_finding_text_by_hand(page->policies, page->record, &told->outcome, told->overrides,
		told->override_count, page->lang, &text);
	if (text.failed)
		page->out->failed = true;
	else
		az_page_text(page, (const char *)text.bytes, text.length);
	az_buffer_free(&text);
	az_finding_id(page->policies, page->record, &told->outcome, id);
	az_buffer_printf(page->out, page->lang == AZ_ZH ? "\n  编号：%s\n" : "\n  Id: %s\n", id);
	if (decided)
		put_decision(page, az_decided_find(decided, id));
	if (told->finding_count > 1)
		az_buffer_printf(page->out,
			page->lang == AZ_ZH ? "  本规则对该对象共有%zu条提示，此为其中一条。\n"
								: "  The rule has %zu findings of this subject; this is one.\n",
			told->finding_count);
}

static void put_as_of(const az_page *page, int64_t run)
{
	az_page_say(page, "\n  截至：", "\n  As of: ");
	az_page_date(page, page->as_of);
	if (run)
		az_buffer_printf(
			page->out, page->lang == AZ_ZH ? "，第%lld次运行" : ", run %lld", (long long)run);
	az_page_end(page);
}

static void put_where(const az_page *page, const az_told *told, int64_t run)
{
	uint32_t length;
	const char *key = az_node_key(page->record, az_record_root(page->record), &length);
	const az_entity *entity = az_node_entity(page->record, told->subject);
	az_page_say(page, "  案件：", "  Case: ");
	az_page_text(page, key, length);
	az_page_say(page, "\n  对象：", "\n  Subject: ");
	az_page_node(page, told->subject);
	az_page_say(page, "（", " (");
	az_page_say(page, entity->zh, entity->en);
	az_page_say(page, "）", ")");
	put_as_of(page, run);
}

static void put_head(const az_page *page, const az_told *told, const az_explain *explain)
{
	const az_rule *rule = told->rule;
	az_page_title(page, &rule->title);
	az_buffer_printf(page->out, page->lang == AZ_ZH ? "（%s/%s %s）\n" : " (%s/%s %s)\n",
		rule->policy->id, rule->id, rule->policy->version);
	put_result(page, told);
	put_message(page, told, explain->decided);
	if (explain->group) {
		az_group_where(page, told->rule, explain->group);
		put_as_of(page, explain->run);
	} else {
		put_where(page, told, explain->run);
	}
}

/* ---- law, parameters, evidence --------------------------------------------------------------- */

static void put_laws(const az_page *page, const az_rule *rule)
{
	az_page_head(page, "法律依据", "Law");
	for (size_t i = 0; i < rule->law_count; i++) {
		az_page_indent(page, 1);
		az_page_law(page, rule->laws[i]);
		az_page_end(page);
	}
	if (!rule->law_count)
		az_page_say(page, "  无\n", "  none\n");
}

static void put_used(const az_page *page, const az_parameter *parameter, size_t index)
{
	const az_parameter_value *value = &parameter->values[index];
	az_page_indent(page, 1);
	az_page_parameter_name(page, parameter);
	az_buffer_string(page->out, " = ");
	az_page_parameter(page, parameter, value);
	az_page_say(page, "；层级：", "; layer: ");
	az_buffer_string(page->out, value->layer);
	if (value->from == INT32_MIN) {
		az_page_say(page, "；一直有效", "; at all times");
	} else {
		az_page_say(page, "；自", "; from ");
		az_page_date(page, value->from);
		az_page_say(page, "起", "");
	}
	az_page_say(page, "；依据：", "; basis: ");
	if (value->basis)
		az_page_law(page, value->basis);
	else
		az_page_say(page, "未注明", "not said");
	az_page_end(page);
}

/* A parameter of the rule's policy that was set by hand. */
static void put_override(const az_page *page, const az_override *override)
{
	az_page_indent(page, 1);
	az_page_parameter_name(page, override->parameter);
	az_buffer_string(page->out, " = ");
	az_page_parameter(page, override->parameter, &override->value);
	az_page_say(page, "；由测试设定\n", "; set by the test\n");
}

static bool is_of_policy(const az_policy *policy, const az_parameter *parameter)
{
	return parameter->index < policy->parameter_count &&
		   &policy->parameters[parameter->index] == parameter;
}

static void put_parameters(const az_page *page, const az_told *told)
{
	const az_policy *policy = told->rule->policy;
	size_t count = told->used_count;
	az_page_head(page, "用到的参数", "Parameters");
	for (size_t i = 0; i < told->used_count; i++)
		put_used(page, &policy->parameters[told->used[i].parameter], told->used[i].value);
	for (size_t i = 0; i < told->override_count; i++) {
		if (!is_of_policy(policy, told->overrides[i].parameter))
			continue;
		put_override(page, &told->overrides[i]);
		count++;
	}
	if (!count)
		az_page_say(page, "  无\n", "  none\n");
}

static void put_evidence(const az_page *page, const az_told *told)
{
	az_page_head(page, "读取的案件数据", "Evidence");
	size_t shown = told->fact_count < AZ_LISTED_MOST ? told->fact_count : AZ_LISTED_MOST;
	for (size_t i = 0; i < shown; i++) {
		az_page_indent(page, 1);
		az_page_fact(page, told->facts[i]);
		az_page_end(page);
	}
	if (told->fact_count > shown)
		az_buffer_printf(page->out,
			page->lang == AZ_ZH ? "  另有%zu项，此处未列出。\n"
								: "  And %zu more, not listed here.\n",
			told->fact_count - shown);
	if (told->cut && told->end == AZ_TOLD_SILENT)
		az_page_say(page, "  规则执行的步骤太多，此后读取的没有记录。\n",
			"  The rule took too many steps: what it read after that was not noted.\n");
	else if (!told->fact_count)
		az_page_say(page, "  无\n", "  none\n");
}

static void put_reminder(const az_page *page)
{
	az_page_end(page);
	az_page_say(page, "以上仅供参考。是否采纳由办案人员决定，并说明理由。\n",
		"This is advice. A person decides, and gives a reason.\n");
}

/* ---- the page -------------------------------------------------------------------------------- */

/* What one page needs while it is made. */
typedef struct making {
	const az_explain *explain;
	az_page page;
	az_arena *arena;
	az_buffer outcomes;
	az_buffer trace;
	az_buffer cost;
	az_told told;
	int64_t *work; /* units that this page and those after it may spend */
	az_error *error;
} making;

static assize_status run_traced(
	making *m, const az_rule *rule, az_ref subject, const az_wanted *wanted)
{
	const az_explain *ex = m->explain;
	az_request request = {.record = *ex->record,
		.group = ex->group ? ex->group->bytes->bytes : NULL,
		.group_length = ex->group ? ex->group->bytes->length : 0,
		.as_of = ex->as_of,
		.only = rule,
		.only_subject = subject,
		.overrides = ex->overrides,
		.override_count = ex->override_count,
		.cost = &m->cost};
	assize_status status =
		az_evaluator_ask(ex->evaluator, &request, &m->outcomes, &m->trace, m->error);
	if (status)
		return status;
	*m->work -= TRACED_UNIT * az_trial_work(&m->cost);
	if (m->outcomes.failed || m->trace.failed || m->cost.failed)
		return az_error_memory(m->error);
	az_told_source source = {.policies = ex->policies,
		.of_group = ex->group != NULL,
		.record = ex->record,
		.outcomes = &m->outcomes,
		.trace = &m->trace,
		.wanted = wanted,
		.overrides = ex->overrides,
		.override_count = ex->override_count};
	return az_told_read(&m->told, m->arena, rule, subject, &source, m->error);
}

/* A run that kept a finding which the same input does not give again was damaged, or is of another
 * assize. */
static assize_status check_found(const making *m, const az_wanted *wanted)
{
	if (!wanted || (m->told.end == AZ_TOLD_FINDING && az_wanted_is(wanted, &m->told.outcome)))
		return ASSIZE_OK;
	return az_error_set(m->error, ASSIZE_ERROR_STORE, m->told.rule->id,
		"the finding that the run kept does not come again; run `assize verify`, then replay the "
		"run");
}

static assize_status put_end(making *m)
{
	az_trial trial = {.evaluator = m->explain->evaluator,
		.policies = m->explain->policies,
		.record = m->explain->record,
		.told = &m->told,
		.once = az_trial_work(&m->cost),
		.as_of = m->explain->as_of};
	assize_status status = az_trial_begin(&trial, m->error);
	if (trial.work > *m->work)
		trial.work = *m->work;
	*m->work -= trial.work;
	if (!status)
		status = az_end_write(&m->page, &trial, m->arena, m->error);
	*m->work += trial.work;
	az_trial_free(&trial);
	return status;
}

static assize_status put_page(making *m)
{
	const az_told *told = &m->told;
	put_head(&m->page, told, m->explain);
	az_why_write(&m->page, told, m->arena);
	put_parameters(&m->page, told);
	put_laws(&m->page, told->rule);
	if (m->explain->group) {
		assize_status read = az_group_rows(&m->page, m->explain->group, m->error);
		az_group_side_note(&m->page, told);
		put_reminder(&m->page);
		return read;
	}
	put_evidence(&m->page, told);
	assize_status status = told->rule->is_group ? ASSIZE_OK : put_end(m);
	if (!status)
		status = az_side_write(&m->page, told, m->explain->block, m->explain->length, m->error);
	put_reminder(&m->page);
	return status;
}

static az_page page_of(const az_explain *explain, az_buffer *out)
{
	return (az_page){out, explain->lang, explain->policies, explain->record, explain->as_of};
}

typedef assize_status making_fn(making *m);

/* Runs the rule, traced, and lets `write` tell of it. */
static assize_status make(const az_explain *explain, const az_rule *rule, az_ref subject,
	const az_wanted *wanted, making_fn *write, int64_t *work, az_buffer *out, az_error *error)
{
	making m = {.explain = explain, .work = work, .error = error, .arena = az_arena_new()};
	m.page = page_of(explain, out);
	assize_status status = m.arena ? ASSIZE_OK : az_error_memory(error);
	if (!status)
		status = run_traced(&m, rule, subject, wanted);
	if (!status)
		status = check_found(&m, wanted);
	if (!status)
		status = write(&m);
	if (!status && out->failed)
		status = az_error_memory(error);
	az_buffer_free(&m.outcomes);
	az_buffer_free(&m.trace);
	az_buffer_free(&m.cost);
	az_arena_free(m.arena);
	return status;
}

assize_status az_explain_subject(const az_explain *explain, const az_rule *rule, az_ref subject,
	const az_wanted *wanted, az_buffer *out, az_error *error)
{
	int64_t work = PAGES_WORK;
	return make(explain, rule, subject, wanted, put_page, &work, out, error);
}

static assize_status put_decided(making *m)
{
	az_why_decided(&m->page, &m->told);
	return ASSIZE_OK;
}

assize_status az_explain_decided(const az_explain *explain, const az_rule *rule, az_ref subject,
	const az_wanted *wanted, az_buffer *out, az_error *error)
{
	int64_t work = PAGES_WORK;
	return make(explain, rule, subject, wanted, put_decided, &work, out, error);
}

static void put_no_subject(const az_explain *explain, const az_rule *rule, az_buffer *out)
{
	az_page page = page_of(explain, out);
	const az_entity *entity = az_entity_of(rule->subject);
	az_page_title(&page, &rule->title);
	az_buffer_printf(out,
		page.lang == AZ_ZH
			? "（%s/%s）\n  本规则检查的对象是%s；该案没有这类对象，所以没有提示。\n"
			: " (%s/%s)\n  The rule is about each %s; the case has none, and so there "
			  "is no finding.\n",
		rule->policy->id, rule->id, page.lang == AZ_ZH ? entity->zh : entity->name);
}

static void put_left_out(const az_explain *explain, size_t count, az_buffer *out)
{
	az_buffer_printf(out,
		explain->lang == AZ_ZH
			? "\n----\n\n对象太多，另有%zu个对象此处未列出；要看其中一个，请指明该对象。\n"
			: "\n----\n\nThere are too many subjects: %zu more are not shown; name one to see its "
			  "page.\n",
		count);
}

assize_status az_explain_rule(
	const az_explain *explain, const az_rule *rule, az_buffer *out, az_error *error)
{
	size_t count = 0, left_out = 0;
	int64_t work = PAGES_WORK;
	const az_record *record = explain->record;
	for (az_ref ref = az_record_next(record, 0); ref; ref = az_record_next(record, ref)) {
		if (az_node_entity(record, ref)->id != rule->subject)
			continue;
		if (count == PAGES_MOST || work <= 0) {
			left_out++;
			continue;
		}
		if (count)
			az_buffer_string(out, "\n----\n\n");
		assize_status status = make(explain, rule, ref, NULL, put_page, &work, out, error);
		if (status)
			return status;
		count++;
	}
	if (!count)
		put_no_subject(explain, rule, out);
	if (left_out)
		put_left_out(explain, left_out, out);
	return out->failed ? az_error_memory(error) : ASSIZE_OK;
}
