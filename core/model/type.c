#include "model/type.h"

#include <string.h>

static const az_type_info types[AZ_TYPE_END] = {
	[AZ_TEXT] = {"text", "文本", "a text", "string", "string", "TEXT"},
	[AZ_FLAG] = {"flag", "是否", "true or false (是 or 否)", "boolean", "boolean", "INTEGER"},
	[AZ_COUNT] = {"count", "数量", "a whole number, as 12", "integer", "integer", "INTEGER"},
	[AZ_MONEY] = {"money", "金额", "an amount in yuan, as 3000.00, 3000元 or 1.2万元", "number",
		"assize.money", "DECIMAL"},
	[AZ_DATE] = {"date", "日期", "a date, as 2026-02-17, 2026-02 or 2026", "string", "assize.date",
		"TEXT"},
	[AZ_CODE] = {"code", "代码", "a term of the vocabulary", "string", "string", "TEXT"},
	[AZ_SET] = {"set", "代码集", "a list of terms of the vocabulary", "array", "assize.set",
		"TEXT"},
	[AZ_REF] = {"ref", "引用", "the key of an entity of this dossier", "string", "assize.entity",
		"TEXT"},
	[AZ_REFS] = {"refs", "引用集", "a list of keys of entities of this dossier", "array",
		"assize.entity[]", "TEXT"},
	[AZ_LIST] = {"list", "列表", "a list of entities", "array", "assize.entity[]", "TEXT"},
	[AZ_ONE] = {"one", "单项", "one entity, as {field: value}", "object", "assize.entity", "TEXT"},
	[AZ_NUMBER] = {"case_number", "案号", "a case number, as （2026）闽0203刑初88号", "string",
		"string", "TEXT"},
	[AZ_RATIO] = {"ratio", "比例", "a decimal or a percentage, as 0.8 or 80%", "number",
		"assize.ratio", "DECIMAL"},
};

const az_type_info *az_type_of(az_type type)
{
	return (unsigned)type < AZ_TYPE_END && types[type].name ? &types[type] : NULL;
}

az_type az_type_named(const char *name)
{
	for (unsigned i = 1; i < AZ_TYPE_END; i++) {
		if (strcmp(types[i].name, name) == 0)
			return (az_type)i;
	}
	return (az_type)0;
}
