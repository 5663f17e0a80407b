/* Reading a row test: the file, its dossier, its columns and its rows. */
#include "audit/rowtest/rowtest.h"

#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "exchange/names.h"
#include "model/dossier.h"
#include "policy/keys.h"

enum { COLUMNS_MOST = 100 };

const char *const az_rowtest_keys[] = {"rule", "title", "dossier", "dossiers", "complete", "as_of",
	"subject", "columns", "rows", NULL};
const char *const az_rowtest_columns[] = {"name", "as_of", "subject", "complete", "expect", NULL};

typedef struct reader {
	az_load load;
	const az_policies *policies;
	const az_policy *policy;
	az_rowtest *test;
	int32_t as_of; /* of the file, where it has one */
	bool has_as_of;
	const char *subject;
	az_place subject_place;
	const char *const *complete;
} reader;

/* ---- what a file is --------------------------------------------------------------------------- */

az_test_file az_test_file_of(const az_doc *doc)
{
	if (doc->kind == AZ_DOC_LIST)
		doc = doc->first;
	if (!doc || doc->kind != AZ_DOC_MAP)
		return AZ_TEST_FILE_NEITHER;
	if (az_doc_get(doc, "rule") || az_doc_get(doc, "columns") || az_doc_get(doc, "rows"))
		return AZ_TEST_FILE_ROWS;
	if (az_doc_get(doc, "dossier") || az_doc_get(doc, "expect") || az_doc_get(doc, "explain"))
		return AZ_TEST_FILE_CASE;
	return az_doc_get(doc, "key") || az_doc_get(doc, "case") ? AZ_TEST_FILE_DOSSIER
															 : AZ_TEST_FILE_NEITHER;
}

/* ---- the head --------------------------------------------------------------------------------- */

static bool is_of_group(const reader *r)
{
	return r->test->rule && r->test->rule->is_group;
}

/* What only tests of group rules have, or only those of others. */
static void check_kind(reader *r, const az_doc *value, bool of_group)
{
	if (!value || !r->test->rule || is_of_group(r) == of_group)
		return;
	az_load_bad(&r->load, value,
		of_group ? AZ_N("leave it out")
				 : AZ_N("leave it out; an outcome names its group, as {warning: {group: 甲-1}}"),
		of_group ? AZ_N("rule '%s' is about no group, and nothing of it is complete")
				 : AZ_N("rule '%s' is asked of groups, and not of one subject"),
		r->test->rule->id);
}

static void read_complete(reader *r, const az_doc *list, const char *const **out)
{
	size_t count = 0;
	if (!az_keys_list(&r->load, list, AZ_N("keys of groups")))
		return;
	const char **keys = az_load_array(&r->load, list->count + 1, sizeof *keys);
	*out = keys;
	for (const az_doc *value = keys ? list->first : NULL; value; value = value->next)
		if (az_keys_text(&r->load, value, &keys[count]))
			count++;
}

static void read_head(reader *r, const az_doc *doc, az_lang lang)
{
	az_load *load = &r->load;
	const az_doc *as_of = az_keys_may(doc, "as_of");
	const az_doc *subject = az_keys_may(doc, "subject");
	const az_doc *complete = az_keys_may(doc, "complete");
	az_keys_map(load, doc, "a row test", az_rowtest_keys);
	const az_doc *rule =
		az_keys_need(load, doc, "rule", "write the id of a rule, which is its file's name");
	if (rule)
		r->test->rule = az_test_rule_named(load, r->policy, rule);
	az_test_title(load, az_keys_may(doc, "title"), lang, &r->test->title);
	az_test_dossiers_read(load, r->policies, doc, is_of_group(r), &r->test->dossiers);
	if (as_of)
		r->has_as_of = az_keys_day(load, as_of, &r->as_of);
	check_kind(r, complete, true);
	check_kind(r, subject, false);
	if (complete)
		read_complete(r, complete, &r->complete);
	if (subject) {
		az_keys_text(load, subject, &r->subject);
		r->subject_place = az_doc_place(subject, load->file);
	}
}

/* ---- columns ---------------------------------------------------------------------------------- */

static const char *entity_at(const void *context, size_t i)
{
	(void)context;
	const az_entity *entity = az_entity_of((unsigned)i + 1);
	return entity ? entity->name : NULL;
}

