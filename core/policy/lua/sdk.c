#include "policy/lua/sdk.h"

#include <string.h>

const az_sdk_module *az_sdk_find(const char *name)
{
	for (size_t i = 0; i < az_sdk_module_count; i++)
		if (!strcmp(az_sdk_modules[i].name, name))
			return &az_sdk_modules[i];
	return NULL;
}
