/*
 * A sorter: entries of a key and a value, taken in any order and given back in the byte order of the
 * keys, without holding them in memory: what does not fit goes to a temporary file that ends with the
 * sorter. One thread at a time.
 */
#ifndef AZ_STORE_SORTER_H
#define AZ_STORE_SORTER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buffer.h"
#include "base/error.h"

typedef struct az_sorter az_sorter;

assize_status az_sorter_open(az_sorter **sorter, az_error *error);
void az_sorter_close(az_sorter *sorter);

/* Adds an entry; a key that is there already gets the new value. */
assize_status az_sorter_put(
	az_sorter *sorter, const az_buffer *key, const az_buffer *value, az_error *error);

typedef struct az_sorted {
	const unsigned char *key; /* borrowed until the next call */
	size_t key_length;
	const unsigned char *value;
	size_t value_length;
} az_sorted;

/* The first entry whose key is `from` or above. ASSIZE_DONE: none. */
assize_status az_sorter_seek(
	az_sorter *sorter, const void *from, size_t length, az_sorted *sorted, az_error *error);

/* The entry behind the last that seek or next gave; put nothing between. ASSIZE_DONE: none. */
assize_status az_sorter_next(az_sorter *sorter, az_sorted *sorted, az_error *error);

#endif
