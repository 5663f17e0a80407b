/*
 * What a function of the SDK says of itself in its annotation, as editors read it:
 * `---@generic T`, `---@param list T[]`, `---@param test fun(item: T): boolean`, `---@return T[]`.
 */
#include "policy/check/world.h"

#include <stdio.h>
#include <string.h>

enum { PARAMETERS_MOST = 6, GENERICS_MOST = 3, TYPE_MOST = 120 };

struct az_signature {
	char generics[GENERICS_MOST][16];
	char parameters[PARAMETERS_MOST][TYPE_MOST]; /* types */
	char gives[TYPE_MOST];
	size_t generic_count;
	size_t parameter_count;
};

/* What the generic names of a signature stand for in one call. */
typedef struct binding {
	az_world *world;
	const az_signature *signature;
	az_view of[GENERICS_MOST];
} binding;

/* ---- reading ----------------------------------------------------------------------------------- */

static void copy(char *out, size_t size, const char *from, size_t length)
{
	snprintf(out, size, "%.*s", (int)(length < size ? length : size - 1), from);
}

/* One line of the comment, without its newline. */
static void read_line(az_signature *out, const char *line, size_t length)
{
	static const char GENERIC[] = "---@generic ", PARAM[] = "---@param ", RETURN[] = "---@return ";
	const char *end = line + length;
	if (length >= sizeof GENERIC && strncmp(line, GENERIC, sizeof GENERIC - 1) == 0) {
		const char *name = line + sizeof GENERIC - 1;
		if (out->generic_count < GENERICS_MOST)
			copy(out->generics[out->generic_count++], sizeof out->generics[0], name,
				(size_t)(end - name));
	} else if (length >= sizeof PARAM && strncmp(line, PARAM, sizeof PARAM - 1) == 0) {
		const char *name = line + sizeof PARAM - 1;
		const char *type = memchr(name, ' ', (size_t)(end - name));
		if (type && out->parameter_count < PARAMETERS_MOST)
			copy(out->parameters[out->parameter_count++], TYPE_MOST, type + 1,
				(size_t)(end - type - 1));
	} else if (length >= sizeof RETURN && strncmp(line, RETURN, sizeof RETURN - 1) == 0) {
		const char *type = line + sizeof RETURN - 1;
		copy(out->gives, TYPE_MOST, type, (size_t)(end - type));
	}
}

/* The first byte of the comment lines that stand right above the line of `at`. */
static size_t comment_above(const char *bytes, size_t at)
{
	while (at > 0 && bytes[at - 1] != '\n')
		at--;
	while (at > 0) {
		size_t line = at - 1;
		while (line > 0 && bytes[line - 1] != '\n')
			line--;
		if (strncmp(bytes + line, "---", 3) != 0)
			break;
		at = line;
	}
	return at;
}

const az_signature *az_signature_read(
	az_world *world, const az_check_file *file, const az_lua_node *function)
{
	size_t end = file->tree->tokens[function->first].start;
	size_t at = comment_above(file->bytes, end);
	if (at >= end)
		return NULL;
	az_signature *signature = az_world_array(world, 1, sizeof *signature);
	while (signature && at < end) {
		const char *line = file->bytes + at;
		size_t length = strcspn(line, "\n");
		read_line(signature, line, length);
		at += length + 1;
	}
	return signature;
}

/* ---- types ------------------------------------------------------------------------------------- */

static const struct {
	const char *name;
	uint32_t sorts;
} types[] = {
	{"boolean", AZ_SEEN_FLAG},
	{"integer", AZ_SEEN_WHOLE},
	{"number", AZ_SEEN_WHOLE | AZ_SEEN_FRACTION},
	{"string", AZ_SEEN_TEXT},
	{"nil", AZ_SEEN_NIL},
	{"assize.money", AZ_SEEN_MONEY},
	{"assize.date", AZ_SEEN_DATE},
	{"assize.ratio", AZ_SEEN_RATIO},
};

