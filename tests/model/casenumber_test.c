/* Case numbers (案号), since 2016 and before. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/casenumber.h"

static az_casenumber of(const char *text)
{
	az_casenumber number;
	const char *why = NULL;
	memset(&number, 0, sizeof number);
	if (!az_casenumber_parse(text, strlen(text), &number, &why))
		fail_msg("%s: %s", text, why);
	return number;
}

static void assert_refused(const char *text, const char *reason)
{
	az_casenumber number;
	const char *why = NULL;
	if (az_casenumber_parse(text, strlen(text), &number, &why))
		fail_msg("%s was read as %s", text, number.text);
	if (!why || !strstr(why, reason))
		fail_msg("%s: %s", text, why ? why : "no reason");
}

static void assert_parts(const char *text, int year, const char *court, const char *province,
	const char *type, long serial)
{
	az_casenumber number = of(text);
	assert_false(number.legacy);
	assert_int_equal(number.year, year);
	assert_string_equal(number.court, court);
	assert_string_equal(number.province, province);
	assert_string_equal(number.type, type);
	assert_int_equal(number.serial, serial);
}

static void assert_canonical(const char *text, const char *canonical)
{
	assert_string_equal(of(text).text, canonical);
}

static void assert_legacy(const char *text, const char *canonical)
{
	az_casenumber number = of(text);
	assert_true(number.legacy);
	assert_string_equal(number.text, canonical);
	assert_in_range(number.year, 2012, 2016);
	assert_string_equal(number.court, "");
	assert_string_equal(number.province, "");
	assert_string_equal(number.type, "");
	assert_int_equal(number.serial, 0);
}

static void takes_a_number_apart(void **state)
{
	(void)state;
	assert_parts("（2026）闽0203刑初88号", 2026, "闽0203", "闽", "刑初", 88);
	assert_parts("（2018）豫15刑终610号", 2018, "豫15", "豫", "刑终", 610);
	assert_parts("（2023）闽刑终7号", 2023, "闽", "闽", "刑终", 7);
	assert_parts("（2020）最高法刑核12345678号", 2020, "最高法", "", "刑核", 12345678);
	assert_parts("（2021）最高法知民终1号", 2021, "最高法", "", "知民终", 1);
	assert_parts("（2022）兵0101执恢5号", 2022, "兵0101", "兵", "执恢", 5);
	assert_parts("（2019）军01刑初1号", 2019, "军01", "军", "刑初", 1);
	assert_parts("（2019）内0102执19号", 2019, "内0102", "内", "执", 19);
	assert_parts("（2024）沪03知行赔初2号", 2024, "沪03", "沪", "知行赔初", 2);
}

static void one_number_has_one_form(void **state)
{
	(void)state;
	const char *canonical = "（2026）闽0203刑初88号";
	assert_canonical("（2026）闽0203刑初88号", canonical);
	assert_canonical("(2026)闽0203刑初88号", canonical);
	assert_canonical("2026闽0203刑初88号", canonical);
	assert_canonical("(2026）闽0203刑初88号", canonical);
	assert_canonical("〔2026〕闽0203刑初88号", canonical);
	assert_canonical("[2026]闽0203刑初88号", canonical);
	assert_canonical("（２０２６）闽０２０３刑初８８号", canonical);
	assert_canonical(" （2026） 闽0203　刑初 88 号 ", canonical);
	assert_canonical("（2026）闽0203刑初088号", canonical);
}

static void knows_the_provinces(void **state)
{
	(void)state;
	static const char all[] = "京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔云藏陕甘青宁新兵军";
	assert_int_equal(sizeof all - 1, 33 * 3);
	for (const char *p = all; *p; p += 3)
		assert_true(az_casenumber_is_province(p, 3));
	assert_false(az_casenumber_is_province("港", 3));
	assert_false(az_casenumber_is_province("京津", 6));
	assert_false(az_casenumber_is_province("", 0));
	assert_false(az_casenumber_is_province("\xB4\xAC\xE6", 3)); /* across two characters */
}

