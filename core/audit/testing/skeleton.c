#include "audit/testing/skeleton.h"

#include <string.h>

#include "audit/finding.h"
#include "audit/testing/probe.h"
#include "host/trace.h"
#include "model/path.h"
#include "model/value.h"

typedef struct making {
	const az_skeleton *skeleton;
	az_answers answers;
	az_buffer trace;
	az_fact facts[AZ_SKELETON_COLUMNS]; /* in the order of their first reading */
	size_t count;
	az_error *error;
} making;

/* ---- what the rule read ---------------------------------------------------------------------- */

/* What a row can change: a value of its own, not a sum, a list or a key. */
static bool is_cell(const making *m, az_fact fact)
{
	const az_field *field;
	const az_extension *extension;
	az_fact_name(m->skeleton->policies, m->skeleton->record, fact, &field, &extension);
	if (extension)
		return true;
	return !field->derive && field->type != AZ_LIST && field->type != AZ_ONE && field->number != 1;
}

static void take(making *m, az_fact fact)
{
	for (size_t i = 0; i < m->count; i++)
		if (m->facts[i].node == fact.node && m->facts[i].field == fact.field &&
			m->facts[i].extension == fact.extension)
			return;
	if (m->count < AZ_SKELETON_COLUMNS && is_cell(m, fact))
		m->facts[m->count++] = fact;
}

static assize_status run(making *m, az_arena *arena)
{
	az_event event;
	const az_skeleton *s = m->skeleton;
	const az_test_dossier dossier = {.stem = "", .record = *s->record};
	const az_probe probe = {
		.policy = s->rule->policy, .dossiers = {&dossier, 1}, .as_of = s->as_of, .only = s->rule};
	assize_status status =
		az_probe_ask(&probe, s->policies, s->evaluator, arena, &m->answers, &m->trace, m->error);
	az_cursor cursor = {.bytes = m->trace.bytes, .length = m->trace.length};
	while (!status && az_trace_next(&cursor, &event))
		if (event.kind == AZ_EVENT_FACT)
			take(m, event.fact);
	return status;
}

/* ---- writing ---------------------------------------------------------------------------------- */

static void put_path(const making *m, az_fact fact, az_buffer *out)
{
	az_buffer path = {0};
	az_fact_path(m->skeleton->policies, m->skeleton->record, fact, &path);
	az_row_text((const char *)path.bytes, path.length, out);
	out->failed = out->failed || path.failed;
	az_buffer_free(&path);
}

static void put_value(const making *m, az_fact fact, az_buffer *out)
{
	az_value value;
	az_buffer text = {0};
	const az_field *field;
	const az_extension *extension;
	const az_skeleton *s = m->skeleton;
	az_fact_name(s->policies, s->record, fact, &field, &extension);
	az_fact_value(s->policies, s->record, fact, &value);
	bool none =
		value.state == AZ_KNOWN && !value.count && (value.type == AZ_SET || value.type == AZ_REFS);
	if (none)
		az_buffer_string(out, "[]");
	else
		az_value_plain(s->record, &value, extension ? extension->codes : field->codes, &text);
	if (text.length)
		az_row_text((const char *)text.bytes, text.length, out);
	out->failed = out->failed || text.failed;
	az_buffer_free(&text);
}

static void put_columns(const making *m, az_buffer *out)
{
	az_buffer_string(out, "columns: [name, ");
	for (size_t i = 0; i < m->count; i++) {
		put_path(m, m->facts[i], out);
		az_buffer_string(out, ", ");
	}
	az_buffer_string(out, "expect]\n");
}

static assize_status put_row(const making *m, az_arena *arena, az_buffer *out)
{
	const az_skeleton *s = m->skeleton;
	az_outcomes outcomes;
	assize_status status =
		az_outcomes_read(&outcomes, arena, s->policies, &m->answers, s->rule, m->error);
	if (status)
		return status;
	az_buffer_string(out, s->lang == AZ_ZH ? "rows:\n  - [原样, " : "rows:\n  - [as it stands, ");
	for (size_t i = 0; i < m->count; i++) {
		put_value(m, m->facts[i], out);
		az_buffer_string(out, ", ");
	}
	az_outcomes_write(&outcomes, false, out);
	az_buffer_string(out, "]\n");
	return ASSIZE_OK;
}

assize_status az_skeleton_write(
	const az_skeleton *skeleton, az_arena *arena, az_buffer *out, az_error *error)
{
	making m = {.skeleton = skeleton, .error = error};
	char day[AZ_DATE_TEXT];
	assize_status status = run(&m, arena);
	if (!status) {
		az_buffer_printf(out, "rule: %s\ndossier: ", skeleton->rule->id);
		az_row_text(skeleton->dossier, strlen(skeleton->dossier), out);
		az_buffer_printf(
			out, "\nas_of: %s\n", az_date_format((az_date){skeleton->as_of, AZ_DAY}, day));
		put_columns(&m, out);
		status = put_row(&m, arena, out);
	}
	if (!status && (out->failed || m.trace.failed))
		status = az_error_memory(error);
	az_buffer_free(&m.trace);
	return status;
}