static az_view *generic(binding *b, const char *name, size_t length)
{
	for (size_t i = 0; b->signature && i < b->signature->generic_count; i++) {
		const char *own = b->signature->generics[i];
		if (strlen(own) == length && strncmp(own, name, length) == 0)
			return &b->of[i];
	}
	return NULL;
}

/* One part of a union, without `?`. */
static az_view part_view(binding *b, const char *type, size_t length)
{
	const az_view *own = generic(b, type, length);
	if (own)
		return *own;
	for (size_t i = 0; i < sizeof types / sizeof types[0]; i++)
		if (strlen(types[i].name) == length && strncmp(types[i].name, type, length) == 0)
			return az_view_of(types[i].sorts);
	return az_view_of(AZ_SEEN_ANY);
}

static az_view type_view(binding *b, const char *type, size_t length)
{
	az_view view = {0};
	while (length) {
		const char *bar = memchr(type, '|', length);
		size_t n = bar ? (size_t)(bar - type) : length;
		bool perhaps = n && type[n - 1] == '?';
		az_view part = part_view(b, type, n - perhaps);
		az_view_mix(b->world, &view, &part);
		view.sorts |= perhaps ? AZ_SEEN_NIL : 0;
		type += bar ? n + 1 : n;
		length -= bar ? n + 1 : n;
	}
	return view;
}

/* ---- calling ----------------------------------------------------------------------------------- */

/* `T[]` given a list: T is what the list holds. */
static void bind_list(binding *b, const char *type, const az_view *given)
{
	size_t length = strlen(type);
	az_view *own = length > 2 ? generic(b, type, length - 2) : NULL;
	if (own && strcmp(type + length - 2, "[]") == 0)
		*own = az_see_item(b->world, given);
}

/* `fun(item: T): boolean` given a function: its parameters are given what the type says. */
static void give_callback(binding *b, const char *type, const az_view *given)
{
	az_thing *function = given->thing;
	if (!function || function == &az_several_things || function->kind != AZ_THING_FUNCTION)
		return;
	const char *at = type + strlen("fun(");
	for (size_t place = 0; *at && *at != ')'; place++) {
		const char *colon = strchr(at, ':');
		if (!colon)
			return;
		const char *own = colon + 1 + strspn(colon + 1, " ");
		size_t length = strcspn(own, ",)");
		az_view view = type_view(b, own, length);
		az_thing_give(b->world, function, place, &view);
		at = own + length;
		at += *at == ',';
	}
}

/* What a call gives whose result is of the type. */
static az_view given(binding *b, az_check_file *file, const az_lua_node *call, const char *type)
{
	size_t length = strlen(type);
	if (!length)
		return az_view_of(AZ_SEEN_ANY);
	if (length <= 2 || strcmp(type + length - 2, "[]") != 0)
		return type_view(b, type, length);
	/* A table of the call's own, so that it is the same in each pass. */
	az_thing *table = az_thing_at(b->world, file, call, AZ_THING_TABLE);
	az_view items = type_view(b, type, length - 2);
	if (table)
		az_view_join(b->world, &table->items, &items);
	return az_view_of_thing(table);
}

az_view az_signature_call(
	az_world *world, az_check_file *file, const az_lua_node *call, const az_signature *signature)
{
	binding b = {.world = world, .signature = signature};
	const az_lua_node *argument = call->child->next;
	for (size_t i = 0; argument && i < signature->parameter_count; argument = argument->next, i++) {
		const char *type = signature->parameters[i];
		if (strncmp(type, "fun(", 4) == 0)
			give_callback(&b, type, az_seen(file, argument));
		else
			bind_list(&b, type, az_seen(file, argument));
	}
	return given(&b, file, call, signature->gives);
}

az_view az_type_call(
	az_world *world, az_check_file *file, const az_lua_node *call, const char *type)
{
	binding b = {.world = world};
	return given(&b, file, call, type);
}
