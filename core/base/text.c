#include "base/text.h"

#include <string.h>

size_t az_utf8_decode(const char *text, size_t length, uint32_t *code)
{
	static const uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
	const unsigned char *p = (const unsigned char *)text;
	if (!length)
		return 0;
	if (p[0] < 0x80) {
		*code = p[0];
		return 1;
	}
	size_t n = p[0] >= 0xF0 && p[0] < 0xF8 ? 4 : p[0] >= 0xE0 ? 3 : p[0] >= 0xC0 ? 2 : 0;
	if (!n || p[0] >= 0xF8 || n > length)
		return 0;
	uint32_t c = p[0] & (0x7Fu >> n);
	for (size_t i = 1; i < n; i++) {
		if ((p[i] & 0xC0) != 0x80)
			return 0;
		c = c << 6 | (p[i] & 0x3Fu);
	}
	if (c < smallest[n] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
		return 0;
	*code = c;
	return n;
}

size_t az_utf8_encode(uint32_t code, char *out)
{
	if (code < 0x80) {
		out[0] = (char)code;
		return 1;
	}
	if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
		return 0;
	size_t n = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
	for (size_t i = n - 1; i > 0; i--) {
		out[i] = (char)(0x80 | (code & 0x3F));
		code >>= 6;
	}
	out[0] = (char)((0xF00u >> n & 0xFF) | code);
	return n;
}

bool az_utf8_valid(const char *text, size_t length, size_t *bad)
{
	uint32_t code;
	for (size_t i = 0, n; i < length; i += n) {
		n = az_utf8_decode(text + i, length - i, &code);
		if (!n) {
			*bad = i;
			return false;
		}
	}
	return true;
}

bool az_char_is_unsafe(uint32_t c)
{
	if (c == '\t' || c == '\n')
		return false;
	return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x61C ||
		   (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
		   (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xFFF9 && c <= 0xFFFB) ||
		   (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF) || (c >= 0xE0000 && c <= 0xE007F);
}

bool az_text_is_safe(const char *text, size_t length, size_t *bad)
{
	uint32_t code = 0;
	for (size_t i = 0, n; i < length; i += n) {
		n = az_utf8_decode(text + i, length - i, &code);
		if (!n || az_char_is_unsafe(code)) {
			*bad = i;
			return false;
		}
	}
	return true;
}

char az_char_halfwidth(uint32_t c)
{
	if (c >= 0xFF01 && c <= 0xFF5E)
		return (char)(c - 0xFF01 + '!');
	switch (c) {
	case 0x3000:
		return ' ';
	case 0x3001: /* 、 */
		return ',';
	case 0x3002: /* 。 */
		return '.';
	case 0x3010: /* 【 */
	case 0x3014: /* 〔 */
		return '[';
	case 0x3011: /* 】 */
	case 0x3015: /* 〕 */
		return ']';
	case 0x2018:
	case 0x2019: /* ‘ ’ */
		return '\'';
	case 0x201C:
	case 0x201D: /* “ ” */
		return '"';
	default:
		return 0;
	}
}

static bool is_wide(uint32_t c)
{
	return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0x303E) ||
		   (c >= 0x3041 && c <= 0x33FF) || (c >= 0x3400 && c <= 0x4DBF) ||
		   (c >= 0x4E00 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
		   (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE6F) ||
		   (c >= 0xFF00 && c <= 0xFF60) || (c >= 0xFFE0 && c <= 0xFFE6) ||
		   (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD);
}

size_t az_text_columns(const char *text, size_t length)
{
	size_t columns = 0;
	uint32_t code = 0;
	for (size_t i = 0, n; i < length; i += n ? n : 1) {
		n = az_utf8_decode(text + i, length - i, &code);
		columns += n && is_wide(code) ? 2 : 1;
	}
	return columns;
}

void az_text_cut(char *out, size_t size, const char *text)
{
	if (!size)
		return;
	size_t length = strlen(text);
	if (length >= size)
		length = size - 1;
	memmove(out, text, length);
	out[length] = '\0';
	/* A cut inside a character leaves its first bytes without the rest: take them off. */
	size_t start = length;
	while (start > 0 && length - start < 4 && ((unsigned char)out[start - 1] & 0xC0) == 0x80)
		start--;
	uint32_t code;
	if (start > 0 && !az_utf8_decode(out + start - 1, length - start + 1, &code) &&
		((unsigned char)out[start - 1] & 0x80))
		out[start - 1] = '\0';
}

enum { LONGEST_NAME = 64 };

size_t az_text_distance(const char *a, const char *b, size_t most)
{
	size_t n = strlen(a), m = strlen(b);
	if (n > LONGEST_NAME || m > LONGEST_NAME)
		return most + 1;
	size_t before[LONGEST_NAME + 1], last[LONGEST_NAME + 1], now[LONGEST_NAME + 1];
	for (size_t j = 0; j <= m; j++)
		last[j] = before[j] = j;
	for (size_t i = 1; i <= n; i++) {
		now[0] = i;
		for (size_t j = 1; j <= m; j++) {
			size_t best = last[j - 1] + (a[i - 1] != b[j - 1]);
			if (last[j] + 1 < best)
				best = last[j] + 1;
			if (now[j - 1] + 1 < best)
				best = now[j - 1] + 1;
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
				before[j - 2] + 1 < best)
				best = before[j - 2] + 1;
			now[j] = best;
		}
		memcpy(before, last, sizeof last);
		memcpy(last, now, sizeof now);
	}
	return last[m] > most ? most + 1 : last[m];
}

const char *az_text_nearest(
	const char *name, const char *(*candidate)(const void *ctx, size_t i), const void *ctx)
{
	size_t length = strlen(name);
	size_t best = length < 4 ? 2 : length / 3 + 2; /* one above the farthest that counts as near */
	const char *nearest = NULL;
	const char *other;
	for (size_t i = 0; (other = candidate(ctx, i)) != NULL; i++) {
		size_t d = az_text_distance(name, other, best);
		if (d < best) {
			best = d;
			nearest = other;
		}
	}
	return nearest;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The run of digits at the start of `s`, leading zeros skipped: its start and length. */
static size_t digits(const char **s, const char *end)
{
	while (*s < end && **s == '0' && *s + 1 < end && is_digit((*s)[1]))
		(*s)++;
	size_t n = 0;
	while (*s + n < end && is_digit((*s)[n]))
		n++;
	return n;
}

static int sign(int x)
{
	return (x > 0) - (x < 0);
}

int az_text_natural(const char *a, size_t a_length, const char *b, size_t b_length)
{
	const char *p = a, *q = b, *p_end = a + a_length, *q_end = b + b_length;
	while (p < p_end && q < q_end) {
		if (is_digit(*p) && is_digit(*q)) {
			size_t n = digits(&p, p_end), m = digits(&q, q_end);
			int order = n != m ? (n < m ? -1 : 1) : sign(memcmp(p, q, n));
			if (order)
				return order;
			p += n;
			q += m;
		} else if (*p != *q) {
			return (unsigned char)*p < (unsigned char)*q ? -1 : 1;
		} else {
			p++;
			q++;
		}
	}
	if (p < p_end || q < q_end)
		return p < p_end ? 1 : -1;
	/* Equal as numbers ("01" and "1"): the bytes decide, so that the order is total. */
	size_t n = a_length < b_length ? a_length : b_length;
	int order = sign(memcmp(a, b, n));
	return order ? order : (a_length > b_length) - (a_length < b_length);
}
