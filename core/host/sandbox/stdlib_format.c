/*
 * string.format: each directive is checked against what its conversion allows and handed to
 * snprintf, which runs in the C locale. `%p` is refused: an address is not the same in two runs.
 */
#include <inttypes.h>
#include <lauxlib.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "host/sandbox/sandbox.h"
#include "host/sandbox/stdlib.h"

enum {
	DIRECTIVE_LONGEST = 32,
	RESULT_LONGEST = 512 /* of one number: 309 digits, 99 decimals and a width of 99 at most */
};

typedef struct directive {
	char text[DIRECTIVE_LONGEST]; /* "%-5.2f" */
	size_t length;
	char conversion;
} directive;

static const char *two_digits(const char *s)
{
	for (int i = 0; i < 2 && *s >= '0' && *s <= '9'; i++)
		s++;
	return s;
}

/* Flags, then a width and, where it is allowed, a precision of two digits at most each. */
static void check(lua_State *L, const directive *d, const char *flags, bool precision)
{
	const char *s = d->text + 1;
	s += strspn(s, flags);
	if (*s != '0') {
		s = two_digits(s);
		if (*s == '.' && precision)
			s = two_digits(s + 1);
	}
	if (s != d->text + d->length - 1)
		luaL_error(L, "invalid conversion specification: '%s'", d->text);
}

/* Reads the directive after a `%` at `s`; past its conversion. */
static const char *read_directive(lua_State *L, const char *s, directive *d)
{
	size_t n = strspn(s, "-+ #0123456789.") + 1;
	if (n >= DIRECTIVE_LONGEST - 10)
		luaL_error(L, "invalid format (too long)");
	d->text[0] = '%';
	memcpy(d->text + 1, s, n);
	d->text[n + 1] = '\0';
	d->length = n + 1;
	d->conversion = s[n - 1];
	return s + n;
}

/* Puts "ll" before the conversion. */
static const char *long_form(const directive *d, char *out)
{
	memcpy(out, d->text, d->length - 1);
	memcpy(out + d->length - 1, PRId64, sizeof PRId64 - 2);
	out[d->length + sizeof PRId64 - 3] = d->conversion;
	out[d->length + sizeof PRId64 - 2] = '\0';
	return out;
}

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"

static int put_integer(char *out, size_t size, const char *format, lua_Integer n)
{
	return snprintf(out, size, format, (int64_t)n);
}

static int put_number(char *out, size_t size, const char *format, lua_Number n)
{
	return snprintf(out, size, format, n);
}

static int put_byte(char *out, size_t size, const char *format, int c)
{
	return snprintf(out, size, format, c);
}

static int put_text(char *out, size_t size, const char *format, const char *text)
{
	return snprintf(out, size, format, text);
}

#pragma GCC diagnostic pop

static void add(lua_State *L, luaL_Buffer *b, const char *text, size_t length)
{
	if (luaL_bufflen(b) + length > AZ_STRING_LONGEST)
		luaL_error(L, "resulting string too large");
	luaL_addlstring(b, text, length);
}

static void add_integer(lua_State *L, luaL_Buffer *b, const directive *d, int arg)
{
	char format[DIRECTIVE_LONGEST + 8], out[RESULT_LONGEST];
	lua_Integer n = luaL_checkinteger(L, arg);
	check(L, d, strchr("di", d->conversion) ? "-+0 " : d->conversion == 'u' ? "-0" : "-#0", true);
	int length = put_integer(out, sizeof out, long_form(d, format), n);
	add(L, b, out, (size_t)length);
}

static void add_number(lua_State *L, luaL_Buffer *b, const directive *d, int arg)
{
	char out[RESULT_LONGEST];
	lua_Number n = luaL_checknumber(L, arg);
	check(L, d, "-+#0 ", true);
	int length = put_number(out, sizeof out, d->text, n);
	add(L, b, out, (size_t)length);
}

static void add_hexadecimal(lua_State *L, luaL_Buffer *b, const directive *d, int arg)
{
	char out[RESULT_LONGEST];
	check(L, d, "-+#0 ", true);
	int length = put_number(out, sizeof out, d->text, luaL_checknumber(L, arg));
	add(L, b, out, (size_t)length);
}

static void add_character(lua_State *L, luaL_Buffer *b, const directive *d, int arg)
{
	char out[RESULT_LONGEST];
	check(L, d, "-", false);
	int length = put_byte(out, sizeof out, d->text, (int)luaL_checkinteger(L, arg));
	az_sandbox_notice_zeros(L, out, (size_t)length);
	add(L, b, out, (size_t)length);
}

/* The text lies above the buffer's place on the stack, so it is added as the buffer's value or
 * copied before it is popped. */
