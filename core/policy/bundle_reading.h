/*
 * One reading of a bundle from its files, as the files of this room share it. Internal.
 *
 * Each function goes on after a failure as far as it can; `status` keeps the first. A path that is
 * NULL is memory that ran out, which is remembered: it is passed through.
 */
#ifndef AZ_POLICY_BUNDLE_READING_H
#define AZ_POLICY_BUNDLE_READING_H

#include "policy/bundle_make.h"
#include "policy/files.h"

typedef struct az_reading {
	az_bundle_maker maker;
	az_bundle_maker beside; /* tests and READMEs; without a bundle where nobody wants them */
	const az_files *files;
	az_problems *problems;
	assize_status status;
	bool full; /* too many files, which is said once */
} az_reading;

bool az_reading_start(az_reading *reading, const az_files *files, az_problems *problems);
void az_reading_fail(az_reading *reading, assize_status status);
void az_reading_say(az_reading *reading, az_place place, const az_error *error);

/* Both in the arena of the bundle. */
char *az_reading_join(az_reading *reading, const char *folder, const char *name);

/* True where the bundle has a file of that path, or one that is shown as `real`. */
bool az_reading_has(const az_bundle *bundle, const char *path, const char *real);

/* Adds the file `real` as `path`, once; `place` is where it is named, or no place. */
void az_reading_add(az_reading *reading, az_bundle_maker *maker, const char *path, const char *real,
	az_place place);
void az_reading_add_optional(az_reading *reading, const char *path, const char *real);

/* A policy's folder, and what an author keeps beside the files of a bundle. */
void az_reading_add_policy(az_reading *reading, const char *path, const char *real, az_place place);
void az_reading_add_beside(az_reading *reading, const char *path, const char *real);

/* Gives the bundle, or frees it and gives what stopped it. */
assize_status az_reading_finish(az_reading *reading, const char *profile, az_bundle **bundle);

#endif
