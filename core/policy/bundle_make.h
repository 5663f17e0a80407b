/*
 * Making a bundle: files are added, then it is ordered, hashed and never changed again. Internal.
 */
#ifndef AZ_POLICY_BUNDLE_MAKE_H
#define AZ_POLICY_BUNDLE_MAKE_H

#include "policy/bundle.h"

enum { AZ_BUNDLE_FILES = 4096, AZ_BUNDLE_FILE_BYTES = 1 << 20 };

typedef struct az_bundle_maker {
	az_bundle *bundle;
	size_t capacity;
} az_bundle_maker;

/* Each gives false when memory is out. The maker holds the bundle until it is finished. */
bool az_bundle_start(az_bundle_maker *maker);
bool az_bundle_add(
	az_bundle_maker *maker, const char *path, const char *shown, const void *bytes, size_t length);

/* Orders and hashes what was added. `profile` is the path of one of the files. */
bool az_bundle_finish(az_bundle_maker *maker, const char *profile);

#endif
