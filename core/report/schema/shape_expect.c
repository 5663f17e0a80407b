/* What a test expects of a rule, in the notation that rows and case tests share. */
#include <string.h>

#include "audit/rowtest/rowtest.h"
#include "report/schema/shape.h"

static void put_one_value(az_schema_writer *w)
{
	static const char *const types[] = {"string", "number", "boolean", NULL};
	az_kw_words(w, "type", types);
}

static void put_attention(az_schema_writer *w)
{
	az_kw_word(w, "type", "integer");
	az_json_key(&w->json, "minimum");
	az_json_int(&w->json, 1);
	az_json_key(&w->json, "maximum");
	az_json_int(&w->json, 3);
}

/* The values of a finding, and what else may be said of it. */
static void put_finding(az_schema_writer *w)
{
	static const char *const types[] = {"object", "null", NULL};
	az_kw_words(w, "type", types);
	az_json_key(&w->json, "properties");
	az_json_object_begin(&w->json);
	az_json_key(&w->json, "attention");
	az_kw_object(w, put_attention);
	az_json_object_end(&w->json);
	az_json_key(&w->json, "additionalProperties");
	az_kw_object(w, put_one_value);
}

static const az_shape_key missing_keys[] = {
	{"field", &az_shape_text, false, "不详的字段的路径", "the path of the field that is unknown"},
	{"cause", &az_shape_text, false, "原因，如 fault", "the cause, as fault"},
	{"subject", &az_shape_text, false, "对象", "the subject"},
	{"group", &az_shape_text, false, "分组规则：哪一组", "of a group rule: the key of the group"},
	{NULL},
};
static const az_shape missing_map = {
	.kind = AZ_SHAPE_MAP, .words = az_rowtest_missing_keys, .keys = missing_keys};
static const az_shape *const missing_either[] = {&az_shape_text, &missing_map, NULL};
static const az_shape missing = {.kind = AZ_SHAPE_EITHER, .either = missing_either};

/* {warning: {kept: 31}}: one key, a level, a kind or not_evaluated. */
static void put_expected(az_schema_writer *w)
{
	az_kw_word(w, "type", "object");
	az_json_key(&w->json, "minProperties");
	az_json_int(&w->json, 1);
	az_json_key(&w->json, "maxProperties");
	az_json_int(&w->json, 1);
	az_json_key(&w->json, "properties");
	az_json_object_begin(&w->json);
	for (size_t i = 0; az_rowtest_outcomes[i]; i++) {
		az_json_key(&w->json, az_rowtest_outcomes[i]);
		az_json_object_begin(&w->json);
		if (strcmp(az_rowtest_outcomes[i], "not_evaluated") == 0)
			az_shape_write(&missing, w);
		else
			put_finding(w);
		az_json_object_end(&w->json);
	}
	az_json_object_end(&w->json);
	az_json_key(&w->json, "additionalProperties");
	az_json_bool(&w->json, false);
}

const az_shape az_shape_expected = {.kind = AZ_SHAPE_MADE, .make = put_expected};

/* ---- what a cell holds --------------------------------------------------------------------------- */

static void put_scalar(az_schema_writer *w)
{
	static const char *const types[] = {"string", "number", "boolean", "null", NULL};
	az_kw_words(w, "type", types);
}

const az_shape az_shape_scalar = {.kind = AZ_SHAPE_MADE, .make = put_scalar};

static const az_shape *const title_either[] = {&az_shape_text, &az_shape_title, NULL};
const az_shape az_shape_test_title = {.kind = AZ_SHAPE_EITHER, .either = title_either};
