/*
 * Dossiers from a path, one after the other: a YAML file (one or many documents), a JSON file (one
 * object or a list of them), JSON Lines (.jsonl, .ndjson, or "-" for standard input), or a folder
 * of these in byte order of their names. With a map, the records are foreign and the map makes
 * dossiers of them. A bad record does not end the reading, and a file without any record is a bad
 * record itself. JSON Lines are streamed; a YAML or JSON file is in memory as a whole. One thread
 * at a time.
 */
#ifndef AZ_EXCHANGE_SOURCE_H
#define AZ_EXCHANGE_SOURCE_H

#include <stdint.h>

#include "base/buffer.h"
#include "exchange/map/map.h"

typedef struct az_source az_source;

/* One dossier, or what is wrong with it. Everything is borrowed until the next call. */
typedef struct az_source_item {
	const char *file;
	int line;
	bool good; /* `record` is a frozen dossier */
	const az_buffer *record;
	const char *key;             /* of a good dossier; NUL-ended */
	const az_problems *problems; /* of one that is not good */
	/* The record as it was read, for a file of rejects; NULL: a whole file, which has nothing to cut
	 * out. */
	const char *raw;
	size_t raw_length;
} az_source_item;

/* `map` and `schema` may be NULL, and outlive the source. ASSIZE_ERROR_MISSING when there is no
 * such path, or a folder holds nothing to read. */
assize_status az_source_open(az_source **source, const char *path, const az_map *map,
	const az_schema *schema, az_error *error);

/* The language of its problems: English before. */
void az_source_speak(az_source *source, assize_lang lang);

/* ASSIZE_OUTCOME with the next dossier, ASSIZE_DONE behind the last, or an error of the machine
 * (memory, disk), after which there is nothing more. */
assize_status az_source_next(az_source *source, az_source_item *item, az_error *error);

/* Bytes read, and in all (0: unknown), of the file that is being read: for a progress line. */
void az_source_progress(const az_source *source, uint64_t *done, uint64_t *all);

/* NULL is fine. */
void az_source_close(az_source *source);

#endif
