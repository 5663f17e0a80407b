/* A case test, in the folder `tests` of a policy; and what tells it from a row test. */
#include "audit/testing/case.h"
#include "report/schema/shape.h"

/* ---- what is expected ----------------------------------------------------------------------------- */

static const char *const none_words[] = {"none", NULL};

static const az_shape none = {.kind = AZ_SHAPE_CHOICE, .words = none_words};
static const az_shape several = {.kind = AZ_SHAPE_LIST, .of = &az_shape_expected};
static const az_shape *const outcome_either[] = {&none, &az_shape_expected, &several, NULL};
static const az_shape outcome = {.kind = AZ_SHAPE_EITHER, .either = outcome_either};

/* By subject: the keys are paths. */
static const az_shape by_subject = {
	.kind = AZ_SHAPE_TABLE, .pattern = "^case$|\\.", .of = &outcome};
static const az_shape *const part_either[] = {
	&none, &az_shape_expected, &several, &by_subject, NULL};
static const az_shape part = {.kind = AZ_SHAPE_EITHER, .either = part_either};
static const az_shape parts = {.kind = AZ_SHAPE_TABLE, .of = &part};
static const az_shape *const expect_either[] = {&none, &parts, NULL};
static const az_shape expect = {.kind = AZ_SHAPE_EITHER, .either = expect_either};

/* ---- pages --------------------------------------------------------------------------------------- */

/* A page is a file beside the test, or the text itself. */
static void more_page(az_schema_writer *w)
{
	static const char *const page[] = {"page", NULL}, *const text[] = {"text", NULL};
	az_json_key(&w->json, "oneOf");
	az_json_array_begin(&w->json);
	az_json_object_begin(&w->json);
	az_kw_words(w, "required", page);
	az_json_object_end(&w->json);
	az_json_object_begin(&w->json);
	az_kw_words(w, "required", text);
	az_json_object_end(&w->json);
	az_json_array_end(&w->json);
}

static const az_shape lang = {.kind = AZ_SHAPE_CHOICE, .words = az_casetest_langs};
static const az_shape page_name = {
	.kind = AZ_SHAPE_PATTERN, .pattern = "^[^./\\t\\n][^/\\t\\n]*[.]txt$"};
static const az_shape_key page_keys[] = {
	{"rule", &az_shape_text, true, "规则的标识", "the rule's id"},
	{"subject", &az_shape_text, true, "对象，如 property.P1",
		"the path of an item, as property.P1"},
	{"lang", &lang, true, "语言", "the page's language"},
	{"page", &page_name, false, "说明页的文件，与测试放在一起", "a file beside the test"},
	{"text", &az_shape_text, false, "说明页的全文", "the page itself"},
	{NULL},
};
static const az_shape page = {
	.kind = AZ_SHAPE_MAP, .words = az_casetest_page_keys, .keys = page_keys, .more = more_page};
static const az_shape pages = {.kind = AZ_SHAPE_LIST, .of = &page};
static const az_shape *const explain_either[] = {&page, &pages, NULL};
static const az_shape explain = {.kind = AZ_SHAPE_EITHER, .either = explain_either};

/* ---- the test ------------------------------------------------------------------------------------ */

static const az_shape scalars = {.kind = AZ_SHAPE_LIST, .of = &az_shape_scalar};
static const az_shape *const value_either[] = {&az_shape_scalar, &scalars, NULL};
static const az_shape value = {.kind = AZ_SHAPE_EITHER, .either = value_either};
static const az_shape parameters = {.kind = AZ_SHAPE_TABLE, .of = &value};

static void put_required(az_schema_writer *w, const char *key)
{
	const char *const keys[] = {key, NULL};
	az_json_object_begin(&w->json);
	az_kw_words(w, "required", keys);
	az_json_object_end(&w->json);
}

/* It expects something. */
static void more_case(az_schema_writer *w)
{
	az_kw_any_begin(w);
	put_required(w, "expect");
	put_required(w, "explain");
	az_kw_any_end(w);
}

static const az_shape_key case_keys[] = {
	{"title", &az_shape_test_title, false, "测试的名称", "what the test is called"},
	{"dossier", &az_shape_text, true, "测试用的案卷文件，从本文件看的路径",
		"a dossier's file, as seen from this one"},
	{"as_of", &az_shape_day, true, "核查的基准日", "the day of the audit"},
	{"parameters", &parameters, false, "测试中改用的参数值", "parameters that are set by hand"},
	{"expect", &expect, false, "各规则应有的结果", "what each rule has to say"},
	{"only", &az_shape_texts, false, "只看这些规则", "these rules alone"},
	{"explain", &explain, false, "应有的说明页", "golden pages of explanations"},
	{NULL},
};
const az_shape az_shape_case_test = {
	.kind = AZ_SHAPE_MAP, .words = az_casetest_keys, .keys = case_keys, .more = more_case};

/* A row test has rule, columns or rows (az_test_file_of). */
static void put_test(az_schema_writer *w)
{
	az_json_key(&w->json, "if");
	az_json_object_begin(&w->json);
	az_kw_any_begin(w);
	put_required(w, "rule");
	put_required(w, "columns");
	put_required(w, "rows");
	az_kw_any_end(w);
	az_json_object_end(&w->json);
	az_json_key(&w->json, "then");
	az_json_object_begin(&w->json);
	az_shape_write(&az_shape_rows, w);
	az_json_object_end(&w->json);
	az_json_key(&w->json, "else");
	az_json_object_begin(&w->json);
	az_shape_write(&az_shape_case_test, w);
	az_json_object_end(&w->json);
}

const az_shape az_shape_test = {.kind = AZ_SHAPE_MADE, .make = put_test};
