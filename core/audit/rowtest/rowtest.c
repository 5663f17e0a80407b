/* Running the rows of a test, and the report about them. */
#include "audit/rowtest/rowtest.h"

#include <stdio.h>
#include <string.h>

#include "model/dossier.h"
#include "model/path.h"

enum { SUBJECTS_NAMED = 8 };

typedef struct runner {
	const az_rowtest *test;
	const az_rowtest_context *context;
	az_error *error;
	az_dossier *dossier;
	az_arena *arena; /* of one row */
	az_buffer bytes; /* the row's record */
	az_buffer block; /* its outcomes */
	az_buffer said;  /* about the rows that failed */
	uint64_t passed;
	uint64_t failed;
} runner;

static const char *words(const runner *r, const char *zh, const char *en)
{
	return r->context->lang == AZ_ZH ? zh : en;
}

/* ---- the row's dossier ------------------------------------------------------------------------ */

static void cell_problem(const runner *r, const az_doc *cell, const char *path)
{
	az_problems_add(r->context->problems, az_doc_place(cell, r->test->file), path,
		"write one value, a list of terms or keys, [] for none, or ~ for unknown",
		"the cell is no value of a field");
}

/* A cell as az_dossier_set takes it; NULL with a problem, or when memory is out. */
static const char *cell_text(runner *r, const az_doc *cell, const char *path)
{
	if (cell->kind == AZ_DOC_NULL)
		return "unknown";
	if (cell->kind == AZ_DOC_PLAIN || cell->kind == AZ_DOC_TEXT)
		return cell->text;
	if (cell->kind == AZ_DOC_LIST && !cell->count)
		return "[]";
	const char *text = "";
	for (const az_doc *item = cell->first; item && text; item = item->next) {
		if (cell->kind != AZ_DOC_LIST ||
			(item->kind != AZ_DOC_PLAIN && item->kind != AZ_DOC_TEXT)) {
			cell_problem(r, cell, path);
			return NULL;
		}
		text = az_arena_printf(r->arena, "%s%s%s", text, *text ? ", " : "", item->text);
	}
	if (cell->kind == AZ_DOC_MAP && !cell->count)
		cell_problem(r, cell, path);
	return cell->count ? text : NULL;
}

static void set_cells(runner *r, const az_rowtest_row *row)
{
	const az_doc *cell = row->cells->first;
	for (size_t i = 0; i < r->test->column_count; i++, cell = cell->next) {
		const az_rowtest_column *column = &r->test->columns[i];
		if (column->kind != AZ_COLUMN_FIELD)
			continue;
		const char *text = cell_text(r, cell, column->path);
		if (text)
			az_dossier_set(r->dossier, column->path, text, az_doc_place(cell, r->test->file),
				r->context->problems);
	}
}

/* The base with the row's fields set; what the row set wrong is a problem. */
static assize_status make_record(runner *r, const az_rowtest_row *row, az_record *record)
{
	az_dossier_reset(r->dossier);
	az_buffer_clear(&r->bytes);
	assize_status status = az_dossier_load(r->dossier, &r->test->base, r->error);
	if (status)
		return status;
	set_cells(r, row);
	az_dossier_freeze(r->dossier, &r->bytes, r->context->problems);
	if (r->bytes.failed)
		return az_error_memory(r->error);
	*record = az_record_trusted(r->bytes.bytes, r->bytes.length);
	return ASSIZE_OK;
}

/* ---- the row's subject ------------------------------------------------------------------------ */

/* "property.P1, property.P2": what a row may name. */
static void name_subjects(const runner *r, const az_record *record, az_buffer *out)
{
	unsigned named = 0;
	for (az_ref ref = az_record_next(record, 0); ref; ref = az_record_next(record, ref)) {
		if (az_node_entity(record, ref)->id != r->test->rule->subject)
			continue;
		if (named == SUBJECTS_NAMED) {
			az_buffer_string(out, ", ...");
			return;
		}
		az_buffer_string(out, named++ ? ", " : "write ");
		az_path_node(record, ref, out);
	}
	if (!named)
		az_buffer_printf(out, "the dossier has no %s", az_entity_of(r->test->rule->subject)->name);
}

static az_ref find_subject(runner *r, const az_rowtest_row *row, const az_record *record)
{
	const char *rest = "";
	az_ref ref = az_path_find(record, row->subject, &rest);
	if (ref && !*rest && az_node_entity(record, ref)->id == r->test->rule->subject)
		return ref;
	az_buffer mend = {0};
	name_subjects(r, record, &mend);
	az_buffer_u8(&mend, 0);
	az_problems_add(r->context->problems, row->subject_place, row->subject,
		mend.failed ? NULL : (const char *)mend.bytes, "is no %s of the dossier",
		az_entity_of(r->test->rule->subject)->name);
	az_buffer_free(&mend);
	return 0;
}

