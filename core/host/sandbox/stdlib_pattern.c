#include "host/sandbox/stdlib_pattern.h"

#include <lauxlib.h>
#include <stdbool.h>
#include <string.h>

#include "host/sandbox/sandbox.h"

enum {
	DEEPEST = 200, /* nested attempts, as the stock matcher has it */
	BATCH = 256    /* steps that are charged at once */
};

static const char *attempt(az_match *m, const char *s, const char *p);

static void step(az_match *m)
{
	if (++m->steps >= BATCH)
		az_match_charge(m);
}

void az_match_charge(az_match *m)
{
	int64_t steps = m->steps;
	m->steps = 0;
	az_sandbox_charge(m->L, steps);
}

void az_match_init(az_match *m, lua_State *L, const char *subject, size_t length,
	const char *pattern, size_t pattern_length)
{
	m->L = L;
	m->subject = subject;
	m->subject_end = subject + length;
	m->pattern_end = pattern + pattern_length;
	m->depth = DEEPEST;
	m->captures = 0;
	m->steps = 0;
}

const char *az_match_at(az_match *m, const char *s, const char *p)
{
	m->captures = 0;
	m->depth = DEEPEST;
	return attempt(m, s, p);
}

static bool is_between(int c, int low, int high)
{
	return c >= low && c <= high;
}

static bool is_letter(int c)
{
	return is_between(c | 32, 'a', 'z');
}

static bool is_digit(int c)
{
	return is_between(c, '0', '9');
}

/* The byte is in the class that the lower-case letter names; a byte that names none is itself. */
static bool in_class(int c, int name)
{
	bool in;
	switch (name | 32) {
	case 'a':
		in = is_letter(c);
		break;
	case 'c':
		in = c < 32 || c == 127;
		break;
	case 'd':
		in = is_digit(c);
		break;
	case 'g':
		in = is_between(c, 33, 126);
		break;
	case 'l':
		in = is_between(c, 'a', 'z');
		break;
	case 'p':
		in = is_between(c, 33, 126) && !is_letter(c) && !is_digit(c);
		break;
	case 's':
		in = c == ' ' || is_between(c, 9, 13);
		break;
	case 'u':
		in = is_between(c, 'A', 'Z');
		break;
	case 'w':
		in = is_letter(c) || is_digit(c);
		break;
	case 'x':
		in = is_digit(c) || is_between(c | 32, 'a', 'f');
		break;
	case 'z': /* of Lua 5.1 and still there */
		in = c == 0;
		break;
	default:
		return name == c;
	}
	if (!is_letter(name))
		return name == c;
	return is_between(name, 'A', 'Z') ? !in : in;
}

/* Past the `]` of the set that begins at `p`, the byte after `[`. A first `]` is an ordinary
 * byte. */
static const char *set_end(az_match *m, const char *p)
{
	if (p < m->pattern_end && *p == '^')
		p++;
	bool first = true;
	for (;; first = false) {
		if (p >= m->pattern_end)
			luaL_error(m->L, "malformed pattern (missing ']')");
		if (*p == ']' && !first)
			return p + 1;
		step(m);
		if (*p == '%' && p + 1 < m->pattern_end)
			p++;
		p++;
	}
}

/* Past the single-byte item at `p`: a byte, `.`, a class or a set. */
static const char *item_end(az_match *m, const char *p)
{
	char c = *p++;
	if (c == '%') {
		if (p >= m->pattern_end)
			luaL_error(m->L, "malformed pattern (ends with '%%')");
		return p + 1;
	}
	return c == '[' ? set_end(m, p) : p;
}

/* The byte is in the set from `p`, at its `[`, to `end`, past its `]`. */
static bool in_set(az_match *m, int c, const char *p, const char *end)
{
	const char *close = end - 1;
	bool found = true;
	p++;
	if (*p == '^') {
		found = false;
		p++;
	}
	for (; p < close; p++) {
		step(m);
		if (*p == '%') {
			p++;
			if (in_class(c, (unsigned char)*p))
				return found;
		} else if (p + 2 < close && p[1] == '-') {
			if (is_between(c, (unsigned char)p[0], (unsigned char)p[2]))
				return found;
			p += 2;
		} else if ((unsigned char)*p == c) {
			return found;
		}
	}
	return !found;
}

