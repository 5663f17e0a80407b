/* A row test, in the folder `tests` of a policy. */
#include <stdio.h>
#include <string.h>

#include "audit/rowtest/rowtest.h"
#include "model/entity.h"
#include "report/schema/shape.h"

/* ---- columns ------------------------------------------------------------------------------------- */

static const az_shape own_column = {.kind = AZ_SHAPE_CHOICE, .words = az_rowtest_columns};
static const az_shape parameter_column = {
	.kind = AZ_SHAPE_PATTERN, .pattern = "^param\\.[a-z][a-z0-9_]*$"};

/* A path begins with an entity: "property.P1.recovered_on"; before it may stand the name of one of several
 * dossiers. */
static void put_path(az_schema_writer *w)
{
	az_buffer pattern = {0};
	az_kw_word(w, "type", "string");
	for (unsigned id = 1; id < AZ_ENTITY_END; id++)
		az_buffer_printf(
			&pattern, "%s%s", id == 1 ? "^(?:[^/]+/)?(?:" : "|", az_entity_of(id)->name);
	az_buffer_string(&pattern, ")\\..+$");
	az_buffer_u8(&pattern, 0);
	if (pattern.failed)
		w->json.out->failed = true;
	else
		az_kw_word(w, "pattern", (const char *)pattern.bytes);
	az_buffer_free(&pattern);
}

static const az_shape path_column = {.kind = AZ_SHAPE_MADE, .make = put_path};
static const az_shape *const column_either[] = {&own_column, &parameter_column, &path_column, NULL};
static const az_shape column = {.kind = AZ_SHAPE_EITHER, .either = column_either};

/* "contains": {"enum": [NAME]} */
static void put_contains(az_schema_writer *w, const char *name)
{
	const char *const words[] = {name, NULL};
	az_json_key(&w->json, "contains");
	az_json_object_begin(&w->json);
	az_kw_words(w, "enum", words);
	az_json_object_end(&w->json);
}

static void put_columns(az_schema_writer *w)
{
	az_kw_word(w, "type", "array");
	az_json_key(&w->json, "maxItems");
	az_json_int(&w->json, 100);
	az_json_key(&w->json, "uniqueItems");
	az_json_bool(&w->json, true);
	put_contains(w, "expect");
	az_json_key(&w->json, "items");
	az_json_object_begin(&w->json);
	az_shape_write(&column, w);
	az_json_object_end(&w->json);
}

static const az_shape columns = {.kind = AZ_SHAPE_MADE, .make = put_columns};

/* ---- rows ---------------------------------------------------------------------------------------- */

static const az_shape *const member_either[] = {&az_shape_scalar, &az_shape_expected, NULL};
static const az_shape member = {.kind = AZ_SHAPE_EITHER, .either = member_either};
static const az_shape members = {.kind = AZ_SHAPE_LIST, .of = &member};
static const az_shape *const cell_either[] = {&az_shape_scalar, &az_shape_expected, &members, NULL};
static const az_shape cell = {.kind = AZ_SHAPE_EITHER, .either = cell_either};
static const az_shape row = {.kind = AZ_SHAPE_LIST, .of = &cell};
static const az_shape rows = {.kind = AZ_SHAPE_LIST, .of = &row, .least = 1};

static void put_required(az_schema_writer *w, const char *key)
{
	const char *const keys[] = {key, NULL};
	az_json_object_begin(&w->json);
	az_kw_words(w, "required", keys);
	az_json_object_end(&w->json);
}

/* The day of the audit stands in the head or in a column; one dossier, or a list of them, in the head. */
static void more_rows(az_schema_writer *w)
{
	az_json_key(&w->json, "oneOf");
	az_json_array_begin(&w->json);
	put_required(w, "dossier");
	put_required(w, "dossiers");
	az_json_array_end(&w->json);
	az_kw_any_begin(w);
	put_required(w, "as_of");
	az_json_object_begin(&w->json);
	az_json_key(&w->json, "properties");
	az_json_object_begin(&w->json);
	az_json_key(&w->json, "columns");
	az_json_object_begin(&w->json);
	put_contains(w, "as_of");
	for (int depth = 0; depth < 3; depth++)
		az_json_object_end(&w->json);
	az_kw_any_end(w);
}

static const az_shape dossiers = {.kind = AZ_SHAPE_LIST, .of = &az_shape_text, .least = 1};

static const az_shape_key row_keys[] = {
	{"rule", &az_shape_text, true, "规则的标识，即文件名",
		"the rule's id, which is its file's name"},
	{"title", &az_shape_test_title, false, "测试的名称", "what the test is called"},
	{"dossier", &az_shape_text, false, "测试用的案卷文件，从本文件看的路径",
		"a dossier's file, as seen from this one"},
	{"dossiers", &dossiers, false, "分组规则：几个案卷文件；各列以文件名开头，如 a/case.court",
		"of a group rule: several files; columns begin with a file's name, as a/case.court"},
	{"complete", &az_shape_texts, false, "分组规则：写明已齐全的组",
		"of a group rule: the keys of the groups that are complete"},
	{"as_of", &az_shape_day, false, "核查的基准日", "the day of the audit"},
	{"subject", &az_shape_text, false, "只看这一对象，如 defendant.D1", "this subject alone"},
	{"columns", &columns, true, "各列：name、字段的路径、param.名称、expect 等",
		"name, paths of fields, param.NAME, as_of, subject, expect"},
	{"rows", &rows, true, "每行改动案卷中的几处，并写明预期",
		"what changes in the dossier, and what is expected"},
	{NULL},
};
const az_shape az_shape_rows = {
	.kind = AZ_SHAPE_MAP, .words = az_rowtest_keys, .keys = row_keys, .more = more_rows};
