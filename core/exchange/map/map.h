/*
 * Mapping files: how a foreign layout becomes dossiers, with no code. A map is YAML that a clerk
 * can read; it is loaded once, strictly (unknown keys, fields and codes are named with the nearest
 * known one), is then constant, and any thread may apply it.
 *
 * examples/maps/README.md is the reference of the language, with an example that runs as a test. Two
 * promises hold for every map:
 *
 * Nothing is lost silently. Every value of a record must be mapped, said twice (`same`), kept
 * (`notes`) or ignored with a reason; else the record is refused and the path named. A value whose
 * condition did not hold, or that was doubtful, goes to the case's notes as a line `path: value`.
 *
 * No fact of one person lands on another. What the record says of the case may become a defendant's
 * or a victim's only under a condition that there is one: `count: {...: 1}`, or `path: 1`. A map
 * that does otherwise does not load.
 */
#ifndef AZ_EXCHANGE_MAP_H
#define AZ_EXCHANGE_MAP_H

#include "exchange/doc/doc.h"
#include "model/dossier.h"

typedef struct az_map az_map;

/* What the reader takes, for schemas: a map's own keys (beside the case's lists), the words of a block
 * beside its fields, and the keys of an entry. All NULL-ended. */
extern const char *const az_map_keys[];
extern const char *const az_map_block_words[];
extern const char *const az_map_entry_keys[];

/* Loads a map; it lives in `arena`, borrows `doc`, `file` and `schema`, and ends with the first of
 * them. NULL when there is any problem. */
const az_map *az_map_read(az_arena *arena, const az_doc *doc, const char *file,
	const az_schema *schema, az_problems *problems);

/* Fills an empty dossier from a record of the source. Problems carry the source's file and line.
 * `scratch` holds what the dossier's places borrow until it is frozen. False when there was any. */
bool az_map_apply(const az_map *map, az_dossier *dossier, const az_doc *record, const char *file,
	az_arena *scratch, az_problems *problems);

#endif
