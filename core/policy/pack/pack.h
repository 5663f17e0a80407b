/*
 * A pack: a profile with every file that it names, in one file to send. A tar in one form
 * (exchange/tar.h): first assize-pack.yaml, the pack's manifest, then the files in the order of their
 * paths. A pack is a pure function of a bundle and what lies beside it, so that the same content
 * gives the same bytes wherever it lay.
 *
 * Paths of a bundle begin at the profile's folder and may climb ("../national/law.yaml"); those of a
 * pack begin at the highest folder that the bundle reaches, and never climb. The folders between that
 * one and the profile are called "above" and, the profile's own, "profile": what they were called on
 * the sender's disk is no content.
 *
 * The manifest says the pack's form, the profile's path, the bundle's hash and the hash of each file.
 * Nothing in a pack depends on who made it: a signature will go over all of its bytes, and lie beside
 * it.
 */
#ifndef AZ_POLICY_PACK_PACK_H
#define AZ_POLICY_PACK_PACK_H

#include "policy/bundle.h"
#include "policy/files.h"

#define AZ_PACK_MANIFEST "assize-pack.yaml"

enum { AZ_PACK_BYTES = 64 << 20, AZ_PACK_FILES = 8192 };

/* Appends the pack of a bundle, and of what lies beside it (whose paths begin where the bundle's do;
 * may be NULL). ASSIZE_ERROR_INPUT where a file cannot be a member of a tar, or all are too much. */
assize_status az_pack_encode(
	const az_bundle *bundle, const az_bundle *beside, az_buffer *out, az_error *error);

/* A pack that was read and judged: every byte of it is as az_pack_encode writes it. It is an az_files,
 * whose paths are those of the pack behind the name of its file. */
typedef struct az_pack {
	az_files files; /* first, so that the one may be read as the other */
	struct az_arena *arena;
	const char *file;        /* as it was named */
	const char *profile;     /* as az_files has it: "court.pack/profile/court.yaml" */
	az_hash bundle;          /* as the manifest says; who reads the bundle compares */
	az_hash hash;            /* over all bytes */
	az_bundle_file *members; /* without the manifest, ordered by path */
	size_t count;
	az_buffer bytes;
} az_pack;

/* True for a file that has a tar's sign, or whose name ends in ".pack". */
bool az_pack_is(const char *path);

/* Reads a pack as hostile bytes. On an error *pack is NULL. */
assize_status az_pack_open(az_pack **pack, const char *path, az_error *error);
void az_pack_close(az_pack *pack);

/* ---- between the files of this folder --------------------------------------------------------- */

typedef struct az_pack_manifest {
	const char *profile; /* in the pack */
	az_hash bundle;
	const az_bundle_file *files; /* path, length and hash of each, in order */
	size_t count;
} az_pack_manifest;

void az_pack_manifest_write(const az_pack_manifest *manifest, az_buffer *out);

/* Reads one; `file` is the pack's name. The files have paths, lengths and hashes, no bytes. */
assize_status az_pack_manifest_read(az_pack_manifest *manifest, struct az_arena *arena,
	const char *file, const void *bytes, size_t length, az_error *error);

/* The paths of a pack, ordered, do not say of one that it is a file and a folder. NULL, or the one. */
const char *az_pack_path_twice(const az_bundle_file *files, size_t count);

#endif
