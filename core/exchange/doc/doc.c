#include "exchange/doc/doc.h"

#include <string.h>

const az_doc *az_doc_get(const az_doc *map, const char *key)
{
	if (!map || map->kind != AZ_DOC_MAP)
		return NULL;
	for (const az_doc *child = map->first; child; child = child->next) {
		if (!strcmp(child->key, key))
			return child;
	}
	return NULL;
}

az_place az_doc_place(const az_doc *doc, const char *file)
{
	return (az_place){.file = file, .line = doc->line, .column = doc->column};
}

az_place az_doc_key_place(const az_doc *doc, const char *file)
{
	if (!doc->key)
		return az_doc_place(doc, file);
	return (az_place){.file = file, .line = doc->key_line, .column = doc->key_column};
}

bool az_doc_is(const az_doc *doc, const char *text)
{
	return doc && (doc->kind == AZ_DOC_PLAIN || doc->kind == AZ_DOC_TEXT) &&
		   !strcmp(doc->text, text);
}
