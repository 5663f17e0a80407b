/* Reading a row test: the file, its dossier, its columns and its rows. */
#include "audit/rowtest/rowtest.h"

#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "exchange/dossier/read.h"
#include "exchange/names.h"
#include "policy/keys.h"
#include "policy/parameter.h"

enum { DOSSIER_BYTES = 16 << 20, COLUMNS_MOST = 100 };

static const char *const KEYS[] = {
	"rule", "title", "dossier", "as_of", "subject", "columns", "rows", NULL};
static const char *const COLUMN_NAMES[] = {"name", "as_of", "subject", "expect", NULL};

typedef struct reader {
	az_load load;
	const az_policies *policies;
	const az_policy *policy;
	az_rowtest *test;
	int32_t as_of; /* of the file, where it has one */
	bool has_as_of;
	const char *subject;
	az_place subject_place;
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
	return az_doc_get(doc, "key") || az_doc_get(doc, "case") ? AZ_TEST_FILE_DOSSIER
															 : AZ_TEST_FILE_NEITHER;
}

const char *az_rowtest_dossier(az_arena *arena, const az_doc *doc, const char *file)
{
	const az_doc *value = az_doc_get(doc, "dossier");
	if (!value || (value->kind != AZ_DOC_PLAIN && value->kind != AZ_DOC_TEXT) || !value->length)
		return NULL;
	const char *folder = az_path_folder(arena, file);
	return folder ? az_path_join(arena, folder, value->text) : NULL;
}

/* ---- the head --------------------------------------------------------------------------------- */

static void read_rule(reader *r, const az_doc *doc)
{
	az_load *load = &r->load;
	const az_doc *value =
		az_keys_need(load, doc, "rule", "write the id of a rule, which is its file's name");
	const char *name = NULL;
	if (!value || !az_keys_text(load, value, &name))
		return;
	const char *id = strchr(name, '/') ? strchr(name, '/') + 1 : name;
	bool mine = id == name || (strlen(r->policy->id) == (size_t)(id - name) - 1 &&
								  strncmp(r->policy->id, name, (size_t)(id - name) - 1) == 0);
	const char **ids = az_load_array(load, r->policy->rule_count + 1, sizeof *ids);
	for (size_t i = 0; ids && i < r->policy->rule_count; i++) {
		ids[i] = r->policy->rules[i].id;
		if (mine && strcmp(ids[i], id) == 0)
			r->test->rule = &r->policy->rules[i];
	}
	if (!ids || r->test->rule)
		return;
	const char *near = az_names_nearest(id, ids);
	az_load_bad(load, value,
		near ? az_load_text(load, "did you mean '%s'?", near)
			 : az_load_text(load, "its rules are %s", az_load_joined(load, ids)),
		"policy '%s' has no rule '%s'", r->policy->id, name);
}

static void read_title(reader *r, const az_doc *value, az_lang lang)
{
	az_title title = {0};
	if (!value)
		return;
	if (value->kind != AZ_DOC_MAP)
		az_keys_text(&r->load, value, &r->test->title);
	else if (az_keys_title(&r->load, value, &title))
		r->test->title = lang == AZ_ZH ? title.zh : title.en;
}

static void freeze_base(reader *r, const az_doc *doc, const char *file)
{
	az_buffer bytes = {0};
	az_dossier *dossier = az_dossier_new(&r->policies->schema);
	if (!dossier) {
		r->load.no_memory = true;
		return;
	}
	if (az_dossier_read(dossier, doc, file, r->load.problems) &&
		az_dossier_freeze(dossier, &bytes, r->load.problems)) {
		void *copy = az_load_array(&r->load, bytes.length, 1);
		if (copy) {
			memcpy(copy, bytes.bytes, bytes.length);
			r->test->base = az_record_trusted(copy, bytes.length);
		}
	}
	az_buffer_free(&bytes);
	az_dossier_free(dossier);
}

static void read_dossier(reader *r, const az_doc *doc)
{
	az_load *load = &r->load;
	const char *text = NULL;
	const az_doc *value = az_keys_need(
		load, doc, "dossier", "write a dossier's file, relative to this one: dossier: gang.yaml");
	if (!value || !az_keys_text(load, value, &text))
		return;
	const char *file = az_rowtest_dossier(load->arena, doc, load->file);
	if (!file) {
		load->no_memory = true;
		return;
	}
	az_buffer bytes = {0};
	az_error error = {0};
	if (az_file_read(file, DOSSIER_BYTES, &bytes, &error)) {
		az_load_bad(load, value, NULL, "%s: %s", error.where, error.text);
	} else {
		const char *content = bytes.length ? (const char *)bytes.bytes : "";
		const az_doc *dossier =
			az_doc_yaml(load->arena, file, content, bytes.length, NULL, load->problems);
		if (dossier)
			freeze_base(r, dossier, file);
	}
	az_buffer_free(&bytes);
}