/* ---- outcomes --------------------------------------------------------------------------------- */

/* Decodes what the test's rule said. A lost worker speaks for every rule of the profile. */
static assize_status read_outcomes(runner *r, const az_record *record, az_outcomes *out)
{
	const uint32_t rule = r->test->rule->index;
	*out = (az_outcomes){.policies = r->context->policies, .record = record};
	az_outcome *items = az_arena_array(r->arena, AZ_EXPECTED_MOST + 1, sizeof *items);
	if (!items)
		return az_error_memory(r->error);
	out->items = items;
	az_outcome outcome;
	az_outcome_reader reader;
	az_outcomes_open(&reader, out->policies, record, r->block.bytes, r->block.length);
	while (az_outcomes_next(&reader, &outcome)) {
		if (outcome.rule != rule)
			continue;
		if (out->count <= AZ_EXPECTED_MOST)
			items[out->count++] = outcome;
		out->total++;
	}
	if (reader.failed)
		return az_error_set(r->error, ASSIZE_ERROR_INTERNAL, NULL,
			"the outcomes of a row are damaged; report it with the policy");
	return ASSIZE_OK;
}

static assize_status evaluate(
	runner *r, const az_rowtest_row *row, const az_record *record, az_ref subject, az_outcomes *out)
{
	az_request request = {.record = *record,
		.as_of = row->as_of,
		.only = r->test->rule,
		.only_subject = subject,
		.overrides = row->overrides,
		.override_count = row->override_count};
	az_buffer_clear(&r->block);
	assize_status status =
		az_evaluator_ask(r->context->evaluator, &request, &r->block, NULL, r->error);
	if (!status && r->block.failed)
		status = az_error_memory(r->error);
	return status ? status : read_outcomes(r, record, out);
}

/* ---- saying why a row failed ------------------------------------------------------------------ */

static void say_row(runner *r, const az_rowtest_row *row)
{
	az_buffer_printf(&r->said, "  %s:%d: %s\n", r->test->file, row->cells->line, row->name);
}

static void say_label(runner *r, const char *zh, const char *en)
{
	az_buffer_printf(&r->said, "    %s", words(r, zh, en));
}

/* What a fault or a stop was, once for each text. */
static void say_reasons(runner *r, const az_outcomes *outcomes)
{
	const az_outcome *before = NULL;
	for (size_t i = 0; i < outcomes->count; i++) {
		const az_outcome *outcome = &outcomes->items[i];
		bool same = before && before->line == outcome->line &&
					before->text_length == outcome->text_length &&
					memcmp(before->text, outcome->text, outcome->text_length) == 0;
		if (outcome->is_finding || outcome->cause == AZ_CAUSE_UNKNOWN_FIELD || same)
			continue;
		before = outcome;
		say_label(r, "原因：", "why:      ");
		az_buffer_string(&r->said, r->test->rule->file->shown);
		if (outcome->line)
			az_buffer_printf(&r->said, ":%u", outcome->line);
		az_buffer_printf(&r->said, ": %s", az_cause_text(outcome->cause, r->context->lang));
		if (outcome->text_length)
			az_buffer_printf(
				&r->said, "%s%.*s", words(r, "：", ": "), (int)outcome->text_length, outcome->text);
		az_buffer_char(&r->said, '\n');
	}
}

static void say_difference(runner *r, const az_rowtest_row *row, const az_outcomes *outcomes)
{
	say_row(r, row);
	say_label(r, "期望：", "expected: ");
	az_expectation_write(&row->expect, &r->said);
	az_buffer_char(&r->said, '\n');
	say_label(r, "实际：", "got:      ");
	az_outcomes_write(outcomes, &r->said);
	az_buffer_char(&r->said, '\n');
	say_reasons(r, outcomes);
}

static void fail_row(runner *r, const az_rowtest_row *row)
{
	r->failed++;
	say_row(r, row);
	say_label(
		r, "未运行：这一行有误，见上面的问题\n", "not run: the row is wrong, see the problems\n");
}

/* ---- paths that a row expects ----------------------------------------------------------------- */