static bool fits(az_match *m, const char *s, const char *p, const char *end)
{
	step(m);
	if (s >= m->subject_end)
		return false;
	int c = (unsigned char)*s;
	switch (*p) {
	case '.':
		return true;
	case '%':
		return in_class(c, (unsigned char)p[1]);
	case '[':
		return in_set(m, c, p, end);
	default:
		return (unsigned char)*p == c;
	}
}

/* `%bxy` with x and y at `p`. */
static const char *balanced(az_match *m, const char *s, const char *p)
{
	if (m->pattern_end - p < 2)
		luaL_error(m->L, "malformed pattern (missing arguments to '%%b')");
	if (s >= m->subject_end || *s != p[0])
		return NULL;
	int open = 1;
	for (s++; s < m->subject_end; s++) {
		step(m);
		if (*s == p[1])
			open--;
		else if (*s == p[0])
			open++;
		if (!open)
			return s + 1;
	}
	return NULL;
}

/* `%f[set]` with the set at `p`: past the set where `s` is its frontier, else NULL. Before the
 * first byte and after the last there is a zero. */
static const char *frontier(az_match *m, const char *s, const char *p)
{
	if (p >= m->pattern_end || *p != '[')
		luaL_error(m->L, "missing '[' after '%%f' in pattern");
	const char *end = set_end(m, p + 1);
	int before = s == m->subject ? 0 : (unsigned char)s[-1];
	int after = s < m->subject_end ? (unsigned char)*s : 0;
	return !in_set(m, before, p, end) && in_set(m, after, p, end) ? end : NULL;
}

/* `%1`: the same text as the capture. */
static const char *again(az_match *m, const char *s, int digit)
{
	int i = digit - '1';
	if (i < 0 || i >= m->captures || m->capture[i].length == AZ_CAPTURE_OPEN)
		luaL_error(m->L, "invalid capture index %%%d", i + 1);
	if (m->capture[i].length == AZ_CAPTURE_POSITION)
		return NULL;
	size_t length = (size_t)m->capture[i].length;
	m->steps += (int64_t)length / 16;
	step(m);
	if ((size_t)(m->subject_end - s) < length || memcmp(m->capture[i].start, s, length) != 0)
		return NULL;
	return s + length;
}

static const char *open_capture(az_match *m, const char *s, const char *p, ptrdiff_t length)
{
	if (m->captures >= AZ_CAPTURES)
		luaL_error(m->L, "too many captures");
	m->capture[m->captures] = (az_capture){s, length};
	m->captures++;
	const char *e = attempt(m, s, p);
	if (!e)
		m->captures--;
	return e;
}

static const char *close_capture(az_match *m, const char *s, const char *p)
{
	int i = m->captures - 1;
	while (i >= 0 && m->capture[i].length != AZ_CAPTURE_OPEN)
		i--;
	if (i < 0)
		luaL_error(m->L, "invalid pattern capture");
	m->capture[i].length = s - m->capture[i].start;
	const char *e = attempt(m, s, p);
	if (!e)
		m->capture[i].length = AZ_CAPTURE_OPEN;
	return e;
}

/* `*` and `+`: as many as fit, then fewer until the rest matches. */
static const char *longest(
	az_match *m, const char *s, const char *p, const char *end, ptrdiff_t least)
{
	ptrdiff_t count = 0;
	while (fits(m, s + count, p, end))
		count++;
	for (; count >= least; count--) {
		const char *e = attempt(m, s + count, end + 1);
		if (e)
			return e;
	}
	return NULL;
}

/* `-`: as few as let the rest match. */
static const char *shortest(az_match *m, const char *s, const char *p, const char *end)
{
	for (;; s++) {
		const char *e = attempt(m, s, end + 1);
		if (e)
			return e;
		if (!fits(m, s, p, end))
			return NULL;
	}
}

