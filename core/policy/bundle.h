/*
 * A bundle: every file of a profile, read once, with its hash. All that follows (loading in this
 * process, sending to a worker, keeping with a run, replaying years later) works from the bundle
 * and touches no file, so that what ran is exactly what was kept.
 *
 * Paths in a bundle are relative to the profile's folder ("national.yaml",
 * "../national/restitution/rules/unreturned.lua"), so a bundle is the same bytes wherever the
 * folder lies. Immutable once read; any thread may read it; the owner frees it when nobody does.
 */
#ifndef AZ_POLICY_BUNDLE_H
#define AZ_POLICY_BUNDLE_H

#include "base/buffer.h"
#include "base/error.h"
#include "base/hash.h"
#include "base/problem.h"

typedef struct az_bundle_file {
	const char *path;  /* in the bundle */
	const char *shown; /* as messages name it: the folder that the user gave, and the path */
	const char *bytes; /* NUL-ended for convenience; the NUL is not counted */
	size_t length;
	az_hash hash;
} az_bundle_file;

typedef struct az_bundle {
	az_bundle_file *files; /* ordered by path */
	size_t count;
	const char *profile; /* the path of the profile in the bundle */
	az_hash hash;        /* over paths and contents, in order */
	struct az_arena *arena;
} az_bundle;

/* Reads a profile and every file that it names: its policies' folders (policy.yaml, *.lua in
 * rules/, reports/ and lib/, law.yaml in the policy's folder and in the folder above it, the
 * registers and calendar that the manifest names), further registers, a calendar, fields. Files of tests/ are not part of
 * it. Bounded: 4,096 files, 1 MiB each. A profile that is wrong or names what is not there is a
 * problem at the place of the name. ASSIZE_ERROR_MISSING where a file is missing,
 * ASSIZE_ERROR_POLICY where the profile is wrong. A pack (policy/pack/pack.h) is taken as the profile
 * that it holds: the bundle is the same as that of its folders. */
assize_status az_bundle_read(az_bundle **bundle, const char *profile_path, az_problems *problems);

/* The same, and in a second bundle what lies beside: the READMEs and tests of the policies, and the
 * scripts of the schedule. Free both. */
assize_status az_bundle_read_all(
	az_bundle **bundle, az_bundle **beside, const char *profile_path, az_problems *problems);

/* A bundle of policy folders alone, with a made profile under which everything that they declare is
 * granted and priority needs no leniency beside it: for `try` and `test`, where no profile is
 * needed. Folder i is "i/policy" in the bundle, wherever it lies; a fields.yaml in it or above it
 * is taken. */
assize_status az_bundle_read_folders(
	az_bundle **bundle, const char *const *folders, size_t count, az_problems *problems);

/* The name that the profile of a path has in its bundle, and so in runs: the file's own, or that of
 * the profile in a pack. In `arena`. A pack must be whole; another file need not be there. */
assize_status az_bundle_profile_name(
	const char *profile_path, struct az_arena *arena, const char **name, az_error *error);

void az_bundle_free(az_bundle *bundle);

/* A bundle of contents that are there already, as a store kept them. `profile` is the path of
 * one. */
typedef struct az_bundle_content {
	const char *path;
	const void *bytes;
	size_t length;
} az_bundle_content;

assize_status az_bundle_of(az_bundle **bundle, const char *profile,
	const az_bundle_content *contents, size_t count, az_error *error);

/* The file with that path, or NULL. */
const az_bundle_file *az_bundle_find(const az_bundle *bundle, const char *path);

/* The bundle as bytes (the same bundle, the same bytes, without the names that messages show: those
 * of a decoded bundle are its paths), and back; decoding treats the bytes as hostile. */
void az_bundle_encode(const az_bundle *bundle, az_buffer *out);
assize_status az_bundle_decode(
	az_bundle **bundle, const void *bytes, size_t length, az_error *error);

#endif
