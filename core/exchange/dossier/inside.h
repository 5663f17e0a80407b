/*
 * The inside of reading a dossier, for exchange/dossier/read.c (the top level) and exchange/dossier/item.c (an item's
 * fields).
 */
#ifndef AZ_EXCHANGE_DOSSIER_INSIDE_H
#define AZ_EXCHANGE_DOSSIER_INSIDE_H

#include "exchange/dossier/read.h"

enum { DOSSIER_PATH = 256 };

typedef struct dossier_reader {
	az_dossier *dossier;
	const char *file;
	az_problems *problems;
} dossier_reader;

/* Where the reader stands: an item and its path for messages. */
typedef struct dossier_at {
	az_item *item;
	const az_entity *entity;
	char path[DOSSIER_PATH];
} dossier_at;

/* Adds a problem about `name` of the item at `at` (NULL: about the item). */
__attribute__((format(printf, 6, 7))) void az_dossier_problem(const dossier_reader *r,
	const dossier_at *at, const char *name, az_place place, const char *mend, const char *format,
	...);

/* "a list", "a map" or "one value". */
const char *az_dossier_kind(const az_doc *doc);

/* True where the document says unknown or not applicable. */
bool az_dossier_says_state(const az_doc *doc, az_state *state);

/* A field that holds values; a list of items; and any entry of an item's map by its name. */
void az_dossier_read_value(const dossier_reader *r, const dossier_at *at, const az_field *field,
	const az_extension *extension, const az_doc *doc);
void az_dossier_read_list(
	const dossier_reader *r, const dossier_at *at, const az_field *field, const az_doc *doc);
void az_dossier_read_field(const dossier_reader *r, const dossier_at *at, const az_doc *doc);

#endif
