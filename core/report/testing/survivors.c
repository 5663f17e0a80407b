#include "report/testing/survivors.h"

/* The row that would tell the policy from the mutant. */
static const char *mend_of(az_mutant_kind kind, az_lang lang)
{
	bool zh = lang == AZ_ZH;
	switch (kind) {
	case AZ_MUTANT_ORDER:
	case AZ_MUTANT_LIMIT:
		return zh ? "请加一行恰在界限上的测试" : "add a row at the limit";
	case AZ_MUTANT_EQUAL:
		return zh ? "请加一行两边相等的和一行不等的测试"
				  : "add a row where the two are equal and one where they are not";
	case AZ_MUTANT_LOGIC:
		return zh ? "请加一行只有一边成立的测试" : "add a row where only one side holds";
	case AZ_MUTANT_NOT:
		return zh ? "请加一行否定之前成立的测试" : "add a row where what is negated holds";
	case AZ_MUTANT_RETURN:
		return zh ? "请加一行走到这里的测试" : "add a row whose answer comes from here";
	case AZ_MUTANT_FLAG:
		return zh ? "请加一行取决于此处的测试" : "add a row that hangs on it";
	case AZ_MUTANT_VALUE:
		return zh ? "请加一行取此值的和一行取他值的测试"
				  : "add a row with the value and one with another";
	case AZ_MUTANT_TERM:
		return zh ? "请加一行只取此项的测试" : "add a row with this term alone";
	case AZ_MUTANT_CONDITION:
		return zh ? "请加一行只有此条件不成立的测试"
				  : "add a row where only this condition does not hold";
	case AZ_MUTANT_FIGURE:
		return zh ? "请加一行恰在此数值上的测试，且不设 param 列"
				  : "add a row at the figure, without a param column";
	case AZ_MUTANT_DATE:
		return zh ? "请加一行当日的和一行前一日的测试"
				  : "add a row on that day and one on the day before";
	}
	return "";
}

void az_survivor_change(const az_mutant *mutant, az_lang lang, az_buffer *out)
{
	az_buffer_printf(out, "%s:%d:%d: `%s` -> ", mutant->file->shown, mutant->line, mutant->column,
		mutant->before);
	if (mutant->after)
		az_buffer_printf(out, "`%s`", mutant->after);
	else
		az_buffer_string(out, lang == AZ_ZH ? "删去" : "removed");
}

void az_survivor_reason(const az_mutant *mutant, az_fate fate, az_lang lang, az_buffer *out)
{
	bool unreached = fate == AZ_FATE_UNREACHED;
	if (lang == AZ_ZH)
		az_buffer_string(out, unreached ? "没有测试走到这里；" : "没有测试发现；");
	else
		az_buffer_string(out, unreached ? "no test runs it; " : "no test noticed; ");
	az_buffer_string(out, mend_of(mutant->kind, lang));
}

static void put_survivor(const az_mutant *mutant, az_fate fate, az_lang lang, az_buffer *out)
{
	az_survivor_change(mutant, lang, out);
	az_buffer_string(out, lang == AZ_ZH ? "：" : ": ");
	az_survivor_reason(mutant, fate, lang, out);
	az_buffer_char(out, '\n');
}

bool az_survivor_is(const az_mutation *mutation, size_t index)
{
	return mutation->fates[index] == AZ_FATE_SURVIVED ||
		   mutation->fates[index] == AZ_FATE_UNREACHED;
}

void az_survivors_refused(const az_mutation *mutation, az_lang lang, az_buffer *out)
{
	if (mutation->refused)
		az_buffer_printf(out,
			lang == AZ_ZH ? "另有%zu处改动后规则包无法载入，不计入。\n"
						  : "%zu more did not load and are not counted.\n",
			mutation->refused);
}

void az_survivors_write(const az_mutation *mutation, az_lang lang, az_buffer *out)
{
	for (size_t i = 0; i < mutation->mutants.count; i++)
		if (az_survivor_is(mutation, i))
			put_survivor(&mutation->mutants.items[i], mutation->fates[i], lang, out);
	az_survivors_refused(mutation, lang, out);
}
