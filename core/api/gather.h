/*
 * Inside of the room api: the dossiers that an author names to try a policy on: those of a store, of a
 * file or folder, or those that the policy's own tests name. One thread at a time.
 */
#ifndef AZ_API_GATHER_H
#define AZ_API_GATHER_H

#include "api/workbench.h"

/* Takes one frozen dossier; the bytes are borrowed for the call. Another status than ASSIZE_OK ends the
 * gathering with it. */
typedef assize_status az_gather_fn(void *context, const void *bytes, size_t length);

typedef struct az_gather {
	az_workbench *bench;
	const char *folder;   /* the policy's */
	const char *path;     /* NULL: the dossiers of the policy's tests */
	const char *case_key; /* only this one; NULL: all. Any form of brackets */
	az_gather_fn *take;
	void *context;
	/* What came of it: */
	uint64_t taken;
	uint64_t rejected; /* dossiers that could not be read; each was told */
} az_gather;

/* True for a file that begins as SQLite's do; whether it is a store says the store. */
bool az_gather_is_store(const char *path);

/* Hands every dossier to `take`: of a store in the order of keys, else in the order of the files.
 * ASSIZE_ERROR_MISSING where there is none to name, or not the case. */
assize_status az_gather_run(az_gather *gather);

#endif