/* A path begins with `case` or with an entity that hangs on it. */
static bool is_path_begun(reader *r, const az_doc *value, const char *path)
{
	char first[64];
	size_t length = strcspn(path, ".");
	az_load *load = &r->load;
	if (path[length] != '.') {
		const char *near = az_names_nearest(value->text, az_rowtest_columns);
		az_load_bad(load, value,
			near ? az_load_text(load, "did you mean '%s'?", near)
				 : "write name, as_of, subject, expect, param.NAME or the path of a field, as "
				   "property.P1.recovered_on",
			"'%s' is no column", value->text);
		return false;
	}
	az_text_cut(first, length < sizeof first ? length + 1 : sizeof first, path);
	if (az_entity_named(first))
		return true;
	const char *near = az_text_nearest(first, entity_at, NULL);
	az_load_bad(load, value,
		near ? az_load_text(load, "did you mean '%s'?", near)
			 : "a path begins with case, defendant, victim, property, ...",
		"'%s' is no entity of a dossier", first);
	return false;
}

static const char *stem_at(const void *context, size_t i)
{
	const az_test_dossiers *dossiers = context;
	return i < dossiers->count ? dossiers->items[i].stem : NULL;
}

/* A path of a test with several dossiers says of which. */
static void no_dossier(reader *r, const az_doc *value)
{
	char first[64];
	az_load *load = &r->load;
	const az_test_dossiers *dossiers = &r->test->dossiers;
	size_t length = strcspn(value->text, "/");
	az_text_cut(first, length < sizeof first ? length + 1 : sizeof first, value->text);
	const char *near = az_text_nearest(first, stem_at, dossiers);
	if (!value->text[length])
		az_load_bad(load, value,
			az_load_text(load, "write %s/%s", dossiers->items[0].stem, value->text),
			"it does not say of which dossier '%s' is", value->text);
	else
		az_load_bad(load, value,
			near ? az_load_text(load, "did you mean '%s'?", near)
				 : "begin with the name of a dossier's file, without .yaml",
			"no dossier of the test is called '%s'", first);
}

/* Whether the dossier has the field is asked of the dossier itself, which names the nearest. */
static void read_field_column(reader *r, const az_doc *value, az_rowtest_column *out)
{
	az_load *load = &r->load;
	const az_test_dossiers *dossiers = &r->test->dossiers;
	out->kind = AZ_COLUMN_FIELD;
	out->path = value->text;
	if (!dossiers->count)
		return;
	bool several = dossiers->items[0].stem[0] != '\0';
	const az_test_dossier *of = az_test_dossier_of(dossiers, value->text, &out->path);
	if (!is_path_begun(r, value, out->path))
		return;
	if (several && !of)
		no_dossier(r, value);
	if (!of || !of->record.bytes)
		return;
	out->dossier = (size_t)(of - dossiers->items);
	az_error error = {0};
	az_dossier *dossier = az_dossier_new(&r->policies->schema);
	if (!dossier || az_dossier_load(dossier, &of->record, &error))
		load->no_memory = true;
	else
		az_dossier_set(
			dossier, out->path, "unknown", az_doc_place(value, load->file), load->problems);
	az_dossier_free(dossier);
}

static void read_column(reader *r, const az_doc *value, az_rowtest_column *out)
{
	static const az_column_kind KINDS[] = {
		AZ_COLUMN_NAME, AZ_COLUMN_AS_OF, AZ_COLUMN_SUBJECT, AZ_COLUMN_COMPLETE, AZ_COLUMN_EXPECT};
	const char *text = NULL;
	if (!az_keys_text(&r->load, value, &text))
		return;
	out->name = text;
	for (size_t i = 0; az_rowtest_columns[i]; i++) {
		if (strcmp(text, az_rowtest_columns[i]) == 0) {
			out->kind = KINDS[i];
			if (out->kind == AZ_COLUMN_SUBJECT || out->kind == AZ_COLUMN_COMPLETE)
				check_kind(r, value, out->kind == AZ_COLUMN_COMPLETE);
			return;
		}
	}
	if (strncmp(text, "param.", 6) != 0) {
		read_field_column(r, value, out);
		return;
	}
	out->kind = AZ_COLUMN_PARAMETER;
	out->parameter =
		az_test_parameter_named(&r->load, r->policy, az_doc_place(value, r->load.file), text + 6);
}

static bool has_column(const az_rowtest *test, az_column_kind kind)
{
	for (size_t i = 0; i < test->column_count; i++)
		if (test->columns[i].kind == kind)
			return true;
	return false;
}

static void check_twice(reader *r, const az_doc *list, const az_doc *value)
{
	for (const az_doc *other = list->first; other != value; other = other->next) {
		if (other->text && value->text && strcmp(other->text, value->text) == 0) {
			az_load_bad(
				&r->load, value, "take one out", "the column '%s' stands twice", value->text);
			return;
		}
	}
}