static void read_head(reader *r, const az_doc *doc, az_lang lang)
{
	az_load *load = &r->load;
	const az_doc *as_of = az_keys_may(doc, "as_of");
	const az_doc *subject = az_keys_may(doc, "subject");
	az_keys_map(load, doc, "a row test", KEYS);
	read_rule(r, doc);
	read_title(r, az_keys_may(doc, "title"), lang);
	read_dossier(r, doc);
	if (as_of)
		r->has_as_of = az_keys_day(load, as_of, &r->as_of);
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
static bool is_path_begun(reader *r, const az_doc *value)
{
	char first[64];
	size_t length = strcspn(value->text, ".");
	az_load *load = &r->load;
	if (value->text[length] != '.') {
		const char *near = az_names_nearest(value->text, COLUMN_NAMES);
		az_load_bad(load, value,
			near ? az_load_text(load, "did you mean '%s'?", near)
				 : "write name, as_of, subject, expect, param.NAME or the path of a field, as "
				   "property.P1.recovered_on",
			"'%s' is no column", value->text);
		return false;
	}
	az_text_cut(first, length < sizeof first ? length + 1 : sizeof first, value->text);
	if (az_entity_named(first))
		return true;
	const char *near = az_text_nearest(first, entity_at, NULL);
	az_load_bad(load, value,
		near ? az_load_text(load, "did you mean '%s'?", near)
			 : "a path begins with case, defendant, victim, property, ...",
		"'%s' is no entity of a dossier", first);
	return false;
}

/* Whether the dossier has the field is asked of the dossier itself, which names the nearest. */
static void read_field_column(reader *r, const az_doc *value, az_rowtest_column *out)
{
	az_load *load = &r->load;
	*out = (az_rowtest_column){.kind = AZ_COLUMN_FIELD, .path = value->text};
	if (!is_path_begun(r, value) || !r->test->base.bytes)
		return;
	az_error error = {0};
	az_dossier *dossier = az_dossier_new(&r->policies->schema);
	if (!dossier || az_dossier_load(dossier, &r->test->base, &error))
		load->no_memory = true;
	else
		az_dossier_set(
			dossier, value->text, "unknown", az_doc_place(value, load->file), load->problems);
	az_dossier_free(dossier);
}

static void read_parameter_column(reader *r, const az_doc *value, az_rowtest_column *out)
{
	az_load *load = &r->load;
	const char *name = value->text + strlen("param.");
	const az_policy *policy = r->policy;
	*out = (az_rowtest_column){
		.kind = AZ_COLUMN_PARAMETER, .parameter = az_parameter_find(policy, name, strlen(name))};
	if (out->parameter)
		return;
	const char **names = az_load_array(load, policy->parameter_count + 1, sizeof *names);
	for (size_t i = 0; names && i < policy->parameter_count; i++)
		names[i] = policy->parameters[i].name;
	const char *near = names ? az_names_nearest(name, names) : NULL;
	az_load_bad(load, value,
		near ? az_load_text(load, "did you mean 'param.%s'?", near)
			 : "declare it in policy.yaml, or leave the column out",
		"policy '%s' has no parameter '%s'", policy->id, name);
}

static void read_column(reader *r, const az_doc *value, az_rowtest_column *out)
{
	static const az_column_kind KINDS[] = {
		AZ_COLUMN_NAME, AZ_COLUMN_AS_OF, AZ_COLUMN_SUBJECT, AZ_COLUMN_EXPECT};
	const char *text = NULL;
	if (!az_keys_text(&r->load, value, &text))
		return;
	for (size_t i = 0; COLUMN_NAMES[i]; i++) {
		if (strcmp(text, COLUMN_NAMES[i]) == 0) {
			out->kind = KINDS[i];
			return;
		}
	}
	if (strncmp(text, "param.", 6) == 0)
		read_parameter_column(r, value, out);
	else
		read_field_column(r, value, out);
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

static void read_override(reader *r, const az_doc *cell, const az_parameter *parameter,
	az_override *overrides, az_rowtest_row *row)
{
	if (cell->kind == AZ_DOC_NULL) {
		az_load_bad(&r->load, cell, "write a value", "parameter '%s' has no value in this row",
			parameter->name);
		return;
	}
	az_override *override = &overrides[row->override_count++];
	override->parameter = parameter;
	override->value.layer = "test";
	az_parameter_value_read(&r->load, cell, parameter, &override->value);
}

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
	case AZ_COLUMN_EXPECT:
		az_expectation_read(load, r->test->rule, cell, &row->expect);
		break;
	case AZ_COLUMN_PARAMETER:
		read_override(r, cell, column->parameter, overrides, row);
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
	*row = (az_rowtest_row){
		.cells = doc, .as_of = r->as_of, .subject = r->subject, .subject_place = r->subject_place};
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
