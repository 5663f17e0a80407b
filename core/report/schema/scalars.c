/* The scalars as patterns of JSON Schema: what model/value.c, money.c, date.c and casenumber.c read. */
#include "report/schema/writer.h"

#include "base/words.h"
#include "model/type.h"

/* Blanks at both ends, and figures, are also taken in full width. */
#define BLANKS "[ \\t\\u00a0\\u3000]*"
#define FIGURE "[0-9\\uff10-\\uff19]"
#define POINT "[.\\uff0e]"
#define WHOLE FIGURE "+|" FIGURE "{1,3}(?:[,\\uff0c]" FIGURE "{3})+"
#define DECIMALS(most) "(?:" POINT FIGURE "{1," most "})?"

static const char *expected(az_type type)
{
	return az_type_of(type)->expected;
}

/* A number of the parser, not below zero. */
static void put_number(az_schema_writer *w, const char *type)
{
	az_json_object_begin(&w->json);
	az_kw_word(w, "type", type);
	az_json_key(&w->json, "minimum");
	az_json_int(&w->json, 0);
	az_json_object_end(&w->json);
}

void az_kw_text(az_schema_writer *w)
{
	static const char *const types[] = {"string", "number", "boolean", NULL};
	az_kw_words(w, "type", types);
	az_json_key(&w->json, "minLength");
	az_json_int(&w->json, 1);
}

void az_kw_flag(az_schema_writer *w)
{
	az_kw_any_begin(w);
	az_json_object_begin(&w->json);
	az_kw_word(w, "type", "boolean");
	az_json_object_end(&w->json);
	az_kw_pattern(w,
		"^" BLANKS "(?:是|否|[Yy][Ee][Ss]|[Nn][Oo]|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee])" BLANKS
		"$",
		expected(AZ_FLAG));
	az_kw_any_end(w);
}

void az_kw_count(az_schema_writer *w)
{
	az_kw_any_begin(w);
	put_number(w, "integer");
	az_kw_pattern(w, "^" BLANKS "(?:" WHOLE ")" BLANKS "$", expected(AZ_COUNT));
	az_kw_any_end(w);
}

void az_kw_money(az_schema_writer *w)
{
	az_kw_any_begin(w);
	put_number(w, "number");
	az_kw_pattern(w,
		"^" BLANKS "(?:" WHOLE
		")(?:" DECIMALS("2") " *元?|" DECIMALS("6") " *万元?|" DECIMALS("10") " *亿元?)" BLANKS "$",
		expected(AZ_MONEY));
	az_kw_any_end(w);
}

void az_kw_ratio(az_schema_writer *w)
{
	az_kw_any_begin(w);
	put_number(w, "number");
	az_kw_pattern(w,
		"^" BLANKS "(?:" WHOLE ")(?:" DECIMALS("6") "|" DECIMALS("4") "[%\\uff05])" BLANKS "$",
		expected(AZ_RATIO));
	az_kw_any_end(w);
}

#define YEAR "(?:19|2[01])[0-9]{2}"
/* Month, sign, day, with the days that the month has; the year's own leap day is the reader's. */
#define MONTH_DAY(sign, end)                                                                       \
	"(?:(?:0?[13578]|1[02])" sign "(?:0?[1-9]|[12][0-9]|3[01])"                                    \
	"|(?:0?[469]|11)" sign "(?:0?[1-9]|[12][0-9]|30)"                                              \
	"|0?2" sign "(?:0?[1-9]|[12][0-9]))" end
#define MONTH "(?:0?[1-9]|1[0-2])"
#define DAYS                                                                                       \
	YEAR "-" MONTH_DAY("-", "") "|" YEAR "/" MONTH_DAY("/", "") "|" YEAR "年" MONTH_DAY("月", "日")
/* In full width the figures are judged by the reader. */
#define FULL_WIDTH "(?=.*[\\uff10-\\uff19])[0-9\\uff10-\\uff19年月日/\\uff0f\\uff0d-]+"

void az_kw_day(az_schema_writer *w)
{
	az_kw_any_begin(w);
	az_kw_pattern(w, "^" BLANKS "(?:" DAYS "|" FULL_WIDTH ")" BLANKS "$",
		AZ_N("a date known to the day, as 2026-03-01"));
	az_kw_any_end(w);
}

void az_kw_date(az_schema_writer *w)
{
	az_kw_any_begin(w);
	az_kw_pattern(w,
		"^" BLANKS "(?:" DAYS "|" YEAR "(?:[-/]" MONTH "|年(?:" MONTH "月)?)?|" FULL_WIDTH
		")" BLANKS "$",
		expected(AZ_DATE));
	az_json_object_begin(&w->json);
	az_kw_word(w, "type", "integer");
	az_json_key(&w->json, "minimum");
	az_json_int(&w->json, 1900);
	az_json_key(&w->json, "maximum");
	az_json_int(&w->json, 2199);
	az_json_object_end(&w->json);
	az_kw_any_end(w);
}

void az_kw_case_number(az_schema_writer *w)
{
	az_kw_any_begin(w);
	az_kw_pattern(w,
		"^" BLANKS "[(\\uff08\\[\\u3014\\uff3b]?" BLANKS FIGURE
		"{4}.*[0-9\\uff10-\\uff19].*号" BLANKS "$",
		expected(AZ_NUMBER));
	az_kw_any_end(w);
}

/* An editor proposes the four words; any case and an empty text are taken too. */
void az_kw_state(az_schema_writer *w)
{
	static const char *const words[] = {"不详", "不适用", "unknown", "n/a", NULL};
	static const char *const zh[] = {"没有写明", "不适用", "没有写明", "不适用", NULL};
	static const char *const en[] = {
		"nobody said", "it does not apply", "nobody said", "it does not apply", NULL};
	az_kw_any_begin(w);
	az_json_object_begin(&w->json);
	az_kw_words(w, "enum", words);
	az_kw_words(w, "enumDescriptions", w->lang == AZ_ZH ? zh : en);
	az_json_object_end(&w->json);
	az_kw_null(w);
	az_kw_pattern(w,
		"^" BLANKS "(?:[Uu][Nn][Kk][Nn][Oo][Ww][Nn]|[Nn][Uu][Ll][Ll]|不详|不适用|"
		"[Nn\\uff4e][/\\uff0f][Aa\\uff41])?" BLANKS "$",
		NULL);
	az_kw_any_end(w);
}

az_schema_make *az_kw_of_type(az_type type)
{
	switch (type) {
	case AZ_FLAG:
		return az_kw_flag;
	case AZ_COUNT:
		return az_kw_count;
	case AZ_MONEY:
		return az_kw_money;
	case AZ_DATE:
		return az_kw_date;
	case AZ_NUMBER:
		return az_kw_case_number;
	case AZ_RATIO:
		return az_kw_ratio;
	default:
		return az_kw_text;
	}
}
