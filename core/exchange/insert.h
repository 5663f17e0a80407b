/*
 * Adding one entry to a YAML file that a person wrote: every byte that was there stays, comments and
 * order too; a few bytes come in between. The result is read again and compared with what was there,
 * so that an entry is never lost or changed: where the file's layout does not allow that, nothing is
 * given. Pure functions, any thread.
 */
#ifndef AZ_EXCHANGE_INSERT_H
#define AZ_EXCHANGE_INSERT_H

#include "base/buffer.h"
#include "base/error.h"

enum { AZ_INSERT_DEPTH = 8 };

/* What is added behind the last entry of a list or a map. */
typedef struct az_insert {
	const char *path[AZ_INSERT_DEPTH]; /* the keys from the document to the container, NULL-ended */
	const char
		*key; /* in a map: the new entry's key, as YAML writes it; NULL: the container is a list */
	const char *value; /* on one line, in flow style: "{values: [{from: 2026-01-01}]}" */
	/* The same value as lines below its key, without indentation of its own, each with its newline; or
	 * NULL: `value` is taken there too. */
	const char *lines;
} az_insert;

/* Appends the file with the entry to `out`. A container that is there and null, and a document that is
 * empty, become one. ASSIZE_ERROR_INPUT where the file is not well-formed, has no such container, or
 * does not take the entry. */
assize_status az_yaml_insert(const char *file, const char *bytes, size_t length,
	const az_insert *insert, az_buffer *out, az_error *error);

#endif
