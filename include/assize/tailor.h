/*
 * assize/tailor.h: writing a court's own figures and exceptions for the person who decides them.
 *
 * A tailoring (tailoring.yaml) changes a parameter of a policy within the bounds that the policy
 * declares, for the courts that it speaks for, from a day on, on a legal basis. A waiver (waivers.yaml)
 * takes one finding out of the open ones for a time, with a reason, an author and another who approves.
 * Both are files that people read and keep: a file that is there keeps every byte that it has,
 * comments too, and gets an entry more; where its layout does not allow that, nothing is written and
 * the entry goes to `writer`, to be put in by hand.
 *
 * This version writes and judges these files, and does not apply them: a profile that names tailoring
 * or waivers is refused when it is run, so that nobody takes a run for a tailored one.
 */
#ifndef ASSIZE_TAILOR_H
#define ASSIZE_TAILOR_H

#include "assize/store.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct assize_tailor_options {
	size_t size;
	const char *parameter; /* "restitution/return_days", or a bare name that one policy has */
	const char *value;     /* as a manifest has it: 20, 5000.00, 0.8, true, a term, [a, b] */
	const char *from;      /* the first day that it holds, YYYY-MM-DD */
	const char *basis;     /* the id of a law in the profile's registers */
	const char *level;     /* "province" or "court" */
	const char *const
		*courts; /* which it speaks for: 闽*, 闽0203. A new file needs one; a file that is
	                            * there must have the same */
	size_t court_count;
	const char *id;     /* of a new file; NULL: its level */
	const char *file;   /* NULL: tailoring.yaml beside the profile */
	int add_to_profile; /* also names the file in the profile, which then is refused by a run */
	assize_lang lang;
	assize_problem_fn *on_problem;
	void *problem_context;
	assize_writer writer; /* what was written, and what is left to do */
} assize_tailor_options;

/* Writes one figure into a tailoring file. What the policy does not allow is ASSIZE_ERROR_INPUT, each
 * reason a problem; then nothing was written. `message` takes the error's text and may be NULL. */
assize_status assize_tailor(
	const char *profile, const assize_tailor_options *options, char *message, size_t message_size);

typedef struct assize_waive_options {
	size_t size;
	const char *from;     /* the first day */
	const char *until;    /* the last day that it holds */
	const char *reason;   /* why */
	const char *basis;    /* the id of a law in the registers of the finding's run */
	const char *author;   /* who asks for it */
	const char *approver; /* another who approves it */
	const char *file;     /* NULL: waivers.yaml beside the store's profile */
	assize_lang lang;
	assize_problem_fn *on_problem;
	void *problem_context;
	assize_writer writer;
} assize_waive_options;

/* Writes a waiver of a finding of the newest full run; `finding` is its id or a unique prefix of four or
 * more. */
assize_status assize_waive(
	assize_store *store, const char *finding, const assize_waive_options *options);

#ifdef __cplusplus
}
#endif
#endif
