/* policy.yaml: the manifest of a policy and its parameters. */
#include <string.h>

#include "model/entity.h"
#include "policy/key_lists.h"
#include "report/schema/shape.h"

/* ---- fields by their paths ----------------------------------------------------------------------- */

static bool is_date(const az_field *field)
{
	return field->type == AZ_DATE;
}

static bool is_personal(const az_field *field)
{
	return field->sensitivity == AZ_PERSONAL;
}

static bool is_protected(const az_field *field)
{
	return field->sensitivity == AZ_PROTECTED;
}

static void put_date_paths(az_schema_writer *w)
{
	az_kw_field_path(w, "as_of", is_date);
}

/* A map from fields to a text; an empty list is none. */
static void put_reads(az_schema_writer *w, az_field_test *is_one)
{
	az_kw_any_begin(w);
	az_json_object_begin(&w->json);
	az_kw_field_map(w, is_one, az_kw_text);
	az_json_object_end(&w->json);
	az_json_object_begin(&w->json);
	az_shape_write(&az_shape_none, w);
	az_json_object_end(&w->json);
	az_kw_any_end(w);
}

static void put_personal(az_schema_writer *w)
{
	put_reads(w, is_personal);
}

static void put_protected(az_schema_writer *w)
{
	put_reads(w, is_protected);
}

/* ---- parameters ---------------------------------------------------------------------------------- */

static const az_shape date_path = {.kind = AZ_SHAPE_MADE, .make = put_date_paths};
static const az_shape type = {.kind = AZ_SHAPE_CHOICE, .words = az_parameter_types};
static const az_shape higher_or_lower = {.kind = AZ_SHAPE_CHOICE, .words = az_higher_or_lower};
static const az_shape layer = {.kind = AZ_SHAPE_CHOICE, .words = az_tailor_layers};
static const az_shape layers = {.kind = AZ_SHAPE_LIST, .of = &layer};
static const az_shape choices = {.kind = AZ_SHAPE_LIST, .of = &az_shape_text, .least = 1};

static void put_vocabulary_names(az_schema_writer *w)
{
	az_json_key(&w->json, "enum");
	az_json_array_begin(&w->json);
	for (size_t i = 0; az_vocabularies[i]; i++)
		az_json_text(&w->json, az_vocabularies[i]->name);
	az_json_array_end(&w->json);
}

static const az_shape vocabulary = {.kind = AZ_SHAPE_MADE, .make = put_vocabulary_names};

static const az_shape_key lenient_keys[] = {
	{"act", &date_path, true, "行为时：取哪个日期", "the date of the act"},
	{"judged", &date_path, true, "裁判时：取哪个日期", "the date of the judgment"},
	{"lighter", &higher_or_lower, true, "哪个值较轻：higher 较高者，lower 较低者",
		"which value is better for the defendant"},
	{NULL},
};
static const az_shape lenient = {
	.kind = AZ_SHAPE_MAP, .words = az_lenient_keys, .keys = lenient_keys};

/* What the value is depends on the parameter's type, which more_parameter says. */
static void put_any_value(az_schema_writer *w)
{
	static const char *const types[] = {"string", "number", "boolean", "array", NULL};
	az_kw_words(w, "type", types);
}

static void put_day_or_null(az_schema_writer *w)
{
	az_kw_any_begin(w);
	az_kw_object(w, az_kw_day);
	az_kw_null(w);
	az_kw_any_end(w);
}

static const az_shape any_value = {.kind = AZ_SHAPE_MADE, .make = put_any_value};
static const az_shape day_or_null = {.kind = AZ_SHAPE_MADE, .make = put_day_or_null};

static const az_shape_key dated_keys[] = {
	{"from", &day_or_null, true, "自该日起有效；null：一直有效",
		"the first day that it holds; null: always"},
	{"value", &any_value, true, "数值", "the figure"},
	{"basis", &az_shape_text, true, "法律依据：law.yaml 中的编号",
		"the id of the law, in law.yaml"},
	{NULL},
};
static const az_shape dated = {
	.kind = AZ_SHAPE_MAP, .words = az_dated_value_keys, .keys = dated_keys};
static const az_shape values = {.kind = AZ_SHAPE_LIST, .of = &dated, .least = 1};

/* Somebody may tailor it, or it is locked. */
static void more_tailor(az_schema_writer *w)
{
	static const char *const by[] = {"by", NULL}, *const locked[] = {"locked", NULL};
	az_kw_any_begin(w);
	az_json_object_begin(&w->json);
	az_kw_words(w, "required", by);
	az_json_object_end(&w->json);
	az_json_object_begin(&w->json);
	az_kw_words(w, "required", locked);
	az_json_object_end(&w->json);
	az_kw_any_end(w);
}