static void add_text(lua_State *L, luaL_Buffer *b, const directive *d, int arg)
{
	char out[RESULT_LONGEST];
	size_t length = 0;
	const char *text = az_stdlib_tostring(L, arg, &length);
	az_sandbox_charge_bytes(L, length);
	if (luaL_bufflen(b) + length > AZ_STRING_LONGEST)
		luaL_error(L, "resulting string too large");
	if (d->length == 2) {
		luaL_addvalue(b);
		return;
	}
	luaL_argcheck(L, length == strlen(text), arg, "string contains zeros");
	check(L, d, "-", true);
	if (!strchr(d->text, '.') && length >= 100) {
		luaL_addvalue(b);
		return;
	}
	int n = put_text(out, sizeof out, d->text, text);
	lua_pop(L, 1);
	add(L, b, out, (size_t)n);
}

static void add_quoted_string(lua_State *L, luaL_Buffer *b, int arg)
{
	size_t length = 0;
	const char *s = lua_tolstring(L, arg, &length);
	az_sandbox_charge(L, (int64_t)length);
	add(L, b, "\"", 1);
	for (size_t i = 0; i < length; i++) {
		unsigned char c = (unsigned char)s[i];
		char out[8];
		if (c == '"' || c == '\\' || c == '\n') {
			add(L, b, "\\", 1);
			add(L, b, s + i, 1);
		} else if (c < 32 || c == 127) {
			bool digit = i + 1 < length && s[i + 1] >= '0' && s[i + 1] <= '9';
			int n = snprintf(out, sizeof out, digit ? "\\%03d" : "\\%d", c);
			add(L, b, out, (size_t)n);
		} else {
			add(L, b, s + i, 1);
		}
	}
	add(L, b, "\"", 1);
}

static int quote_number(lua_State *L, int arg, char *out, size_t size)
{
	if (lua_isinteger(L, arg)) {
		lua_Integer n = lua_tointeger(L, arg);
		/* The smallest integer has no literal of its own in decimal. */
		return snprintf(out, size, n == LUA_MININTEGER ? "0x%" PRIx64 : "%" PRId64, (int64_t)n);
	}
	lua_Number n = lua_tonumber(L, arg);
	if (isnan(n))
		return snprintf(out, size, "(0/0)");
	if (isinf(n))
		return snprintf(out, size, n > 0 ? "1e9999" : "-1e9999");
	return snprintf(out, size, "%a", n);
}

/* A text that Lua reads back as the value. */
static void add_quoted(lua_State *L, luaL_Buffer *b, const directive *d, int arg)
{
	if (d->length != 2)
		luaL_error(L, "specifier '%%q' cannot have modifiers");
	char out[64];
	switch (lua_type(L, arg)) {
	case LUA_TSTRING:
		add_quoted_string(L, b, arg);
		break;
	case LUA_TNUMBER:
		add(L, b, out, (size_t)quote_number(L, arg, out, sizeof out));
		break;
	case LUA_TNIL:
	case LUA_TBOOLEAN:
		az_stdlib_tostring(L, arg, NULL);
		luaL_addvalue(b);
		break;
	default:
		luaL_argerror(L, arg, "value has no literal form");
	}
}

static void add_directive(lua_State *L, luaL_Buffer *b, const directive *d, int arg)
{
	switch (d->conversion) {
	case 'c':
		add_character(L, b, d, arg);
		break;
	case 'd':
	case 'i':
	case 'o':
	case 'u':
	case 'x':
	case 'X':
		add_integer(L, b, d, arg);
		break;
	case 'a':
	case 'A':
		add_hexadecimal(L, b, d, arg);
		break;
	case 'f':
	case 'e':
	case 'E':
	case 'g':
	case 'G':
		add_number(L, b, d, arg);
		break;
	case 'q':
		add_quoted(L, b, d, arg);
		break;
	case 's':
		add_text(L, b, d, arg);
		break;
	default:
		luaL_error(L, "invalid conversion '%s' to 'format'", d->text);
	}
}

int az_string_format(lua_State *L)
{
	size_t length = 0;
	int top = lua_gettop(L), arg = 1;
	const char *s = luaL_checklstring(L, 1, &length);
	const char *end = s + length;
	az_sandbox_charge_bytes(L, length);
	luaL_Buffer b;
	luaL_buffinit(L, &b);
	while (s < end) {
		const char *mark = memchr(s, '%', (size_t)(end - s));
		add(L, &b, s, (size_t)((mark ? mark : end) - s));
		if (!mark)
			break;
		s = mark + 1;
		if (s < end && *s == '%') {
			add(L, &b, s++, 1);
			continue;
		}
		if (++arg > top)
			return luaL_argerror(L, arg, "no value");
		directive d;
		s = read_directive(L, s, &d);
		az_sandbox_charge(L, 32);
		add_directive(L, &b, &d, arg);
	}
	luaL_pushresult(&b);
	return 1;
}
