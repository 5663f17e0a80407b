/*
 * How far long work is: one line on stderr, rewritten in place, when stderr is a terminal and the
 * work has taken longer than a second. Nothing is written otherwise.
 */
#ifndef AZ_CLI_PROGRESS_H
#define AZ_CLI_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

#include "cli/words.h"

typedef enum az_cli_unit { AZ_UNIT_DOSSIERS, AZ_UNIT_BYTES } az_cli_unit;

typedef struct az_cli_progress {
	az_cli_unit unit;
	assize_lang lang;  /* set once, before the first work */
	bool shown_at_all; /* stderr is a terminal */
	int64_t began;     /* milliseconds of a clock that only goes forward */
	int64_t told;
	int width; /* of the line that stands there; 0: none */
} az_cli_progress;

/* Work begins now; it counts dossiers (an audit) or bytes read (an import). */
void az_cli_progress_begin(az_cli_progress *progress, az_cli_unit unit);

/* An assize_progress_fn. Context: the az_cli_progress. */
int az_cli_progress_tell(void *progress, uint64_t done, uint64_t total);

/* Takes the line away: work ended, or something else is to be written. */
void az_cli_progress_clear(az_cli_progress *progress);

#endif