/* True when the record has the field, or the item or list, that the path names. */
static bool is_path(const runner *r, const az_record *record, const char *path)
{
	const char *rest = "";
	az_ref ref = az_path_find(record, path, &rest);
	if (ref && *rest) {
		const az_entity *entity = az_node_entity(record, ref);
		size_t length = strlen(rest);
		return az_field_named(entity, rest, length) ||
			   az_schema_find(&r->context->policies->schema, entity->id, rest, length);
	}
	if (ref)
		return true;
	/* A single that is unknown: `defendant.D1.outcome`. */
	const char *dot = strrchr(path, '.');
	char *parent = dot ? az_arena_copy(r->arena, path, (size_t)(dot - path)) : NULL;
	ref = parent ? az_path_find(record, parent, &rest) : 0;
	return ref && !*rest && az_field_named(az_node_entity(record, ref), dot + 1, strlen(dot + 1));
}

/* A row that failed for a mistyped path is told so, with the nearest name. */
static void check_paths(runner *r, const az_rowtest_row *row, const az_record *record)
{
	for (size_t i = 0; i < row->expect.count; i++) {
		const az_expected *expected = &row->expect.items[i];
		const char *rest = "", *path = expected->field ? expected->field : expected->subject;
		char mend[160] = "write a path of the row's dossier";
		if (!path || is_path(r, record, path))
			continue;
		az_ref ref = az_path_find(record, path, &rest);
		const char *near = ref ? az_field_nearest(az_node_entity(record, ref), rest) : NULL;
		if (near)
			snprintf(mend, sizeof mend, "did you mean '%s'?", near);
		az_problems_add(r->context->problems, expected->place, path, mend,
			"is expected, and the dossier has no such field or item");
	}
}

/* ---- rows ------------------------------------------------------------------------------------- */

static assize_status run_row(runner *r, const az_rowtest_row *row)
{
	az_record record;
	az_outcomes outcomes;
	size_t before = az_problems_count(r->context->problems);
	assize_status status = make_record(r, row, &record);
	if (status)
		return status;
	bool good = az_problems_count(r->context->problems) == before;
	az_ref subject = good && row->subject ? find_subject(r, row, &record) : 0;
	if (!good || (row->subject && !subject)) {
		fail_row(r, row);
		return ASSIZE_OK;
	}
	status = evaluate(r, row, &record, subject, &outcomes);
	if (status)
		return status;
	if (az_expectation_holds(&row->expect, &outcomes)) {
		r->passed++;
		return ASSIZE_OK;
	}
	r->failed++;
	say_difference(r, row, &outcomes);
	check_paths(r, row, &record);
	return ASSIZE_OK;
}

static assize_status run_rows(runner *r)
{
	const az_rowtest *test = r->test;
	r->arena = az_arena_new();
	r->dossier = az_dossier_new(&r->context->policies->schema);
	if (!r->arena || !r->dossier)
		return az_error_memory(r->error);
	assize_status status = ASSIZE_OK;
	for (size_t i = 0; i < test->row_count && !status; i++) {
		az_arena_reset(r->arena);
		if (test->rows[i].good)
			status = run_row(r, &test->rows[i]);
		else
			fail_row(r, &test->rows[i]);
	}
	return status;
}

static void report_file(const runner *r, az_buffer *report)
{
	const az_rowtest *test = r->test;
	az_buffer_printf(report, words(r, "%s：通过 %llu，未通过 %llu", "%s: %llu passed, %llu failed"),
		test->file, (unsigned long long)r->passed, (unsigned long long)r->failed);
	if (test->title)
		az_buffer_printf(report, words(r, "（%s）", " (%s)"), test->title);
	if (!test->good)
		az_buffer_string(
			report, words(r, "：文件有误，未运行", "; the file is wrong, nothing was run"));
	az_buffer_char(report, '\n');
	az_buffer_bytes(report, r->said.bytes, r->said.length);
}

assize_status az_rowtest_run(const az_rowtest *test, const az_rowtest_context *context,
	az_buffer *report, az_rowtest_counts *counts, az_error *error)
{
	runner r = {.test = test, .context = context, .error = error};
	assize_status status = ASSIZE_OK;
	if (test->good)
		status = run_rows(&r);
	else
		r.failed = test->row_count ? test->row_count : 1;
	if (!status) {
		report_file(&r, report);
		counts->passed += r.passed;
		counts->failed += r.failed;
		if (report->failed || r.said.failed)
			status = az_error_memory(error);
	}
	az_dossier_free(r.dossier);
	az_arena_free(r.arena);
	az_buffer_free(&r.bytes);
	az_buffer_free(&r.block);
	az_buffer_free(&r.said);
	return status;
}
