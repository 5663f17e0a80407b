/*
 * What came of an expression, for a person: the values, then what was read for them. A value for which a
 * personal or protected field was read is not shown, and neither is what a fault said then: either may
 * hold the field, or have been counted from it.
 */
#include <string.h>

#include "api/probe/probe.h"
#include "report/explain/page.h"
#include "report/finding_words.h"

enum { FACTS_MOST = 20 };

typedef struct reading {
	az_fact facts[FACTS_MOST]; /* in the order of their first reading, without keys */
	size_t count;
	size_t more; /* that are not listed */
	az_used used[FACTS_MOST];
	size_t used_count;
	bool hidden; /* one of all that was read is personal or protected, or the trace is not whole */
} reading;

/* ---- what was read --------------------------------------------------------------------------- */

static bool is_listed(const reading *r, az_fact fact)
{
	for (size_t i = 0; i < r->count; i++)
		if (az_fact_is(r->facts[i], fact))
			return true;
	return false;
}

static void note_fact(reading *r, const az_page *page, az_fact fact, bool for_local)
{
	if (!az_fact_is_open(page->policies, page->record, fact))
		r->hidden = true;
	if (for_local || fact.field == 1 || is_listed(r, fact))
		return;
	if (r->count < FACTS_MOST)
		r->facts[r->count++] = fact;
	else
		r->more++;
}

static void note_used(reading *r, az_used used)
{
	for (size_t i = 0; i < r->used_count; i++)
		if (r->used[i].parameter == used.parameter && r->used[i].value == used.value)
			return;
	if (r->used_count < FACTS_MOST)
		r->used[r->used_count++] = used;
}

/* The lines of the made rule come in the order of time; a module's, with the line that called it. What
 * the kept locals read again is not listed, but hides a value all the same. */
static void read_trace(reading *r, const az_page *page, const az_probed *probed)
{
	az_cursor cursor = {.bytes = probed->trace->bytes, .length = probed->trace->length};
	az_event event;
	const az_bundle_file *files = probed->policies->bundle->files;
	bool for_local = true;
	while (az_trace_next(&cursor, &event)) {
		if (event.kind == AZ_EVENT_LINE && &files[az_spot_file(event.index)] == probed->rule->file)
			for_local = az_spot_index(event.index) < probed->first_line;
		else if (event.kind == AZ_EVENT_FACT)
			note_fact(r, page, event.fact, for_local);
		else if (event.kind == AZ_EVENT_USED && !for_local)
			note_used(r, event.used);
	}
	r->hidden = r->hidden || cursor.failed;
}

static void put_read(const az_page *page, const reading *r, const az_policy *policy)
{
	for (size_t i = 0; i < r->count; i++) {
		az_page_say(page, "  读取 ", "  read ");
		az_page_fact(page, r->facts[i]);
		az_page_end(page);
	}
	if (r->more) {
		const char *format = page->lang == AZ_ZH ? "  另读取 %zu 项\n" : "  and %zu more\n";
		az_buffer_printf(page->out, format, r->more);
	}
	for (size_t i = 0; i < r->used_count; i++) {
		const az_parameter *parameter = &policy->parameters[r->used[i].parameter];
		if (r->used[i].value >= parameter->count)
			continue; /* set by hand: the person who set it knows it */
		az_page_say(page, "  参数 ", "  parameter ");
		az_page_parameter_name(page, parameter);
		az_page_say(page, " = ", " = ");
		az_page_parameter(page, parameter, &parameter->values[r->used[i].value]);
		az_page_end(page);
	}
}

/* ---- values ---------------------------------------------------------------------------------- */

static const az_given *given_named(const az_outcome *outcome, const char name[4])
{
	for (uint8_t i = 0; i < outcome->given_count; i++)
		if (outcome->given[i].name_length == 3 && memcmp(outcome->given[i].name, name, 3) == 0)
			return &outcome->given[i];
	return NULL;
}

/* A text that is the term of a code that was read last has a title too. */
static const char *code_title(const az_page *page, const reading *r, const az_given *given)
{
	const az_field *field = NULL;
	const az_extension *extension = NULL;
	if (!r->count)
		return NULL;
	az_fact_name(page->policies, page->record, r->facts[r->count - 1], &field, &extension);
	const az_vocabulary *codes = extension ? extension->codes : field->codes;
	for (size_t i = 0; codes && i < codes->count; i++) {
		const az_code *code = &codes->codes[i];
		if (strlen(code->key) == given->length && !memcmp(code->key, given->text, given->length))
			return page->lang == AZ_ZH ? code->zh : code->en;
	}
	return NULL;
}

