/*
 * require: files of the same policy and of the SDK, nothing else. Each is run once for an
 * environment and its result frozen. Only while loading: a function that a rule calls finds its
 * modules in locals, which the freezing knows.
 */
#ifndef AZ_HOST_REQUIRE_H
#define AZ_HOST_REQUIRE_H

#include <lua.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct az_module {
	const char *text; /* borrowed; lives as long as the context */
	size_t length;
	const char *chunk; /* "=path", as messages name it */
} az_module;

typedef struct az_module_finder {
	/* False where there is no such module. */
	bool (*find)(void *context, const char *name, az_module *module);
	/* The i-th name that can be required, or NULL past the last, for "did you mean"; may be
	 * NULL. */
	const char *(*name)(const void *context, size_t i);
	void *context;
} az_module_finder;

/* Gives the environment at `index` a `require`. Raises. The context must outlive the state. */
void az_require_install(lua_State *L, int index, const az_module_finder *finder);

#endif