static const az_shape_key tailor_keys[] = {
	{"by", &layers, false, "谁可以调整：province、court", "who may tailor it"},
	{"min", &az_shape_text, false, "下限", "the least"},
	{"max", &az_shape_text, false, "上限", "the most"},
	{"step", &az_shape_text, false, "调整的最小幅度", "the smallest change"},
	{"choices", &az_shape_texts, false, "可选的项", "the choices that are allowed"},
	{"locked", &az_shape_flag, false, "不得调整", "nobody may"},
	{"tighten_only", &higher_or_lower, false, "只许从严：higher 调高，lower 调低",
		"only in this direction"},
	{"file_with", &az_shape_text, false, "向谁备案", "with whom a change is filed"},
	{NULL},
};
static const az_shape tailor = {
	.kind = AZ_SHAPE_MAP, .words = az_tailor_keys, .keys = tailor_keys, .more = more_tailor};

/* ---- what a parameter's type asks of its other keys ---------------------------------------------- */

static void put_text_list(az_schema_writer *w)
{
	az_shape_write(&az_shape_texts, w);
}

static void put_plain_flag(az_schema_writer *w)
{
	az_shape_write(&az_shape_flag, w);
}

/* The keywords of a value of the type with that name, as parameter_value.c reads it. */
static az_schema_make *value_of(const char *name)
{
	static const struct {
		const char *name;
		az_schema_make *make;
	} made[] = {{"money", az_kw_money}, {"ratio", az_kw_ratio}, {"flag", put_plain_flag},
		{"choice", az_kw_text}, {"codes", put_text_list}};
	for (size_t i = 0; i < sizeof made / sizeof made[0]; i++)
		if (strcmp(made[i].name, name) == 0)
			return made[i].make;
	return az_kw_count; /* days, working_days, months, count */
}

/* {"properties": {"values": {"items": {"properties": {"value": ...}}}}} */
static void put_value_rule(az_schema_writer *w, const char *name)
{
	static const char *const path[] = {"values", "items", "value"};
	for (size_t i = 0; i < 3; i++) {
		if (i != 1) {
			az_json_object_begin(&w->json);
			az_json_key(&w->json, "properties");
		}
		az_json_object_begin(&w->json);
		az_json_key(&w->json, path[i]);
	}
	az_kw_object(w, value_of(name));
	for (size_t i = 0; i < 5; i++)
		az_json_object_end(&w->json);
}

static bool has_choices(const char *name)
{
	return !strcmp(name, "choice") || !strcmp(name, "codes");
}

/* A type with choices has them in one of two ways; another has none. */
static void put_choices_rule(az_schema_writer *w, bool needed)
{
	static const char *const ways[] = {"choices", "vocabulary"};
	az_json_object_begin(&w->json);
	az_json_key(&w->json, needed ? "oneOf" : "not");
	if (!needed) {
		az_json_object_begin(&w->json);
		az_json_key(&w->json, "anyOf");
	}
	az_json_array_begin(&w->json);
	for (size_t i = 0; i < 2; i++) {
		const char *const way[] = {ways[i], NULL};
		az_json_object_begin(&w->json);
		az_kw_words(w, "required", way);
		az_json_object_end(&w->json);
	}
	az_json_array_end(&w->json);
	if (!needed)
		az_json_object_end(&w->json);
	az_json_object_end(&w->json);
}

static void more_parameter(az_schema_writer *w)
{
	az_json_key(&w->json, "allOf");
	az_json_array_begin(&w->json);
	for (size_t i = 0; az_parameter_types[i]; i++) {
		const char *name = az_parameter_types[i];
		const char *const words[] = {name, NULL};
		az_json_object_begin(&w->json);
		az_json_key(&w->json, "if");
		az_json_object_begin(&w->json);
		az_json_key(&w->json, "properties");
		az_json_object_begin(&w->json);
		az_json_key(&w->json, "type");
		az_json_object_begin(&w->json);
		az_kw_words(w, "enum", words);
		for (int depth = 0; depth < 3; depth++)
			az_json_object_end(&w->json);
		az_json_key(&w->json, "then");
		az_json_object_begin(&w->json);
		az_json_key(&w->json, "allOf");
		az_json_array_begin(&w->json);
		put_value_rule(w, name);
		put_choices_rule(w, has_choices(name));
		az_json_array_end(&w->json);
		az_json_object_end(&w->json);
		az_json_object_end(&w->json);
	}
	az_json_array_end(&w->json);
}