static void read_columns(reader *r, const az_doc *doc)
{
	az_load *load = &r->load;
	const az_doc *list = az_keys_need(
		load, doc, "columns", "write columns: [name, property.P1.recovered_on, expect]");
	if (!list || !az_keys_list(load, list, "name, paths of fields, param.NAME, expect"))
		return;
	if (list->count > COLUMNS_MOST) {
		az_load_bad(load, list, "write a second dossier that differs",
			"there are more than %d columns", (int)COLUMNS_MOST);
		return;
	}
	az_rowtest_column *columns = az_load_array(load, list->count, sizeof *columns);
	if (!columns)
		return;
	r->test->columns = columns;
	for (const az_doc *value = list->first; value; value = value->next) {
		read_column(r, value, &columns[r->test->column_count++]);
		check_twice(r, list, value);
	}
	if (!has_column(r->test, AZ_COLUMN_EXPECT))
		az_load_bad(load, list, "add the column expect", "no column says what is expected");
	if (!az_doc_get(doc, "as_of") && !has_column(r->test, AZ_COLUMN_AS_OF))
		az_load_bad(
			load, doc, "write as_of: 2026-10-31, or make it a column", "'as_of' is missing");
}

/* ---- rows ------------------------------------------------------------------------------------- */

static void read_cell(reader *r, const az_rowtest_column *column, const az_doc *cell,
	az_override *overrides, az_rowtest_row *row)
{
	az_load *load = &r->load;
	switch (column->kind) {
	case AZ_COLUMN_NAME:
		az_keys_text(load, cell, &row->name);
		break;
	case AZ_COLUMN_AS_OF:
		az_keys_day(load, cell, &row->as_of);
		break;
	case AZ_COLUMN_SUBJECT:
		az_keys_text(load, cell, &row->subject);
		row->subject_place = az_doc_place(cell, load->file);
		break;
	case AZ_COLUMN_COMPLETE:
		read_complete(r, cell, &row->complete);
		break;
	case AZ_COLUMN_EXPECT:
		az_expectation_read(load, r->test->rule, cell, &row->expect);
		break;
	case AZ_COLUMN_PARAMETER:
		az_test_override(load, column->parameter, cell, &overrides[row->override_count++]);
		break;
	case AZ_COLUMN_FIELD: /* set when the row runs */
		break;
	}
}

static void read_row(reader *r, const az_doc *doc, size_t number, az_rowtest_row *row)
{
	az_load *load = &r->load;
	const az_rowtest *test = r->test;
	size_t before = az_problems_count(load->problems);
	*row = (az_rowtest_row){.cells = doc,
		.as_of = r->as_of,
		.subject = r->subject,
		.subject_place = r->subject_place,
		.complete = r->complete};
	row->name = az_load_text(load, "row %zu", number);
	az_override *overrides = az_load_array(load, test->column_count, sizeof *overrides);
	row->overrides = overrides;
	if (!overrides || !az_keys_list(load, doc, "one cell for each column"))
		return;
	if (doc->count != test->column_count) {
		az_load_bad(load, doc, "write one cell for each column, ~ for unknown",
			"the row has %zu cells, and there are %zu columns", doc->count, test->column_count);
		return;
	}
	const az_doc *cell = doc->first;
	for (size_t i = 0; i < test->column_count; i++, cell = cell->next)
		read_cell(r, &test->columns[i], cell, overrides, row);
	row->good = az_problems_count(load->problems) == before;
}

static const az_doc *list_of_rows(const az_doc *doc)
{
	const az_doc *list = az_doc_get(doc, "rows");
	return list && list->kind == AZ_DOC_LIST ? list : NULL;
}

static void read_rows(reader *r, const az_doc *doc)
{
	const az_doc *list = list_of_rows(doc);
	az_rowtest_row *rows = az_load_array(&r->load, list->count, sizeof *rows);
	size_t number = 0;
	if (!rows)
		return;
	r->test->rows = rows;
	for (const az_doc *row = list->first; row; row = row->next, number++)
		read_row(r, row, number + 1, &rows[number]);
}

/* ---- the file --------------------------------------------------------------------------------- */

const az_rowtest *az_rowtest_read(az_arena *arena, const az_policies *policies,
	const az_policy *policy, const az_doc *doc, const char *file, az_lang lang,
	az_problems *problems)
{
	az_rowtest *test = az_arena_alloc(arena, sizeof *test);
	if (!test)
		return NULL;
	reader r = {.load = {.arena = arena, .problems = problems, .file = file},
		.policies = policies,
		.policy = policy,
		.test = test};
	const az_doc *rows = list_of_rows(doc);
	size_t before = az_problems_count(problems);
	test->file = file;
	test->row_count = rows ? rows->count : 0;
	read_head(&r, doc, lang);
	read_columns(&r, doc);
	if (!rows || !rows->count)
		az_load_bad(&r.load, az_doc_get(doc, "rows") ? az_doc_get(doc, "rows") : doc,
			"write rows: [[on the day, 2026-10-01, none]]", "there are no rows");
	test->good = az_problems_count(problems) == before;
	if (test->good)
		read_rows(&r, doc);
	return r.load.no_memory ? NULL : test;
}
