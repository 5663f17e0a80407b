#include "report/remarks.h"

static const char *level_word(az_remark_level level, az_lang lang)
{
	static const char *const words[][2] = {
		[AZ_REMARK_NOTE] = {"说明", "note"},
		[AZ_REMARK_WARNING] = {"警告", "warning"},
		[AZ_REMARK_ERROR] = {"错误", "error"},
	};
	return words[level][lang];
}

static void put_place(const az_place *place, az_buffer *out)
{
	az_buffer_string(out, place->file ? place->file : "-");
	if (place->line)
		az_buffer_printf(out, ":%d", place->line);
	if (place->line && place->column)
		az_buffer_printf(out, ":%d", place->column);
}

static void put_remark(const az_remark *remark, az_lang lang, az_buffer *out)
{
	const az_check_kind *kind = &az_check_kinds[remark->check];
	put_place(&remark->place, out);
	az_buffer_printf(out, ": %s: %s%s%s [%s]\n", level_word(kind->level, lang), remark->what,
		remark->mend ? "; " : "", remark->mend ? remark->mend : "", kind->name);
}

void az_remarks_lines(const az_remarks *remarks, az_lang lang, az_buffer *out)
{
	for (size_t i = 0; az_remarks_at(remarks, i); i++)
		put_remark(az_remarks_at(remarks, i), lang, out);
	az_buffer_printf(out,
		lang == AZ_EN ? "%zu errors, %zu warnings, %zu notes\n"
					  : "错误%zu处，警告%zu处，说明%zu处\n",
		az_remarks_of(remarks, AZ_REMARK_ERROR), az_remarks_of(remarks, AZ_REMARK_WARNING),
		az_remarks_of(remarks, AZ_REMARK_NOTE));
}