static void put_text(const az_page *page, const reading *r, const az_given *given)
{
	const char *title = code_title(page, r, given);
	az_buffer_char(page->out, '"');
	az_page_text(page, given->text, given->length);
	az_buffer_char(page->out, '"');
	if (title)
		az_buffer_printf(page->out, page->lang == AZ_ZH ? "（%s）" : " (%s)", title);
}

static void put_value(const az_page *page, const reading *r, const az_given *given)
{
	if (given->name[0] == 't')
		az_page_text(page, given->text, given->length);
	else if (given->type == AZ_TEXT)
		put_text(page, r, given);
	else if (given->type == AZ_FLAG)
		az_buffer_string(page->out, given->number ? "true" : "false");
	else
		az_page_given(page, given);
}

static void put_values(const az_page *page, const reading *r, const az_outcome *outcome)
{
	unsigned most = outcome->given_count;
	for (unsigned i = 1; i <= most; i++) {
		char direct[4] = {'v', (char)('0' + i / 10), (char)('0' + i % 10), '\0'};
		char described[4] = {'t', direct[1], direct[2], '\0'};
		const az_given *given = given_named(outcome, direct);
		if (!given)
			given = given_named(outcome, described);
		if (!given)
			given = given_named(outcome, "t99");
		if (i > 1)
			az_buffer_string(page->out, ", ");
		if (given)
			put_value(page, r, given);
	}
	if (!most)
		az_page_say(page, "（无值）", "(no value)");
}

/* ---- outcomes -------------------------------------------------------------------------------- */

/* What the fault said, without the place in the rule that was made for the line. */
static void put_fault(const az_page *page, const az_outcome *outcome)
{
	char reason[AZ_REASON_MOST];
	az_outcome bare = *outcome;
	const char *place =
		memmem(outcome->text, outcome->text_length, "/rules/probe", strlen("/rules/probe"));
	const char *last = outcome->text + outcome->text_length;
	const char *end = place ? memmem(place, (size_t)(last - place), ": ", 2) : NULL;
	if (end) {
		bare.text = end + 2;
		bare.text_length = (uint32_t)(last - bare.text);
	}
	az_outcome_reason(&bare, page->lang, reason);
	az_page_say(page, "：", ": ");
	az_page_text(page, reason, strlen(reason));
}

static void put_missing(const az_page *page, const reading *r, const az_outcome *outcome)
{
	if (outcome->cause == AZ_CAUSE_FAULT)
		az_page_say(page, "出错", "fault");
	else
		az_buffer_string(page->out, az_cause_text(outcome->cause, page->lang));
	if (outcome->field.node) {
		az_page_say(page, "：", ": ");
		az_page_path(page, outcome->field);
		az_page_say(page, "（", " (");
		az_page_field(page, outcome->field);
		az_page_say(page, "）", ")");
	} else if (outcome->text_length && !r->hidden) {
		put_fault(page, outcome);
	}
}

static void put_hidden(const az_page *page)
{
	az_page_say(page, "***（读取了个人信息或者受保护信息，值不显示）",
		"*** (a personal or protected field was read for it, so it is not shown)");
}

static void put_not_applying(const az_page *page, const reading *r)
{
	az_page_say(page, "不适用", "not applicable");
	if (!r->count)
		return;
	az_page_say(page, "：", ": ");
	az_page_path(page, r->facts[r->count - 1]);
}

assize_status az_probe_tell(assize_probe *probe, const az_probed *probed, az_buffer *out)
{
	az_outcome_reader reader;
	az_outcome outcome;
	reading r = {.count = 0};
	az_page page = {.out = out,
		.lang = probe->lang,
		.policies = probed->policies,
		.record = &probe->record,
		.as_of = probe->as_of};
	read_trace(&r, &page, probed);
	az_outcomes_open(
		&reader, probed->policies, &probe->record, probed->block->bytes, probed->block->length);
	bool any = az_outcomes_next(&reader, &outcome);
	if (!any)
		put_not_applying(&page, &r);
	else if (!outcome.is_finding)
		put_missing(&page, &r, &outcome);
	else if (r.hidden)
		put_hidden(&page);
	else
		put_values(&page, &r, &outcome);
	az_page_end(&page);
	put_read(&page, &r, probed->rule->policy);
	if (out->failed)
		return az_error_memory(&probe->error);
	return any && outcome.is_finding ? ASSIZE_OK : ASSIZE_NO;
}
