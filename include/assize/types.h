/*
 * assize/types.h: what the other headers share: language, output, progress, problems.
 *
 * The library never prints. Whatever it writes for people or machines goes through an assize_writer
 * that the caller gives; whatever it finds wrong in input goes to a problem callback; whatever takes
 * long says how far it is.
 *
 * Options are structs that begin with their own size, set by the caller:
 *
 *     assize_audit_options options = {.size = sizeof options};
 *     options.profile = "national.yaml";
 *
 * so that a later version may add members at the end. Zero members take the default named there.
 */
#ifndef ASSIZE_TYPES_H
#define ASSIZE_TYPES_H

#include <stddef.h>
#include <stdint.h>

#include "assize/status.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum assize_lang { ASSIZE_ZH = 0, ASSIZE_EN = 1 } assize_lang;

/* Takes `length` bytes of UTF-8. Returns 0, or another number when no more can be taken (a full disk, a
 * closed pipe): the call that wrote then stops with ASSIZE_ERROR_STORE. */
typedef int assize_write_fn(void *context, const char *bytes, size_t length);

typedef struct assize_writer {
	assize_write_fn *write;
	void *context;
} assize_writer;

/* Something wrong in a file, ready for a person. All texts are borrowed for the call. */
typedef struct assize_problem {
	const char *file;  /* as it was named, or NULL */
	int line;          /* from 1; 0: none */
	int column;        /* from 1, in characters; 0: none */
	const char *field; /* "defendant.D1.gain", or NULL */
	const char *what;  /* what is wrong */
	const char *mend;  /* how to mend it, or NULL */
	const char *text;  /* all of it in one line: "file:line:column: field: what; mend" */
} assize_problem;

typedef void assize_problem_fn(void *context, const assize_problem *problem);

/* Called now and then during long work: how many of `total` are done (total 0: not known). Returning
 * another number than 0 asks the call to stop: it ends with ASSIZE_ERROR_INTERRUPTED, and the store
 * holds the old state or what was wholly done. */
typedef int assize_progress_fn(void *context, uint64_t done, uint64_t total);

/* The day that it is, as `YYYY-MM-DD` in Asia/Shanghai, into `out` (11 bytes). For callers that want
 * "today" as an as-of date: the library itself takes no clock into an evaluation. */
void assize_today(char out[11]);

#ifdef __cplusplus
}
#endif
#endif
