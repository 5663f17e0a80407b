/* Profiles, their schedules, law registers, calendars, tailoring and waivers. */
#include "policy/group_field.h"
#include "policy/key_lists.h"
#include "policy/terms.h"
#include "report/schema/shape.h"

/* ---- law.yaml ------------------------------------------------------------------------------------ */

/* [first day, last day], either of them null. */
static void put_in_force(az_schema_writer *w)
{
	az_kw_word(w, "type", "array");
	az_json_key(&w->json, "minItems");
	az_json_int(&w->json, 2);
	az_json_key(&w->json, "maxItems");
	az_json_int(&w->json, 2);
	az_json_key(&w->json, "items");
	az_json_object_begin(&w->json);
	az_kw_any_begin(w);
	az_kw_null(w);
	az_kw_object(w, az_kw_day);
	az_kw_any_end(w);
	az_json_object_end(&w->json);
}

static const az_shape in_force = {.kind = AZ_SHAPE_MADE, .make = put_in_force};

static const az_shape_key law_keys[] = {
	{"title", &az_shape_title, true, "名称，含条款", "its title, with the article"},
	{"in_force", &in_force, false, "施行与失效日期：[首日, 末日]，null 表示未写明或仍有效",
		"[first day, last day]; null: not said, or still"},
	{"verified", &az_shape_flag, false, "已核对原文", "somebody read the text itself"},
	{"note", &az_shape_text, false, "备注", "a note"},
	{"source", &az_shape_text, false, "原文出处", "where the text was read"},
	{NULL},
};
static const az_shape law = {.kind = AZ_SHAPE_MAP, .words = az_law_keys, .keys = law_keys};
static const az_shape laws = {
	.kind = AZ_SHAPE_TABLE, .pattern = "^[a-z][a-z0-9_.-]{0,63}$", .of = &law};
static void put_nothing(az_schema_writer *w)
{
	az_kw_word(w, "type", "null");
}

/* A register without an entry yet. */
static const az_shape nothing = {.kind = AZ_SHAPE_MADE, .make = put_nothing};
static const az_shape *const law_either[] = {&laws, &nothing, NULL};
const az_shape az_shape_law = {.kind = AZ_SHAPE_EITHER, .either = law_either};

/* ---- calendar.yaml ------------------------------------------------------------------------------- */

#define A_DAY "[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"

static const az_shape span = {
	.kind = AZ_SHAPE_PATTERN, .pattern = "^" A_DAY "(?:\\.\\." A_DAY ")?$"};
static const az_shape spans = {.kind = AZ_SHAPE_LIST, .of = &span};
static const az_shape_key calendar_year_keys[] = {
	{"holidays", &spans, true, "放假的日期，可含周末：2026-01-01..2026-01-03",
		"the days off, which may hold weekends: 2026-01-01..2026-01-03"},
	{"worked", &spans, true, "调休上班的周六、周日", "the Saturdays and Sundays that are worked"},
	{"source", &az_shape_text, true, "依据的通知", "the notice that it follows"},
	{"verified", &az_shape_flag, false, "已核对通知", "somebody compared it with the notice"},
	{NULL},
};
static const az_shape calendar_year = {
	.kind = AZ_SHAPE_MAP, .words = az_calendar_year_keys, .keys = calendar_year_keys};
static const az_shape calendar_years = {
	.kind = AZ_SHAPE_TABLE, .pattern = "^(?:19|2[01])[0-9]{2}$", .of = &calendar_year};
static const az_shape calendar_name = {
	.kind = AZ_SHAPE_PATTERN, .pattern = "^[a-z][a-z0-9_-]{0,63}$"};
static const az_shape_key calendar_keys[] = {
	{"calendar", &calendar_name, true, "标识，如 china", "its name, as china"},
	{"years", &calendar_years, true, "各年的放假与调休；未列的年份一概未能判断",
		"the years; what falls into another one is not evaluated"},
	{NULL},
};
const az_shape az_shape_calendar = {
	.kind = AZ_SHAPE_MAP, .words = az_calendar_keys, .keys = calendar_keys};

/* ---- a profile ----------------------------------------------------------------------------------- */

static const az_shape some_texts = {.kind = AZ_SHAPE_LIST, .of = &az_shape_text, .least = 1};
static const az_shape grants = {.kind = AZ_SHAPE_TABLE, .of = &az_shape_texts};

