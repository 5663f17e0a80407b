#include "policy/terms.h"

#include <string.h>

#include "policy/policy.h"

const char *const az_kind_names[] = {
	"priority", "leniency", "restitution", "procedure", "sentencing", "data", NULL};
const char *const az_level_names[] = {"info", "warning", "error", NULL};

static const char *const LUA_WORDS[] = {"and", "break", "do", "else", "elseif", "end", "false",
	"for", "function", "goto", "if", "in", "local", "nil", "not", "or", "repeat", "return", "then",
	"true", "until", "while", NULL};

size_t az_terms_find(const char *const *list, const char *name)
{
	for (size_t i = 0; list[i]; i++)
		if (strcmp(list[i], name) == 0)
			return i + 1;
	return 0;
}

char *az_terms_joined(az_arena *arena, const char *const *list)
{
	size_t length = 0;
	for (size_t i = 0; list[i]; i++)
		length += strlen(list[i]) + 2;
	char *out = az_arena_alloc(arena, length + 1);
	if (!out)
		return NULL;
	char *at = out;
	for (size_t i = 0; list[i]; i++) {
		size_t n = strlen(list[i]);
		if (i) {
			memcpy(at, ", ", 2);
			at += 2;
		}
		memcpy(at, list[i], n);
		at += n;
	}
	*at = '\0';
	return out;
}

bool az_term_is_plain(const char *name, const char *more)
{
	if (name[0] < 'a' || name[0] > 'z')
		return false;
	size_t n = 1;
	for (; name[n]; n++) {
		char c = name[n];
		bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
		if (n >= 64 || (!plain && !strchr(more, c)))
			return false;
	}
	return true;
}

bool az_term_is_lua_word(const char *name)
{
	return az_terms_find(LUA_WORDS, name) != 0;
}

const char *az_kind_name(az_kind kind)
{
	return kind >= AZ_KIND_PRIORITY && kind <= AZ_KIND_DATA ? az_kind_names[kind - 1] : "";
}

const char *az_level_name(az_level level)
{
	return level >= AZ_INFO && level <= AZ_ERROR ? az_level_names[level - 1] : "";
}

az_kind az_kind_named(const char *name)
{
	return (az_kind)az_terms_find(az_kind_names, name);
}

az_level az_level_named(const char *name)
{
	return (az_level)az_terms_find(az_level_names, name);
}
