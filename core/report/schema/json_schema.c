#include "report/schema/json_schema.h"

#include <string.h>

#include "report/schema/shape.h"
#include "report/schema/writer.h"

static const az_shape dossier = {.kind = AZ_SHAPE_MADE, .make = az_kw_dossier};
static const az_shape map = {.kind = AZ_SHAPE_MADE, .make = az_kw_map};

const az_shape_file az_shape_files[] = {
	{"dossier", &dossier, "案卷", "A dossier"},
	{"policy", &az_shape_policy, "规则包（policy.yaml）", "A policy's manifest (policy.yaml)"},
	{"test", &az_shape_test, "规则包的测试（tests/*.yaml）", "A test of a policy (tests/*.yaml)"},
	{"profile", &az_shape_profile, "核查方案", "A profile"},
	{"tailoring", &az_shape_tailoring, "省、法院的调整", "Tailoring by a province or court"},
	{"waivers", &az_shape_waivers, "经批准的例外", "Waivers"},
	{"law", &az_shape_law, "法律依据登记表（law.yaml）", "A law register (law.yaml)"},
	{"calendar", &az_shape_calendar, "工作日历（calendar.yaml）",
		"A calendar of working days (calendar.yaml)"},
	{"fields", &az_shape_fields, "本省增加的字段（fields.yaml）",
		"The fields that a province adds (fields.yaml)"},
	{"map", &map, "来源映射", "A map"},
	{NULL, NULL, NULL, NULL},
};

const char *const az_json_schema_files[] = {"dossier", "policy", "test", "profile", "tailoring",
	"waivers", "law", "calendar", "fields", "map", NULL};

static const az_shape_file *file_named(const char *name)
{
	for (const az_shape_file *file = az_shape_files; file->name; file++)
		if (strcmp(file->name, name) == 0)
			return file;
	return NULL;
}

bool az_json_schema_write(const char *file, const az_schema *schema, az_lang lang, az_buffer *out)
{
	const az_shape_file *found = file_named(file);
	az_schema_writer w = {.json = az_json_new(out), .lang = lang, .schema = schema};
	if (!found)
		return false;
	az_json_object_begin(&w.json);
	az_kw_word(&w, "$schema", "http://json-schema.org/draft-07/schema#");
	az_kw_titles(&w, found->zh, found->en, NULL);
	az_shape_write(found->shape, &w);
	az_json_object_end(&w.json);
	az_buffer_char(out, '\n');
	return true;
}