/* ---- its schedule -------------------------------------------------------------------------------- */

static const az_shape every = {.kind = AZ_SHAPE_CHOICE, .words = az_schedule_every};
static const az_shape scope = {.kind = AZ_SHAPE_TABLE, .of = &az_shape_text};

static void put_grace(az_schema_writer *w)
{
	az_kw_count(w);
	az_json_key(&w->json, "maximum");
	az_json_int(&w->json, 366);
}

static const az_shape grace = {.kind = AZ_SHAPE_MADE, .make = put_grace};

/* What comes every day has no day of its own, and everything else has. */
static void more_entry(az_schema_writer *w)
{
	static const char *const day[] = {"day", NULL}, *const on[] = {"on", NULL};
	az_json_key(&w->json, "if");
	az_json_object_begin(&w->json);
	az_json_key(&w->json, "properties");
	az_json_object_begin(&w->json);
	az_json_key(&w->json, "every");
	az_json_object_begin(&w->json);
	az_kw_words(w, "enum", day);
	for (int depth = 0; depth < 3; depth++)
		az_json_object_end(&w->json);
	az_json_key(&w->json, "else");
	az_json_object_begin(&w->json);
	az_kw_words(w, "required", on);
	az_json_object_end(&w->json);
}

static const az_shape_key entry_keys[] = {
	{"name", &az_shape_text, true, "名称，也是运行的名称", "the name that its runs have"},
	{"every", &every, true, "多久一次：day、week、month、quarter、year", "how often"},
	{"on", &az_shape_text, false, "哪一天：周一；31（当月最后一日）；3-31（季度第三个月）；12-31",
		"a weekday; a day of the month; month and day of the quarter or year"},
	{"from", &az_shape_day, false, "自该日起", "the first day that it counts from"},
	{"grace", &grace, false, "宽限天数", "how many days later it may be done"},
	{"scope", &scope, false, "只核查哪些案件", "which dossiers, as {province: 闽}"},
	{"script", &az_shape_text, false, "核查脚本，从本文件看的路径", "a scripted audit"},
	{NULL},
};
static const az_shape entry = {
	.kind = AZ_SHAPE_MAP, .words = az_schedule_keys, .keys = entry_keys, .more = more_entry};
static const az_shape schedule = {.kind = AZ_SHAPE_LIST, .of = &entry};

/* ---- what it says of groups ----------------------------------------------------------------------- */

static void put_keys(az_schema_writer *w)
{
	az_shape_write(&az_shape_texts, w);
}

static void put_complete(az_schema_writer *w)
{
	az_kw_field_map(w, az_group_field_takes, put_keys);
}

static const az_shape complete = {.kind = AZ_SHAPE_MADE, .make = put_complete};

static const az_shape_key profile_keys[] = {
	{"profile", &az_shape_text, true, "名称", "its name"},
	{"policies", &some_texts, true, "运行哪些规则包：文件夹，从本文件看的路径",
		"folders of policies, as seen from this file"},
	{"tailoring", &az_shape_texts, false, "省、法院的调整文件", "files of tailoring"},
	{"waivers", &az_shape_texts, false, "经批准的例外", "files of waivers"},
	{"fields", &az_shape_texts, false, "本省增加的字段", "files of fields that a province adds"},
	{"grants", &grants, false, "准许各规则包为何用途读取个人信息",
		"the purposes granted to each policy"},
	{"law", &az_shape_texts, false, "更多法律依据登记表", "further law registers"},
	{"calendar", &az_shape_text, false, "工作日历，从本文件看的路径",
		"the calendar of working days, as seen from this file"},
	{"schedule", &schedule, false, "定期核查", "what is run when"},
	{"complete", &complete, false, "哪些组的案件已经齐全：字段与各组的值",
		"the groups of which the store holds every case: fields, and the keys of their groups"},
	{NULL},
};
const az_shape az_shape_profile = {
	.kind = AZ_SHAPE_MAP, .words = az_profile_keys, .keys = profile_keys};

/* ---- tailoring, which no reader of this version applies yet -------------------------------------- */

static const char *const set_words[] = {"values", NULL};
static const char *const value_words[] = {"from", "value", "basis", NULL};
static const char *const rule_words[] = {"level", "message", "law", "off", "reason", "basis", NULL};

