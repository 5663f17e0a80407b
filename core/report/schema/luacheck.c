#include "report/schema/luacheck.h"

#include <string.h>

#include "host/names.h"

/* "string.byte" stands behind "string", in byte order; a library lists what it has. */
static void put_library(const char *const **at, az_buffer *out)
{
	size_t length = strlen(**at);
	const char *library = *(*at)++;
	az_buffer_printf(out, "  %s = {fields = {", library);
	for (bool first = true; **at && !strncmp(**at, library, length) && (**at)[length] == '.';
		 (*at)++, first = false)
		az_buffer_printf(out, "%s\"%s\"", first ? "" : ", ", **at + length + 1);
	az_buffer_string(out, "}},\n");
}

static bool is_library(const char *const *at)
{
	size_t length = strlen(*at);
	return at[1] && !strncmp(at[1], *at, length) && at[1][length] == '.';
}

/* Any field may be asked of these two: what they have depends on the policy and the rule. */
static bool is_open(const char *name)
{
	return !strcmp(name, "param") || !strcmp(name, "finding");
}

static void put_names(const char *const *at, az_buffer *out)
{
	while (*at) {
		if (is_library(at)) {
			put_library(&at, out);
			continue;
		}
		az_buffer_printf(out, "  %s%s%s", is_open(*at) ? "" : "\"", *at, is_open(*at) ? "" : "\"");
		az_buffer_string(out, is_open(*at) ? " = {other_fields = true},\n" : ",\n");
		at++;
	}
}

assize_status az_luacheck_write(az_buffer *out, az_error *error)
{
	const char *const *names = NULL;
	az_arena *arena = az_arena_new();
	assize_status status = arena ? az_host_names(arena, &names, error) : az_error_memory(error);
	if (!status) {
		az_buffer_string(out,
			"-- 规则可用的全局名称；其余一律为局部变量。 The globals that a rule sees; all else is "
			"local.\n-- Made by: assize schema --format luacheck\n"
			"std = \"none\"\nmax_line_length = false\nexclude_files = {\".assize\"}\n"
			"read_globals = {\n");
		put_names(names, out);
		az_buffer_string(out, "}\n");
	}
	az_arena_free(arena);
	return status;
}
