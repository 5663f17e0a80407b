/*
 * out: the files that a script writes, under its one folder. A file that is not closed when the script
 * ends was never there.
 */
#include <string.h>

#include "api/script/script.h"
#include "exchange/dossier/csv.h"
#include "host/sandbox/environment.h"

static const char class_name[] = "out", file_class[] = "file";

enum { FLUSH_BYTES = 64 << 10, COLUMNS_MOST = 256 };

typedef struct file_object {
	az_script *script;
	az_folder_file *file; /* NULL: closed */
	az_buffer buffer;
} file_object;

/* ---- one file ---------------------------------------------------------------------------------- */

static void discard(file_object *file)
{
	az_folder_discard(file->file);
	file->file = NULL;
	az_buffer_free(&file->buffer);
}

/* __gc */
static int end_file(lua_State *L)
{
	discard(lua_touserdata(L, 1));
	return 0;
}

/* Pushes a file that is begun. */
static file_object *push_file(lua_State *L, az_script *script, const char *name)
{
	if (!script->folder)
		az_script_wrong(L, "there is no folder to write to; call the script with --out DIR");
	file_object *file = lua_newuserdatauv(L, sizeof *file, 0);
	*file = (file_object){.script = script};
	luaL_setmetatable(L, file_class);
	az_script_check(L, script, az_folder_create(&file->file, script->folder, name, script->error));
	return file;
}

static assize_status flush(file_object *file)
{
	az_error *error = file->script->error;
	if (file->buffer.failed)
		return az_error_memory(error);
	assize_status status =
		az_folder_write(file->file, (const char *)file->buffer.bytes, file->buffer.length, error);
	az_buffer_clear(&file->buffer);
	return status;
}

static void flush_when_full(lua_State *L, file_object *file)
{
	if (file->buffer.length >= FLUSH_BYTES || file->buffer.failed)
		az_script_check(L, file->script, flush(file));
}

static void finish(lua_State *L, file_object *file)
{
	assize_status status = flush(file);
	az_folder_file *begun = file->file;
	if (!status) {
		file->file = NULL;
		status = az_folder_finish(begun, file->script->error);
	}
	discard(file);
	az_script_check(L, file->script, status);
	file->script->result->files++;
}

static void add(lua_State *L, file_object *file, int index)
{
	size_t length;
	const char *text = az_script_text(L, index, &length);
	az_buffer_bytes(&file->buffer, text, length);
	lua_pop(L, 1);
	flush_when_full(L, file);
}

/* The texts at an index: a value, or a list of them. */
static void add_all(lua_State *L, file_object *file, int index)
{
	if (!lua_istable(L, index)) {
		add(L, file, index);
		return;
	}
	lua_Unsigned count = lua_rawlen(L, index);
	for (lua_Unsigned i = 1; i <= count; i++) {
		az_sandbox_charge(L, 1);
		lua_rawgeti(L, index, (lua_Integer)i);
		add(L, file, -1);
		lua_pop(L, 1);
	}
}

static file_object *check_file(lua_State *L)
{
	file_object *file = luaL_checkudata(L, 1, file_class);
	if (!file->file)
		az_script_wrong(L, "the file is closed");
	return file;
}

/* file:write(value, ...) */
static int file_write(lua_State *L)
{
	file_object *file = check_file(L);
	int count = lua_gettop(L);
	for (int i = 2; i <= count; i++)
		add_all(L, file, i);
	lua_settop(L, 1);
	return 1;
}

static void add_cell(lua_State *L, file_object *file, int column, int index)
{
	size_t length;
	const char *text = az_script_text(L, index, &length);
	if (column > 1)
		az_buffer_char(&file->buffer, ',');
	if (length)
		az_csv_cell(&file->buffer, text, length);
	lua_pop(L, 1);
}

/* file:row(value, ...): one line of CSV. */
static int file_row(lua_State *L)
{
	file_object *file = check_file(L);
	int count = lua_gettop(L);
	for (int i = 2; i <= count; i++)
		add_cell(L, file, i - 1, i);
	az_buffer_string(&file->buffer, "\r\n");
	flush_when_full(L, file);
	lua_settop(L, 1);
	return 1;
}

/* file:close(): now it is there. */
static int file_close(lua_State *L)
{
	finish(L, check_file(L));
	return 0;
}

/* ---- out --------------------------------------------------------------------------------------- */

static const char *check_name(lua_State *L)
{
	luaL_checkudata(L, 1, class_name);
	luaL_checkstring(L, 2);
	return az_check_word(L, 2);
}

/* out:file(name) */
static int out_file(lua_State *L)
{
	push_file(L, az_script_of(L), check_name(L));
	return 1;
}

/* out:write(name, text): a text, or a list of texts one behind the other. */
static int out_write(lua_State *L)
{
	const char *name = check_name(L);
	luaL_checkany(L, 3);
	file_object *file = push_file(L, az_script_of(L), name);
	add_all(L, file, 3);
	finish(L, file);
	return 0;
}

/* ---- CSV --------------------------------------------------------------------------------------- */

/* Pushes part 1 (the key in a row) or 2 (the head) of a column: "key" or {"key", "head"}. */
static void push_column(lua_State *L, int columns, int column, int part)
{
	lua_rawgeti(L, columns, column);
	if (!lua_istable(L, -1))
		return;
	lua_rawgeti(L, -1, part);
	lua_remove(L, -2);
}

static int count_columns(lua_State *L, int columns)
{
	luaL_checktype(L, columns, LUA_TTABLE);
	lua_Unsigned count = lua_rawlen(L, columns);
	if (count == 0 || count > COLUMNS_MOST)
		az_script_wrong(L, "a table has 1 to %d columns", (int)COLUMNS_MOST);
	return (int)count;
}