static const az_shape layer = {.kind = AZ_SHAPE_CHOICE, .words = az_tailor_layers};
static const az_shape level = {.kind = AZ_SHAPE_CHOICE, .words = az_level_names};
static const az_shape *const figure_either[] = {&az_shape_text, &az_shape_texts, NULL};
static const az_shape figure = {.kind = AZ_SHAPE_EITHER, .either = figure_either};
static const az_shape_key value_keys[] = {
	{"from", &az_shape_day, true, "自该日起", "the first day that it holds"},
	{"value", &figure, true, "数值", "the figure"},
	{"basis", &az_shape_text, true, "依据", "the id of what it rests on"},
	{NULL},
};
static const az_shape value = {.kind = AZ_SHAPE_MAP, .words = value_words, .keys = value_keys};
static const az_shape values = {.kind = AZ_SHAPE_LIST, .of = &value, .least = 1};
static const az_shape_key set_keys[] = {
	{"values", &values, true, "各时期的值", "the dated values"},
	{NULL},
};
static const az_shape set_one = {.kind = AZ_SHAPE_MAP, .words = set_words, .keys = set_keys};
static const az_shape_key rule_keys[] = {
	{"level", &level, false, "改为何等级", "the level instead"},
	{"message", &az_shape_title, false, "改为何表述", "the message instead"},
	{"law", &az_shape_texts, false, "改为何依据", "the law instead"},
	{"off", &az_shape_flag, false, "不运行此规则", "the rule does not run"},
	{"reason", &az_shape_text, true, "理由", "why"},
	{"basis", &az_shape_text, true, "依据", "the id of what it rests on"},
	{NULL},
};
static const az_shape rule = {.kind = AZ_SHAPE_MAP, .words = rule_words, .keys = rule_keys};

#define OF_A_POLICY "^[a-z][a-z0-9_-]*/[a-z][a-z0-9_-]*$"

static const az_shape set = {.kind = AZ_SHAPE_TABLE, .pattern = OF_A_POLICY, .of = &set_one};
static const az_shape rules = {.kind = AZ_SHAPE_TABLE, .pattern = OF_A_POLICY, .of = &rule};
static const az_shape_key tailoring_keys[] = {
	{"tailoring", &az_shape_text, true, "标识", "its id"},
	{"level", &layer, true, "哪一级：province、court", "who tailors"},
	{"courts", &az_shape_texts, true, "适用于哪些法院的案件，如 闽*",
		"whose dossiers it speaks of"},
	{"base", &az_shape_text, true, "所调整的规则包及版本，如 restitution@1.0.0",
		"the policy and its version"},
	{"set", &set, false, "调整参数：规则包/参数", "parameters: policy/parameter"},
	{"rules", &rules, false, "调整规则：规则包/规则", "rules: policy/rule"},
	{NULL},
};
const az_shape az_shape_tailoring = {
	.kind = AZ_SHAPE_MAP, .words = az_tailoring_keys, .keys = tailoring_keys};

/* ---- waivers ------------------------------------------------------------------------------------- */

static const az_shape rule_name = {.kind = AZ_SHAPE_PATTERN, .pattern = OF_A_POLICY};
static const az_shape_key waiver_keys[] = {
	{"rule", &rule_name, true, "规则包/规则", "policy/rule"},
	{"case", &az_shape_text, true, "案件：标识或案号", "the dossier's key"},
	{"subject", &az_shape_text, false, "对象，如 property.P1", "its subject, as property.P1"},
	{"from", &az_shape_day, true, "首日", "the first day that it holds"},
	{"until", &az_shape_day, true, "末日", "the last day that it holds"},
	{"reason", &az_shape_text, true, "理由", "why"},
	{"basis", &az_shape_text, true, "依据", "the id of what it rests on"},
	{"author", &az_shape_text, true, "提出人", "who asks"},
	{"approver", &az_shape_text, true, "批准人", "who approved; another person"},
	{NULL},
};
static const az_shape waiver = {.kind = AZ_SHAPE_MAP, .words = az_waiver_keys, .keys = waiver_keys};
const az_shape az_shape_waivers = {.kind = AZ_SHAPE_LIST, .of = &waiver};
