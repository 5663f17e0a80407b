/*
 * assize/pack.h: a profile in one file to send.
 *
 * A pack holds a profile with every file that it names (policies, law registers, calendar, fields), and the
 * tests and READMEs of its policies and the scripts of its schedule. It is a plain tar that ordinary tools list and unpack; its first
 * member, assize-pack.yaml, says the hash of each file and of the whole. The same content gives the
 * same bytes, whatever the folder, the times of the files, the locale or the machine.
 *
 * A pack is taken wherever a profile is (assize_audit_options.profile, assize_store_set_profile, ...),
 * and gives runs of the same hash as the folder that it was made of. It is read as bytes of a
 * stranger: what assize_pack_write would not have written is refused.
 *
 * What a pack says of itself shows that it is whole, not who made it. A signature (of a later version)
 * goes over all of its bytes and lies in a file beside it; until then compare `hash` by another way.
 *
 * Calls keep nothing; any thread. `message` takes the error's text and may be NULL.
 */
#ifndef ASSIZE_PACK_H
#define ASSIZE_PACK_H

#include "assize/store.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct assize_pack_options {
	size_t size;
	assize_problem_fn *on_problem; /* what is wrong in the profile or its policies */
	void *problem_context;
	assize_writer writer; /* takes the pack, or the list */
	assize_format format; /* list: TABLE or JSONL */
	assize_lang lang;     /* list */
} assize_pack_options;

typedef struct assize_pack_result {
	uint64_t files;  /* without assize-pack.yaml */
	uint64_t bytes;  /* of the pack */
	char bundle[65]; /* the hash of what a run runs: paths and contents */
	char hash[65];   /* BLAKE2b-256 over every byte of the pack */
} assize_pack_result;

/* Packs a profile, which must load: a pack that nobody can run is not made. */
assize_status assize_pack_write(const char *profile, const assize_pack_options *options,
	assize_pack_result *result, char *message, size_t message_size);

/* Reads a pack and judges all of it; a writer in the options is given the list of its files. What is
 * wrong is ASSIZE_ERROR_INPUT, and policies that do not load here ASSIZE_ERROR_POLICY. */
assize_status assize_pack_verify(const char *file, const assize_pack_options *options,
	assize_pack_result *result, char *message, size_t message_size);

#ifdef __cplusplus
}
#endif
#endif
