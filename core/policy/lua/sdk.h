/*
 * The SDK: the Lua modules that a policy can require beside its own files. Their texts lie under
 * lua/ and are built into the library, so that a worker needs no file to find them: the host runs
 * them, and `policy check` reads what they say of themselves.
 */
#ifndef AZ_POLICY_LUA_SDK_H
#define AZ_POLICY_LUA_SDK_H

#include <stddef.h>

typedef struct az_sdk_module {
	const char *name;  /* "assize.lists" */
	const char *chunk; /* "=sdk/assize/lists.lua" */
	const char *text;
} az_sdk_module;

/* The module with that name, or NULL. */
const az_sdk_module *az_sdk_find(const char *name);

/* All of them, ordered by name; made from lua/ by the Makefile. */
extern const az_sdk_module az_sdk_modules[];
extern const size_t az_sdk_module_count;

#endif