/* One item of the pattern at `*p`: moves `*s` and `*p` past it and gives true where matching goes
 * on in the same attempt; else the attempt's end (or NULL) is in `*e`. */
static bool single_item(az_match *m, const char **s, const char **p, const char **e)
{
	const char *item = *p;
	const char *end = item_end(m, item);
	char repeat = end < m->pattern_end ? *end : '\0';
	switch (repeat) {
	case '?':
		if (fits(m, *s, item, end)) {
			*e = attempt(m, *s + 1, end + 1);
			if (*e)
				return false;
		}
		*p = end + 1;
		return true;
	case '*':
	case '+':
		*e = longest(m, *s, item, end, repeat == '+');
		return false;
	case '-':
		*e = shortest(m, *s, item, end);
		return false;
	default:
		*e = NULL;
		if (!fits(m, *s, item, end))
			return false;
		++*s;
		*p = end;
		return true;
	}
}

/* An item that begins with `%` and is no class: as single_item; `*known` says whether it is one. */
static bool special_item(az_match *m, const char **s, const char **p, const char **e, bool *known)
{
	const char *item = *p;
	char c = item + 1 < m->pattern_end ? item[1] : '\0';
	*known = true;
	if (c == 'b') {
		*e = balanced(m, *s, item + 2);
		*p = item + 4;
		*s = *e;
		return *e != NULL;
	}
	if (c == 'f') {
		*p = frontier(m, *s, item + 2);
		*e = NULL;
		return *p != NULL;
	}
	if (is_digit((unsigned char)c)) {
		*e = again(m, *s, c);
		*p = item + 2;
		*s = *e;
		return *e != NULL;
	}
	*known = false;
	return true;
}

/* Everything from `p` on, at `s`. Stays in this frame for items without a choice. */
static const char *walk(az_match *m, const char *s, const char *p)
{
	const char *e = NULL;
	while (p < m->pattern_end) {
		step(m);
		if (*p == '(' && p + 1 < m->pattern_end && p[1] == ')')
			return open_capture(m, s, p + 2, AZ_CAPTURE_POSITION);
		if (*p == '(')
			return open_capture(m, s, p + 1, AZ_CAPTURE_OPEN);
		if (*p == ')')
			return close_capture(m, s, p + 1);
		if (*p == '$' && p + 1 == m->pattern_end)
			return s == m->subject_end ? s : NULL;
		bool known = false;
		bool on = *p != '%' || special_item(m, &s, &p, &e, &known);
		if (!known)
			on = single_item(m, &s, &p, &e);
		if (!on)
			return e;
	}
	return s;
}

static const char *attempt(az_match *m, const char *s, const char *p)
{
	if (m->depth == 0)
		luaL_error(m->L, "pattern too complex");
	m->depth--;
	const char *e = walk(m, s, p);
	m->depth++;
	return e;
}

ptrdiff_t az_match_capture(az_match *m, int i, const char *s, const char *e, const char **text)
{
	if (i >= m->captures) {
		if (i != 0)
			luaL_error(m->L, "invalid capture index %%%d", i + 1);
		*text = s;
		return e - s;
	}
	const az_capture *capture = &m->capture[i];
	*text = capture->start;
	if (capture->length == AZ_CAPTURE_OPEN)
		luaL_error(m->L, "unfinished capture");
	if (capture->length == AZ_CAPTURE_POSITION)
		lua_pushinteger(m->L, capture->start - m->subject + 1);
	return capture->length;
}

void az_match_push(az_match *m, int i, const char *s, const char *e)
{
	const char *text = NULL;
	ptrdiff_t length = az_match_capture(m, i, s, e, &text);
	if (length == AZ_CAPTURE_POSITION)
		return;
	az_sandbox_notice_zeros(m->L, text, (size_t)length);
	lua_pushlstring(m->L, text, (size_t)length);
}

int az_match_push_all(az_match *m, const char *s, const char *e)
{
	int count = m->captures == 0 && s ? 1 : m->captures;
	luaL_checkstack(m->L, count, "too many captures");
	for (int i = 0; i < count; i++)
		az_match_push(m, i, s, e);
	return count;
}
