#include "model/money.h"

#include <string.h>

#include "model/fold.h"
#include "base/words.h"

enum { DIGITS_MOST = 64, FEN_PLACES = 2, RATIO_PLACES = 6 };

/* A decimal as it was written: its digits without sign, commas and point. */
typedef struct decimal {
	bool negative;
	char digits[DIGITS_MOST];
	int count;
	int decimals; /* how many of the digits stand behind the point */
} decimal;

static const char *const no_number = AZ_N("it is not a number");
static const char *const bad_commas = AZ_N("its commas do not stand before every three digits");
static const char *const scientific =
	AZ_N("it was written in scientific notation by a spreadsheet, which loses digits");
static const char *const too_large = AZ_N("it is too large to be meant");

static void take_run(const char **text, decimal *number, int *run)
{
	*run = 0;
	while (az_is_digit(**text)) {
		if (number->count < DIGITS_MOST)
			number->digits[number->count++] = **text;
		(*text)++;
		(*run)++;
	}
}

/* The digits before the point: all in one, or the first one to three and then threes. */
static bool take_whole(const char **text, decimal *number, const char **why)
{
	int run;
	take_run(text, number, &run);
	*why = no_number;
	if (!run)
		return false;
	*why = bad_commas;
	if (**text == ',' && run > 3)
		return false;
	while (**text == ',') {
		(*text)++;
		take_run(text, number, &run);
		if (run != 3)
			return false;
	}
	return true;
}

/* Reads a decimal and leaves `*text` behind it. The text is folded, so that its length bounds the
 * digits. */
static bool take_decimal(const char **text, decimal *number, const char **why)
{
	*number = (decimal){0};
	number->negative = az_skip(text, "-");
	if (!take_whole(text, number, why))
		return false;
	if (az_skip(text, ".")) {
		take_run(text, number, &number->decimals);
		*why = no_number;
		if (!number->decimals)
			return false;
		*why = bad_commas;
		if (**text == ',')
			return false;
	}
	*why = scientific;
	return **text != 'e' && **text != 'E';
}

/* The decimal times ten to the power of `places`, which must be no fewer than its decimals. */
static bool to_integer(const decimal *number, int places, int64_t *value)
{
	int64_t sum = 0;
	for (int i = 0; i < number->count + places - number->decimals; i++) {
		int digit = i < number->count ? number->digits[i] - '0' : 0;
		if (sum > (AZ_MONEY_MOST - digit) / 10)
			return false;
		sum = sum * 10 + digit;
	}
	*value = number->negative ? -sum : sum;
	return true;
}

static bool fold_number(const char *text, size_t length, char out[DIGITS_MOST], const char **why)
{
	*why = no_number;
	return az_fold(text, length, out, DIGITS_MOST);
}

/* What stands behind the number: 元, 万元, 亿元, or 万 and 亿 alone, as powers of ten of a yuan. */
static bool take_unit(const char *text, int *power)
{
	while (*text == ' ')
		text++;
	*power = 0;
	if (az_skip(&text, "万"))
		*power = 4;
	else if (az_skip(&text, "亿"))
		*power = 8;
	az_skip(&text, "元");
	return !*text;
}

bool az_money_parse(const char *text, size_t length, int64_t *fen, const char **why)
{
	char folded[DIGITS_MOST];
	decimal number;
	int power = 0;
	if (!fold_number(text, length, folded, why))
		return false;
	const char *p = folded;
	if (!take_decimal(&p, &number, why))
		return false;
	*why = "behind the number stands something else than 元, 万元 or 亿元";
	if (!take_unit(p, &power))
		return false;
	*why = power ? AZ_N("it does not come out in whole fen (hundredths of a yuan)")
				 : AZ_N("it has more than two decimals, and a fen is the smallest part of a yuan");
	if (number.decimals > FEN_PLACES + power)
		return false;
	*why = AZ_N("it is above 100,000,000,000,000 yuan");
	if (!to_integer(&number, FEN_PLACES + power, fen))
		return false;
	*why = NULL;
	return true;
}

bool az_ratio_parse(const char *text, size_t length, int64_t *millionths, const char **why)
{
	char folded[DIGITS_MOST];
	decimal number;
	if (!fold_number(text, length, folded, why))
		return false;
	const char *p = folded;
	if (!take_decimal(&p, &number, why))
		return false;
	int places = RATIO_PLACES - (az_skip(&p, "%") ? 2 : 0);
	*why = AZ_N("behind the number stands something else than %");
	if (*p)
		return false;
	*why = places == RATIO_PLACES ? AZ_N("it has more than six decimals")
								  : AZ_N("it has more than four decimals of a percent");
	if (number.decimals > places)
		return false;
	*why = too_large;
	if (!to_integer(&number, places, millionths))
		return false;
	*why = NULL;
	return true;
}

bool az_count_parse(const char *text, size_t length, int64_t *count, const char **why)
{
	char folded[DIGITS_MOST];
	decimal number;
	if (!fold_number(text, length, folded, why))
		return false;
	const char *p = folded;
	if (!take_decimal(&p, &number, why))
		return false;
	*why = AZ_N("behind the number stands something else; the unit is the field's");
	if (*p)
		return false;
	*why = AZ_N("it has decimals, and it counts whole things");
	if (number.decimals)
		return false;
	*why = AZ_N("it is below zero, and it counts things");
	if (number.negative)
		return false;
	*why = too_large;
	if (!to_integer(&number, 0, count))
		return false;
	*why = NULL;
	return true;
}

/* Writes `value` from the end of `out` backwards, with `places` decimals, and moves it to the
 * front. `group`: a comma before every three digits of the whole part. */
static const char *write_decimal(int64_t value, int places, bool group, char out[AZ_MONEY_TEXT])
{
	uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
	char *p = out + AZ_MONEY_TEXT;
	*--p = '\0';
	for (int i = 0; i < places; i++, rest /= 10)
		*--p = (char)('0' + rest % 10);
	if (places)
		*--p = '.';
	int written = 0;
	do {
		if (group && written && written % 3 == 0)
			*--p = ',';
		*--p = (char)('0' + rest % 10);
		rest /= 10;
		written++;
	} while (rest);
	if (value < 0)
		*--p = '-';
	memmove(out, p, (size_t)(out + AZ_MONEY_TEXT - p));
	return out;
}

const char *az_money_format(int64_t fen, char out[AZ_MONEY_TEXT])
{
	return write_decimal(fen, FEN_PLACES, false, out);
}

const char *az_money_format_grouped(int64_t fen, char out[AZ_MONEY_TEXT])
{
	return write_decimal(fen, FEN_PLACES, true, out);
}

const char *az_ratio_format(int64_t millionths, char out[AZ_MONEY_TEXT])
{
	write_decimal(millionths, RATIO_PLACES, false, out);
	size_t end = strlen(out);
	while (out[end - 1] == '0')
		end--;
	if (out[end - 1] == '.')
		end--;
	out[end] = '\0';
	return out;
}

static bool within(int64_t value)
{
	return value >= -AZ_MONEY_MOST && value <= AZ_MONEY_MOST;
}

bool az_money_add(int64_t a, int64_t b, int64_t *sum)
{
	int64_t result;
	if (__builtin_add_overflow(a, b, &result) || !within(result))
		return false;
	*sum = result;
	return true;
}

bool az_money_times(int64_t a, int64_t factor, int64_t *product)
{
	int64_t result;
	if (__builtin_mul_overflow(a, factor, &result) || !within(result))
		return false;
	*product = result;
	return true;
}
