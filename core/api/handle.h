/*
 * Inside of the room api: what a store handle holds, and the one way in which calls fail, tell
 * problems and write.
 */
#ifndef AZ_API_HANDLE_H
#define AZ_API_HANDLE_H

#include "assize/audit.h"
#include "audit/evaluator.h"
#include "base/problem.h"
#include "policy/policy.h"
#include "store/store.h"

struct assize_store {
	az_store *store; /* NULL when it could not be opened */
	assize_lang lang;
	az_error error; /* of the last call */
	char message[sizeof(az_error)];
	char zh[sizeof(az_error)]; /* the same in Chinese */
	az_buffer profile;         /* the default profile's path, NUL-ended, once it was asked for */
};

/* Forgets the last error; the usage error of a call on a handle without a store. Every call on a
 * store begins with it. */
assize_status az_api_begin(assize_store *store);

/* Keeps the text of the last error in the handle; gives `status` back. Every call ends with it. */
assize_status az_api_end(assize_store *store, assize_status status);

/* A usage error in the handle. */
assize_status az_api_usage(assize_store *store, const char *what);

/* Tells every problem to the caller's function (which may be NULL). */
void az_api_tell(const az_problems *problems, assize_problem_fn *on_problem, void *context);

/* The error of something with problems: the first of them, or how many there are where they were told
 * one by one. `what` is named in the second case ("profile.yaml"). */
assize_status az_api_failed(const char *what, const az_problems *problems, bool told,
	assize_status status, az_error *error);

/* The time in UTC, for the journal (an az_store_clock). */
void az_api_now(void *context, char out[AZ_STORE_TIME]);

/* Writes a buffer to the caller; ASSIZE_ERROR_STORE when it takes no more. Clears the buffer. */
assize_status az_api_write(const assize_writer *writer, az_buffer *buffer, az_error *error);

/* Loads a profile from disk. Problems are told in the language; the error is the first of them. */
assize_status az_api_load(const char *profile, assize_lang lang, assize_problem_fn *on_problem,
	void *context, az_bundle **bundle, az_policies **policies, az_error *error);

/* The same for the fields that its province adds, and nothing else: for dossiers. */
assize_status az_api_load_fields(const char *profile, assize_lang lang,
	assize_problem_fn *on_problem, void *context, az_bundle **bundle, az_policies **policies,
	az_error *error);

/* The fields that the store's profile adds, as policies without rules; both NULL where it has no profile
 * or that does not load: dossiers are shown all the same, with those fields masked. */
void az_api_fields(assize_store *store, az_bundle **bundle, az_policies **policies);

/* The default profile's path of a store into its handle, NULL where none was set. */
assize_status az_api_profile(assize_store *store, const char **path);

/* Checks an isolation that a caller named, and fills the evaluator's options from it. */
assize_status az_api_isolation(assize_isolation isolation, const char *worker_path, unsigned jobs,
	az_evaluator_options *options, az_error *error);

/* What a person said is shown in tables for ever after: it must be plain text of at most `most` bytes,
 * and say something. `name` is what it is called in messages. */
assize_status az_api_said(const char *name, const char *text, size_t most, az_error *error);

/* Reads an as-of date, which must be known to the day. */
assize_status az_api_day(const char *text, int32_t *day, az_error *error);

#endif
