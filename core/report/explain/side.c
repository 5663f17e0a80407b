#include "report/explain/side.h"

#include <string.h>

#include "report/sides.h"

typedef struct other {
	const az_page *page;
	const az_side *side;
	az_ref anchor;
	const void *block;
	size_t length;
} other;

/* Of what a finding is, or a rule that is silent would say. */
static az_kind kind_of(const az_page *page, const az_told *told)
{
	if (told->end == AZ_TOLD_FINDING)
		return az_finding_message(page->policies, &told->outcome)->kind;
	return told->rule->kind;
}

static az_kind opposite(az_kind kind)
{
	if (kind == AZ_KIND_PRIORITY)
		return AZ_KIND_LENIENCY;
	return kind == AZ_KIND_LENIENCY ? AZ_KIND_PRIORITY : (az_kind)0;
}

static void put_rule(const other *o, const az_rule *rule)
{
	az_page_title(o->page, &rule->title);
	az_buffer_printf(o->page->out, o->page->lang == AZ_ZH ? "（%s/%s）" : " (%s/%s)",
		rule->policy->id, rule->id);
}

static void put_subject(const other *o, az_ref subject)
{
	if (subject == o->anchor)
		return;
	az_buffer_char(o->page->out, ' ');
	az_page_node(o->page, subject);
}

static void put_finding(const other *o, const az_outcome *outcome)
{
	const az_page *page = o->page;
	az_buffer text = {0};
	char id[AZ_FINDING_ID];
	az_page_indent(page, 2);
	put_rule(o, page->policies->rules[outcome->rule]);
	put_subject(o, outcome->subject);
	az_page_say(page, "：", ": ");
	az_finding_text(page->policies, page->record, outcome, page->lang, &text);
	if (text.failed)
		page->out->failed = true;
	else
		az_page_text(page, (const char *)text.bytes, text.length);
	az_buffer_free(&text);
	az_finding_id(page->policies, page->record, outcome, id);
	az_buffer_printf(page->out, page->lang == AZ_ZH ? "（编号 %s）\n" : " (id %s)\n", id);
}

static void put_missing(const other *o, const az_outcome *outcome)
{
	const az_page *page = o->page;
	az_page_indent(page, 2);
	put_rule(o, page->policies->rules[outcome->rule]);
	put_subject(o, outcome->subject);
	az_page_say(page, "：", ": ");
	az_buffer_string(page->out, az_cause_text(outcome->cause, page->lang));
	if (outcome->field.node) {
		az_page_say(page, "，", ", ");
		az_page_path(page, outcome->field);
		az_page_say(page, "（", " (");
		az_page_field(page, outcome->field);
		az_page_say(page, "）", ")");
	}
	az_page_end(page);
}

static bool is_of_side(const other *o, const az_outcome *outcome)
{
	if (!az_side_concerns(o->page->record, o->anchor, outcome->subject))
		return false;
	if (outcome->is_finding)
		return az_finding_message(o->page->policies, outcome)->kind == o->side->kind;
	return az_rule_has_kind(o->page->policies->rules[outcome->rule], o->side->kind);
}

/* Writes the outcomes of one sort; false when there is none. */
static bool put_outcomes(const other *o, bool findings)
{
	az_outcome_reader reader;
	az_outcome outcome;
	bool any = false;
	az_outcomes_open(&reader, o->page->policies, o->page->record, o->block, o->length);
	while (az_outcomes_next(&reader, &outcome)) {
		if (outcome.is_finding != findings || !is_of_side(o, &outcome))
			continue;
		any = true;
		if (findings)
			put_finding(o, &outcome);
		else
			put_missing(o, &outcome);
	}
	return any;
}

/* True when the rule looked at the person and said nothing. */
static bool is_quiet(const other *o, const az_rule *rule)
{
	if (!az_side_looks(o->side, rule, o->page->record, o->anchor))
		return false;
	for (size_t i = 0; i < o->side->count; i++)
		if (o->side->entries[i].rule == rule->index &&
			az_side_concerns(o->page->record, o->anchor, o->side->entries[i].subject))
			return false;
	return true;
}

static bool put_quiet(const other *o)
{
	bool any = false;
	for (size_t i = 0; i < o->page->policies->rule_count; i++) {
		const az_rule *rule = o->page->policies->rules[i];
		if (!is_quiet(o, rule))
			continue;
		if (any)
			az_page_say(o->page, "、", ", ");
		else
			az_page_indent(o->page, 2);
		put_rule(o, rule);
		any = true;
	}
	if (any)
		az_page_end(o->page);
	return any;
}

static void put_none(const other *o)
{
	az_page_say(o->page, "    无\n", "    none\n");
}

static void put_side(const other *o)
{
	const az_page *page = o->page;
	if (o->side->kind == AZ_KIND_LENIENCY)
		az_page_head(page, "另一面：从宽方面", "The other side: leniency");
	else
		az_page_head(page, "另一面：优先方面", "The other side: priority");
	az_page_say(page, "  已发现：\n", "  Found:\n");
	if (!put_outcomes(o, true))
		put_none(o);
	az_page_say(page, "  查过而没有：\n", "  Looked for and not found:\n");
	if (!put_quiet(o))
		put_none(o);
	az_page_say(page, "  因信息不足未能查：\n", "  Could not be seen:\n");
	if (!put_outcomes(o, false))
		put_none(o);
}

assize_status az_side_write(
	const az_page *page, const az_told *told, const void *block, size_t length, az_error *error)
{
	az_side side = {.policies = page->policies, .kind = opposite(kind_of(page, told))};
	if (!side.kind)
		return ASSIZE_OK;
	other o = {.page = page, .side = &side, .block = block, .length = length};
	o.anchor = az_side_anchor(page->record, told->subject);
	assize_status status = az_side_read(&side, page->record, block, length, error);
	if (!status)
		put_side(&o);
	az_side_free(&side);
	return status;
}
