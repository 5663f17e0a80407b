#include "policy/lua/globals.h"

#include <stddef.h>
#include <string.h>

#include "base/text.h"

const az_lua_global az_lua_globals[] = {
	{"above", "boolean"},
	{"age", "integer"},
	{"as_of", "assize.date"},
	{"assert", NULL},
	{"at_least", "boolean"},
	{"at_most", "boolean"},
	{"below", "boolean"},
	{"between", "boolean"},
	{"error", NULL},
	{"finding", NULL},
	{"greatest", NULL},
	{"ipairs", NULL},
	{"known", "boolean"},
	{"least", NULL},
	{"lenient", NULL},
	{"math", NULL},
	{"math.abs", NULL},
	{"math.ceil", "integer"},
	{"math.floor", "integer"},
	{"math.fmod", "number"},
	{"math.huge", "number"},
	{"math.max", NULL},
	{"math.maxinteger", "integer"},
	{"math.min", NULL},
	{"math.mininteger", "integer"},
	{"math.modf", "number"},
	{"math.pi", "number"},
	{"math.sqrt", "number"},
	{"math.tointeger", "integer?"},
	{"math.type", "string?"},
	{"math.ult", "boolean"},
	{"maybe", NULL},
	{"pairs", NULL},
	{"param", NULL},
	{"pcall", NULL},
	{"ratio", "assize.ratio"},
	{"require", NULL},
	{"rule", NULL},
	{"select", NULL},
	{"share", "assize.money[]"},
	{"share_steps", NULL},
	{"string", NULL},
	{"string.byte", NULL},
	{"string.char", "string"},
	{"string.find", NULL},
	{"string.format", "string"},
	{"string.gmatch", NULL},
	{"string.gsub", NULL},
	{"string.len", "integer"},
	{"string.lower", "string"},
	{"string.match", NULL},
	{"string.rep", "string"},
	{"string.reverse", "string"},
	{"string.sub", "string"},
	{"string.upper", "string"},
	{"table", NULL},
	{"table.concat", "string"},
	{"table.insert", NULL},
	{"table.move", NULL},
	{"table.pack", NULL},
	{"table.remove", NULL},
	{"table.sort", NULL},
	{"table.unpack", NULL},
	{"tonumber", "number?"},
	{"tostring", "string"},
	{"type", "string"},
	{"utf8", NULL},
	{"utf8.char", "string"},
	{"utf8.charpattern", "string"},
	{"utf8.codepoint", NULL},
	{"utf8.codes", NULL},
	{"utf8.len", NULL},
	{"utf8.offset", NULL},
	{"working_days", "integer"},
	{NULL, NULL},
};

static const char *const left_out[] = {"_G", "collectgarbage", "coroutine", "debug", "dofile",
	"getmetatable", "io", "load", "loadfile", "next", "os", "package", "print", "rawequal",
	"rawget", "rawlen", "rawset", "setmetatable", "xpcall"};

const az_lua_global *az_lua_global_find(const char *name)
{
	for (const az_lua_global *global = az_lua_globals; global->name; global++)
		if (strcmp(global->name, name) == 0)
			return global;
	return NULL;
}

static const char *name_at(const void *context, size_t i)
{
	(void)context;
	return az_lua_globals[i].name;
}

const char *az_lua_global_nearest(const char *name)
{
	return az_text_nearest(name, name_at, NULL);
}

bool az_lua_is_left_out(const char *name)
{
	for (size_t i = 0; i < sizeof left_out / sizeof left_out[0]; i++)
		if (strcmp(left_out[i], name) == 0)
			return true;
	return false;
}
