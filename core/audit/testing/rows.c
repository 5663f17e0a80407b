/* The rows of a row test, each made into a probe. */
#include "audit/testing/run.h"

#include <string.h>

#include "base/words.h"
#include "model/dossier.h"
#include "model/path.h"

enum { SUBJECTS_NAMED = 8 };

typedef struct runner {
	az_tester *tester;
	const az_rowtest *test;
	az_suite *suite;
	az_dossier *dossier;
	az_arena *arena; /* of one row */
} runner;

/* ---- the row's dossier -------------------------------------------------------------------------- */

static void cell_problem(const runner *r, const az_doc *cell, const char *path)
{
	az_problems_add(r->tester->problems, az_doc_place(cell, r->test->file), path,
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

static void set_cells(runner *r, const az_rowtest_row *row, size_t dossier)
{
	const az_doc *cell = row->cells->first;
	for (size_t i = 0; i < r->test->column_count; i++, cell = cell->next) {
		const az_rowtest_column *column = &r->test->columns[i];
		if (column->kind != AZ_COLUMN_FIELD || column->dossier != dossier)
			continue;
		const char *text = cell_text(r, cell, column->path);
		if (text)
			az_dossier_set(r->dossier, column->path, text, az_doc_place(cell, r->test->file),
				r->tester->problems);
	}
}

/* One dossier of the test with the row's fields set; what the row set wrong is a problem. */
static assize_status make_record(
	runner *r, const az_rowtest_row *row, size_t dossier, az_record *record)
{
	az_buffer bytes = {0};
	az_dossier_reset(r->dossier);
	assize_status status =
		az_dossier_load(r->dossier, &r->test->dossiers.items[dossier].record, r->tester->error);
	if (status)
		return status;
	set_cells(r, row, dossier);
	az_dossier_freeze(r->dossier, &bytes, r->tester->problems);
	char *kept =
		bytes.failed ? NULL : az_arena_copy(r->arena, (const char *)bytes.bytes, bytes.length);
	if (kept)
		*record = az_record_trusted(kept, bytes.length);
	az_buffer_free(&bytes);
	return kept ? ASSIZE_OK : az_error_memory(r->tester->error);
}

/* Two dossiers with one key would be one case to a group. */
static void check_keys(const runner *r, const az_rowtest_row *row, const az_test_dossiers *dossiers)
{
	for (size_t i = 0; i < dossiers->count; i++)
		for (size_t k = 0; k < i; k++) {
			uint32_t a, b;
			const az_record *one = &dossiers->items[i].record, *other = &dossiers->items[k].record;
			const char *key = az_node_key(one, az_record_root(one), &a);
			const char *before = az_node_key(other, az_record_root(other), &b);
			if (a == b && memcmp(key, before, a) == 0)
				az_problems_add(r->tester->problems, az_doc_place(row->cells, r->test->file), NULL,
					"give each dossier a key of its own", "%s and %s have one key: '%.*s'",
					dossiers->items[k].stem, dossiers->items[i].stem, (int)a, key);
		}
}

static assize_status make_dossiers(runner *r, const az_rowtest_row *row, az_test_dossiers *out)
{
	const az_test_dossiers *from = &r->test->dossiers;
	size_t before = az_problems_count(r->tester->problems);
	az_test_dossier *items = az_arena_array(r->arena, from->count, sizeof *items);
	assize_status status = items ? ASSIZE_OK : az_error_memory(r->tester->error);
	*out = (az_test_dossiers){items, from->count};
	for (size_t i = 0; i < from->count && !status; i++) {
		items[i].stem = from->items[i].stem;
		status = make_record(r, row, i, &items[i].record);
	}
	if (!status && az_problems_count(r->tester->problems) == before)
		check_keys(r, row, out);
	return status;
}

/* ---- the row's subject -------------------------------------------------------------------------- */

/* "property.P1, property.P2": what a row may name. False where there is none. */
static bool name_subjects(const runner *r, const az_record *record, az_buffer *out)
{
	unsigned named = 0;
	for (az_ref ref = az_record_next(record, 0); ref; ref = az_record_next(record, ref)) {
		if (az_node_entity(record, ref)->id != r->test->rule->subject)
			continue;
		if (named == SUBJECTS_NAMED) {
			az_buffer_string(out, ", ...");
			break;
		}
		az_buffer_string(out, named++ ? ", " : "");
		az_path_node(record, ref, out);
	}
	az_buffer_u8(out, 0);
	return named > 0;
}

static void no_subject(runner *r, const az_rowtest_row *row, const az_record *record)
{
	char mend[512];
	az_buffer names = {0};
	az_problems *problems = r->tester->problems;
	const char *entity = az_entity_of(r->test->rule->subject)->name;
	bool any = name_subjects(r, record, &names);
	const char *list = names.failed ? "" : (const char *)names.bytes;
	if (any)
		az_problems_mend(problems, mend, sizeof mend, "write %s", list);
	else
		az_problems_mend(problems, mend, sizeof mend, "the dossier has no %s", entity);
	az_problems_add(
		problems, row->subject_place, row->subject, mend, "is no %s of the dossier", entity);
	az_buffer_free(&names);
}

static az_ref find_subject(runner *r, const az_rowtest_row *row, const az_record *record)
{
	const char *rest = "";
	az_ref ref = az_path_find(record, row->subject, &rest);
	if (ref && !*rest && az_node_entity(record, ref)->id == r->test->rule->subject)
		return ref;
	no_subject(r, row, record);
	return 0;
}

/* ---- rows --------------------------------------------------------------------------------------- */

static assize_status fail_row(runner *r, const az_rowtest_row *row)
{
	const az_tested verdict = {.kind = AZ_TESTED_NOT_RUN,
		.rule = r->test->rule ? r->test->rule->id : NULL,
		.name = row->name,
		.file = r->test->file,
		.line = row->cells->line};
	return az_suite_add(r->suite, r->tester->arena, &verdict) ? ASSIZE_OK
															  : az_error_memory(r->tester->error);
}

static assize_status run_row(runner *r, const az_rowtest_row *row)
{
	az_test_dossiers dossiers;
	size_t before = az_problems_count(r->tester->problems);
	if (!row->good)
		return fail_row(r, row);
	assize_status status = make_dossiers(r, row, &dossiers);
	if (status)
		return status;
	bool good = az_problems_count(r->tester->problems) == before;
	az_ref subject = good && row->subject ? find_subject(r, row, &dossiers.items[0].record) : 0;
	if (!good || (row->subject && !subject))
		return fail_row(r, row);
	const az_probe_part part = {
		.rule = r->test->rule, .name = row->name, .line = row->cells->line, .expect = row->expect};
	const az_probe probe = {.policy = r->test->rule->policy,
		.file = r->test->file,
		.line = row->cells->line,
		.dossiers = dossiers,
		.complete = row->complete,
		.as_of = row->as_of,
		.only = r->test->rule,
		.subject = subject,
		.overrides = row->overrides,
		.override_count = row->override_count,
		.parts = &part,
		.part_count = 1};
	return az_tester_ask(r->tester, &probe, r->suite);
}

bool az_tester_takes(const az_tester *tester, const char *file, const char *name)
{
	const char *slash = strrchr(file, '/');
	return !tester->only || strstr(slash ? slash + 1 : file, tester->only) ||
		   (name && strstr(name, tester->only));
}

static assize_status run_rows(runner *r)
{
	const az_rowtest *test = r->test;
	assize_status status = ASSIZE_OK;
	for (size_t i = 0; i < test->row_count && !status; i++) {
		if (!az_tester_takes(r->tester, test->file, test->rows[i].name))
			continue;
		az_arena_reset(r->arena);
		status = run_row(r, &test->rows[i]);
	}
	return status;
}

assize_status az_test_rows(az_tester *tester, const az_rowtest *test, az_suite *suite)
{
	runner r = {.tester = tester, .test = test, .suite = suite};
	suite->title = test->title;
	suite->wrong = !test->good;
	if (suite->wrong) {
		suite->failed += test->row_count ? test->row_count : 1;
		return ASSIZE_OK;
	}
	r.arena = az_arena_new();
	r.dossier = az_dossier_new(&tester->policies->schema);
	assize_status status = r.arena && r.dossier ? run_rows(&r) : az_error_memory(tester->error);
	az_dossier_free(r.dossier);
	az_arena_free(r.arena);
	return status;
}
