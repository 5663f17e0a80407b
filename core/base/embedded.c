#include "base/embedded.h"

#include <string.h>

const char *az_embedded_text(const char *path)
{
	for (size_t i = 0; i < az_embedded_count; i++)
		if (strcmp(az_embedded_files[i].path, path) == 0)
			return az_embedded_files[i].text;
	return NULL;
}