static const az_shape_key parameter_keys[] = {
	{"title", &az_shape_title, true, "名称", "what it is called"},
	{"type", &type, true,
		"类型：money 金额、days 天、working_days 工作日、months 月、count 数、ratio 比例、"
		"flag 是否、choice 一项、codes 几项",
		"what sort of figure it is"},
	{"choices", &choices, false, "可选的项（choice、codes）", "its terms, for choice and codes"},
	{"vocabulary", &vocabulary, false, "取某个代码表的各项（choice、codes）",
		"its terms are the codes of this vocabulary"},
	{"dated_by", &date_path, true, "按哪个日期取值：任一日期字段，或 as_of",
		"the date that picks the value: any date field, or as_of"},
	{"lenient", &lenient, false, "从旧兼从轻：供 lenient(名称) 使用", "for lenient(name)"},
	{"values", &values, true, "各时期的值，按日期先后", "the dated values, the earliest first"},
	{"reviewed_on", &az_shape_day, false, "最近一次复核的日期", "the day of the last review"},
	{"tailor", &tailor, false, "下级可在什么范围内调整", "the bounds for lower authorities"},
	{"doc", &az_shape_text, false, "说明", "a note"},
	{NULL},
};
static const az_shape parameter = {.kind = AZ_SHAPE_MAP,
	.words = az_parameter_keys,
	.keys = parameter_keys,
	.more = more_parameter};

/* A name that Lua can write behind `param.`, and that is not `at`. */
#define LUA_NAME                                                                                   \
	"^(?!(?:at|and|break|do|else|elseif|end|false|for|function|goto|if|in|local|nil|not|or|"       \
	"repeat|"                                                                                      \
	"return|then|true|until|while)$)[a-z][a-z0-9_]{0,63}$"

static const az_shape parameters_map = {
	.kind = AZ_SHAPE_TABLE, .pattern = LUA_NAME, .of = &parameter};
static const az_shape *const parameters_either[] = {&parameters_map, &az_shape_none, NULL};
static const az_shape parameters = {.kind = AZ_SHAPE_EITHER, .either = parameters_either};

/* ---- the manifest -------------------------------------------------------------------------------- */

static const az_shape id = {.kind = AZ_SHAPE_PATTERN, .pattern = "^[a-z][a-z0-9_-]{0,63}$"};
static const az_shape version = {.kind = AZ_SHAPE_PATTERN,
	.pattern =
		"^(?:0|[1-9][0-9]*)\\.(?:0|[1-9][0-9]*)\\.(?:0|[1-9][0-9]*)(?:[-+][0-9A-Za-z.+-]+)?$"};
static const az_shape authority = {.kind = AZ_SHAPE_CHOICE, .words = az_authorities};
static const az_shape personal = {.kind = AZ_SHAPE_MADE, .make = put_personal};
static const az_shape protected = {.kind = AZ_SHAPE_MADE, .make = put_protected};

static void put_api(az_schema_writer *w)
{
	az_json_key(&w->json, "enum");
	az_json_array_begin(&w->json);
	az_json_int(&w->json, 1);
	az_json_text(&w->json, "1");
	az_json_array_end(&w->json);
}

static const az_shape api = {.kind = AZ_SHAPE_MADE, .make = put_api};

static const az_shape_key manifest_keys[] = {
	{"policy", &id, true, "规则包的标识：小写字母、数字、_ 和 -", "its id"},
	{"version", &version, true, "版本，如 1.0.0", "its version, as 1.0.0"},
	{"api", &api, true, "规则语言的版本：1", "the version of the policy language: 1"},
	{"title", &az_shape_title, false, "名称", "what it is called"},
	{"authority", &authority, true, "由哪一级制定：national、province、court", "who made it"},
	{"law", &az_shape_texts, false, "引用的法律依据登记表，从本文件夹看的路径",
		"law registers, as seen from this folder"},
	{"calendar", &az_shape_text, false, "工作日历，从本文件夹看的路径",
		"the calendar of working days, as seen from this folder"},
	{"owner", &az_shape_title, false, "责任部门", "who answers for it"},
	{"contact", &az_shape_title, false, "联系方式", "how to reach them"},
	{"purpose", &az_shape_title, false, "用途", "what it is for"},
	{"objection", &az_shape_title, false, "如何提出异议", "how to object"},
	{"reads_personal", &personal, false, "读取的个人信息及其用途",
		"personal fields, each with its purpose"},
	{"reads_protected", &protected, false, "读取的受保护字段及其法律依据",
		"protected fields, each with the id of a law"},
	{"parameters", &parameters, false, "参数：规则中的一切数值", "every figure of its rules"},
	{NULL},
};
const az_shape az_shape_policy = {
	.kind = AZ_SHAPE_MAP, .words = az_manifest_keys, .keys = manifest_keys};