static void add_head(lua_State *L, file_object *file, int columns, int count)
{
	az_buffer_string(&file->buffer, "\xEF\xBB\xBF");
	for (int i = 1; i <= count; i++) {
		push_column(L, columns, i, 2);
		if (lua_type(L, -1) != LUA_TSTRING)
			az_script_wrong(L, "column %d is a name, or {name, head}", i);
		add_cell(L, file, i, -1);
		lua_pop(L, 1);
	}
	az_buffer_string(&file->buffer, "\r\n");
}

/* The row on top of the stack. */
static void add_row(lua_State *L, file_object *file, int columns, int count)
{
	int row = lua_gettop(L);
	if (!lua_istable(L, row))
		az_script_wrong(
			L, "a row is a table with the columns' names, not a %s", luaL_typename(L, row));
	az_sandbox_charge(L, count);
	for (int i = 1; i <= count; i++) {
		push_column(L, columns, i, 1);
		lua_gettable(L, row);
		add_cell(L, file, i, -1);
		lua_pop(L, 1);
	}
	az_buffer_string(&file->buffer, "\r\n");
	flush_when_full(L, file);
}

static void add_rows(lua_State *L, file_object *file, int rows, int columns, int count)
{
	lua_Unsigned total = lua_istable(L, rows) ? lua_rawlen(L, rows) : 0;
	for (lua_Unsigned i = 1; i <= total; i++) {
		lua_rawgeti(L, rows, (lua_Integer)i);
		add_row(L, file, columns, count);
		lua_pop(L, 1);
	}
	while (lua_isfunction(L, rows)) {
		lua_pushvalue(L, rows);
		lua_call(L, 0, 1);
		if (lua_isnil(L, -1))
			break;
		add_row(L, file, columns, count);
		lua_pop(L, 1);
	}
}

/* out:csv(name, rows, columns): rows are a list, or an iterator as run:findings() gives one. */
static int out_csv(lua_State *L)
{
	const char *name = check_name(L);
	lua_settop(L, 4);
	if (!lua_istable(L, 3) && !lua_isfunction(L, 3))
		return az_script_wrong(L, "rows are a list or an iterator, not a %s", luaL_typename(L, 3));
	int count = count_columns(L, 4);
	file_object *file = push_file(L, az_script_of(L), name);
	add_head(L, file, 4, count);
	add_rows(L, file, 3, 4, count);
	finish(L, file);
	return 0;
}

/* ---- findings ---------------------------------------------------------------------------------- */

/* An assize_write_fn; the context is the file_object. */
static int take(void *context, const char *bytes, size_t length)
{
	file_object *file = context;
	az_buffer_bytes(&file->buffer, bytes, length);
	return file->buffer.failed || (file->buffer.length >= FLUSH_BYTES && flush(file) != ASSIZE_OK);
}

static assize_format format_of(lua_State *L, int index)
{
	const char *format = az_option_text(L, index, "format");
	if (!format || !strcmp(format, "csv"))
		return ASSIZE_FORMAT_CSV;
	if (!strcmp(format, "jsonl"))
		return ASSIZE_FORMAT_JSONL;
	if (!strcmp(format, "table"))
		return ASSIZE_FORMAT_TABLE;
	az_script_wrong(L, "there is no format '%s'; write csv, jsonl or table", format);
	return ASSIZE_FORMAT_CSV;
}

static assize_lang lang_of(lua_State *L, const az_script *script, int index)
{
	const char *lang = az_option_text(L, index, "lang");
	if (!lang)
		return script->options->lang;
	return strcmp(lang, "en") != 0 ? ASSIZE_ZH : ASSIZE_EN;
}

/* out:findings(name, run, {format=, lang=, not_evaluated=, level=, ...}) */
static int out_findings(lua_State *L)
{
	static const char *const names[] = {
		"format", "lang", "level", "kind", "rule", "case", "status", "not_evaluated", NULL};
	az_script *script = az_script_of(L);
	const char *name = check_name(L), *level;
	az_options_check(L, 4, names);
	assize_findings_options options = {.size = sizeof options,
		.run = az_script_run_number(L, 3),
		.format = format_of(L, 4),
		.lang = lang_of(L, script, 4),
		.kind = az_option_text(L, 4, "kind"),
		.rule = az_option_text(L, 4, "rule"),
		.case_key = az_option_text(L, 4, "case"),
		.status = az_option_text(L, 4, "status"),
		.not_evaluated = az_option_flag(L, 4, "not_evaluated")};
	level = az_option_text(L, 4, "level");
	if (level && !az_level_named(level))
		return az_script_wrong(L, "there is no level '%s'; write info, warning or error", level);
	options.level = level ? (assize_level)az_level_named(level) : ASSIZE_LEVEL_NONE;
	file_object *file = push_file(L, script, name);
	options.writer = (assize_writer){take, file};
	az_script_check(L, script, assize_store_findings(script->store, &options));
	finish(L, file);
	return 0;
}

static const luaL_Reg methods[] = {
	{"file", out_file},
	{"write", out_write},
	{"csv", out_csv},
	{"findings", out_findings},
	{NULL, NULL},
};

static const luaL_Reg file_methods[] = {
	{"write", file_write}, {"row", file_row}, {"close", file_close}, {NULL, NULL}};

static const luaL_Reg file_meta[] = {{"__gc", end_file}, {NULL, NULL}};

void az_script_open_out(lua_State *L, az_script *script)
{
	az_script_class(L, script, file_class, file_methods, file_meta);
	az_script_class(L, script, class_name, methods, NULL);
	lua_newuserdatauv(L, 0, 0);
	luaL_setmetatable(L, class_name);
	az_environment_set(L, -2, "out");
}