static void keeps_the_styles_before_2016(void **state)
{
	(void)state;
	assert_legacy("（2015）成刑执字第853号", "（2015）成刑执字第853号");
	assert_legacy("(2015)谯刑初字第00225号", "（2015）谯刑初字第00225号");
	assert_legacy("２０１５成刑执字第８５３号", "（2015）成刑执字第853号");
	assert_legacy("（2014）84号", "（2014）84号");
	assert_legacy("（2014）鄂江汉刑初字第00518号", "（2014）鄂江汉刑初字第00518号");
	/* 川 is a province, but 字第 is the older style. */
	assert_legacy("（2013）川刑字第853号", "（2013）川刑字第853号");
	/* Nor is 宁 Ningxia here: before 2016 a court chose its own character. */
	assert_legacy("（2015）宁刑终字第84号", "（2015）宁刑终字第84号");
	assert_legacy("（2012）一中刑初(再)字第3-1号", "（2012）一中刑初（再）字第3-1号");
	assert_legacy("（2016）最高法刑申字第9号", "（2016）最高法刑申字第9号");
}

static void says_what_is_wrong(void **state)
{
	(void)state;
	assert_refused("", "year of four digits");
	assert_refused("闽0203刑初88号", "year of four digits");
	assert_refused("（26）闽0203刑初88号", "year of four digits");
	assert_refused("（2026闽0203刑初88号", "year of four digits");
	assert_refused("2026）闽0203刑初88号", "year of four digits");
	assert_refused("（1026）闽0203刑初88号", "1949 to 2199");
	assert_refused("（2026）闽0203刑初88", "does not end in 号");
	assert_refused("（2026）闽0203刑初88号之一", "document of the case");
	assert_refused("（2026）号", "province");
	assert_refused("（2026）厦0203刑初88号", "province");
	assert_refused("（2026）0203刑初88号", "province");
	assert_refused("（2026）闽203刑初88号", "two digits");
	assert_refused("（2026）闽02030刑初88号", "two digits");
	assert_refused("（2026）最高法01刑初88号", "最高法");
	assert_refused("（2026）闽020388号", "two digits");
	assert_refused("（2026）闽0203号", "one to four characters");
	assert_refused("（2026）闽0203刑事一审初88号", "one to four characters");
	assert_refused("（2026）闽0203ab88号", "one to four characters");
	assert_refused("（2026）闽0203刑初第88号", "style before 2016");
	assert_refused("（2026）闽0203刑初号", "serial");
	assert_refused("（2026）闽0203刑初0号", "serial");
	assert_refused("（2026）闽0203刑初1234567890号", "serial");
	assert_refused("（2026）闽0203刑初8x号", "serial");
	assert_refused("（2015）成刑执字第××号", "characters and figures");
	assert_refused("（2015）成刑执字第8,5号", "characters and figures");
	assert_refused("（2015）成刑执字第号", "no serial");
	assert_refused("（2026）闽0203\xff", "no text");
}

static void refuses_a_number_without_end(void **state)
{
	(void)state;
	char text[400] = "（2015）";
	for (int i = 0; i < 30; i++)
		strcat(text, "刑");
	strcat(text, "1号");
	az_casenumber number = of(text);
	assert_string_equal(number.text, text);
	for (int i = 0; i < 8; i++) {
		size_t length = strlen(text);
		memcpy(text + length - strlen("1号"), "刑1号", sizeof "刑1号");
	}
	assert_refused(text, "longer than any case number");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(takes_a_number_apart),
		cmocka_unit_test(one_number_has_one_form),
		cmocka_unit_test(knows_the_provinces),
		cmocka_unit_test(keeps_the_styles_before_2016),
		cmocka_unit_test(says_what_is_wrong),
		cmocka_unit_test(refuses_a_number_without_end),
	};
	return cmocka_run_group_tests_name("case number", tests, NULL, NULL);
}
