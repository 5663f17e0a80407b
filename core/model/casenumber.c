#include "model/casenumber.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "model/fold.h"

/* The short names of the provinces as court numbers write them; 兵 is the Xinjiang corps, 军 the
 * military courts. */
static const char *const provinces =
	"京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔云藏陕甘青宁新"
	"兵军";

enum { FIRST_YEAR = 1949, LAST_YEAR = 2199, STYLE_YEAR = 2016, HAN_BYTES = 3 };

bool az_casenumber_is_province(const char *text, size_t length)
{
	if (length != HAN_BYTES)
		return false;
	for (const char *p = provinces; *p; p += HAN_BYTES) {
		if (memcmp(p, text, HAN_BYTES) == 0)
			return true;
	}
	return false;
}

static bool is_han(uint32_t code)
{
	return (code >= 0x4E00 && code <= 0x9FFF) || (code >= 0x3400 && code <= 0x4DBF) ||
		   code == 0x3007; /* 〇 */
}

/* The text without blanks, in ASCII where it can be, with all its brackets round. */
static bool squeeze(const char *text, size_t length, char *out, size_t size)
{
	size_t at = 0;
	for (size_t i = 0, n; i < length; i += n) {
		uint32_t code = 0;
		n = az_utf8_decode(text + i, length - i, &code);
		if (!n || !code)
			return false;
		if (az_char_is_blank(code))
			continue;
		char half = az_char_halfwidth(code);
		if (half)
			code = (uint32_t)half;
		if (code == '[' || code == ']')
			code = code == '[' ? '(' : ')';
		char bytes[4];
		size_t wide = az_utf8_encode(code, bytes);
		if (at + wide >= size)
			return false;
		memcpy(out + at, bytes, wide);
		at += wide;
	}
	out[at] = '\0';
	return true;
}

/* Four digits, in brackets or not. */
static bool take_year(const char **text, int *year, const char **why)
{
	*why = AZ_N("it does not begin with a year of four digits, as （2026）");
	const char *p = *text;
	bool bracket = az_skip(&p, "(");
	*year = 0;
	for (int i = 0; i < 4; i++, p++) {
		if (!az_is_digit(*p))
			return false;
		*year = *year * 10 + (*p - '0');
	}
	if (bracket != az_skip(&p, ")"))
		return false;
	*why = AZ_N("its year is outside 1949 to 2199");
	*text = p;
	return *year >= FIRST_YEAR && *year <= LAST_YEAR;
}

/* Cuts 号 off the end. */
static bool cut_end(char *text, const char **why)
{
	static const char end[] = "号";
	size_t length = strlen(text);
	*why = strstr(text, "号之")
			   ? "之 and a figure behind 号 number a document of the case, not the case"
			   : "it does not end in 号";
	if (length < sizeof end - 1 || strcmp(text + length - (sizeof end - 1), end) != 0)
		return false;
	text[length - (sizeof end - 1)] = '\0';
	return true;
}

static bool take_court(const char **text, az_casenumber *number, const char **why)
{
	*why = "its court begins neither with a province, as 闽, nor with 最高法";
	const char *start = *text;
	bool supreme = az_skip(text, "最高法");
	if (!supreme) {
		if (strlen(start) < HAN_BYTES || !az_casenumber_is_province(start, HAN_BYTES))
			return false;
		memcpy(number->province, start, HAN_BYTES);
		*text += HAN_BYTES;
	}
	int digits = 0;
	while (az_is_digit(**text)) {
		(*text)++;
		digits++;
	}
	*why = supreme ? "最高法 has no court number behind it"
				   : "its court has a number of two digits (intermediate court) or four (basic "
					 "court), or none (high court)";
	if (supreme ? digits != 0 : digits != 0 && digits != 2 && digits != 4)
		return false;
	memcpy(number->court, start, (size_t)(*text - start));
	return true;
}

/* One to four characters, as 刑初 or 知民终; 第 before the serial is of the style before 2016. */
static bool take_type(const char **text, az_casenumber *number, const char **why)
{
	*why = "between court and serial stand one to four characters, as 刑初";
	const char *start = *text;
	size_t left = strlen(start);
	int count = 0;
	uint32_t code = 0;
	while (left && !az_is_digit(**text)) {
		size_t n = az_utf8_decode(*text, left, &code);
		if (!n || !is_han(code) || ++count > 4)
			return false;
		*text += n;
		left -= n;
	}
	if (!count)
		return false;
	*why = "第 before the serial belongs to the style before 2016";
	if (strncmp(*text - HAN_BYTES, "第", HAN_BYTES) == 0)
		return false;
	memcpy(number->type, start, (size_t)(*text - start));
	return true;
}

static bool take_serial(const char *text, long *serial, const char **why)
{
	int digits = 0;
	*serial = 0;
	*why = AZ_N("its serial is no number from 1 to 999999999");
	while (digits < 9 && az_is_digit(*text)) {
		*serial = *serial * 10 + (*text++ - '0');
		digits++;
	}
	return !*text && *serial > 0;
}

static bool read_modern(const char *text, az_casenumber *number, const char **why)
{
	return take_court(&text, number, why) && take_type(&text, number, why) &&
		   take_serial(text, &number->serial, why);
}

/* An older style is kept as it stands, but only characters, figures and brackets are let in: a
 * masked number (第××号, 第**号) is the number of no case, and two cases would share it. */
static bool read_legacy(const char *text, az_casenumber *number, const char **why)
{
	char kept[sizeof number->text];
	size_t at = 0;
	bool digits = false;
	uint32_t code = 0;
	*why = AZ_N("it is longer than any case number");
	for (size_t n; *text; text += n) {
		n = az_utf8_decode(text, strlen(text), &code);
		const char *put = *text == '(' ? "（" : *text == ')' ? "）" : text;
		size_t wide = put == text ? n : HAN_BYTES;
		digits |= az_is_digit(*text);
		if (!n || (!is_han(code) && !az_is_digit(*text) && !strchr("()-", *text))) {
			*why = "between year and 号 stands something else than Chinese characters and figures";
			return false;
		}
		if (at + wide >= sizeof kept)
			return false;
		memcpy(kept + at, put, wide);
		at += wide;
	}
	kept[at] = '\0';
	*why = AZ_N("it has no serial");
	if (!digits)
		return false;
	*why = AZ_N("it is longer than any case number");
	int length = snprintf(number->text, sizeof number->text, "（%d）%s号", number->year, kept);
	return length > 0 && (size_t)length < sizeof number->text;
}

static bool read_number(char *text, az_casenumber *number, const char **why)
{
	const char *rest = text;
	int year;
	if (!take_year(&rest, &year, why) || !cut_end(text, why))
		return false;
	*number = (az_casenumber){.year = year};
	if (read_modern(rest, number, why)) {
		snprintf(number->text, sizeof number->text, "（%d）%s%s%ld号", year, number->court,
			number->type, number->serial);
		return true;
	}
	if (year >= STYLE_YEAR && !strstr(rest, "字第"))
		return false;
	*number = (az_casenumber){.legacy = true, .year = year};
	return read_legacy(rest, number, why);
}

bool az_casenumber_parse(const char *text, size_t length, az_casenumber *number, const char **why)
{
	char squeezed[AZ_CASENUMBER_TEXT];
	az_casenumber read = {0};
	*why = AZ_N("it is longer than any case number, or no text");
	if (!squeeze(text, length, squeezed, sizeof squeezed) || !read_number(squeezed, &read, why))
		return false;
	*number = read;
	*why = NULL;
	return true;
}
