/*
 * Maps of a document whose keys are all known: others are named with the nearest known one. Shared
 * by the readers of this room.
 */
#ifndef AZ_EXCHANGE_NAMES_H
#define AZ_EXCHANGE_NAMES_H

#include "exchange/doc/doc.h"

enum { AZ_SHOWN = 80 };

/* A text for a message, cut on a character's edge so that the message stays a line; gives `out`. */
const char *az_names_shown(const char *text, char out[AZ_SHOWN]);

/* The name in a NULL-ended list that is nearest to `name`, or NULL. */
const char *az_names_nearest(const char *name, const char *const *names);

/* False, with a problem for each, when `map` is no map or has keys beside those of the NULL-ended
 * list. `what` says what the map is, for messages. */
bool az_names_only(const az_doc *map, const char *file, const char *what, const char *const *names,
	az_problems *problems);

/* True for ASCII lower-case letters, digits and _, beginning with a letter, of at most `most`
 * bytes. */
bool az_names_plain(const char *name, size_t most);

#endif
