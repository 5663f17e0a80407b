/*
 * assize/document.h: what a policy tells about itself: pages for its authors, for those who review it,
 * and for those whom it touches.
 *
 * For each rule a page (its law, what it asks and says in plain words, its figures with their dates,
 * its tests as examples, its code), for each policy a page of algorithm transparency (who answers for
 * it, what it reads, how it decides, its limits, how to object), and an index. Everything is read from
 * the policy's folder; nothing in it runs. The same folder gives the same bytes on every machine.
 *
 * The library writes no file: each is handed to the caller, whole, in a fixed order, and only after
 * everything was read and made, so that a mistake in the policy leaves nothing half written.
 *
 *     static int put(void *context, const char *name, const char *bytes, size_t length);
 *
 *     const char *folder = "plugins/national/leniency";
 *     assize_document_options options = {.size = sizeof options, .file = put};
 *     assize_policy_doc(&folder, 1, &options, message, sizeof message);
 */
#ifndef ASSIZE_DOCUMENT_H
#define ASSIZE_DOCUMENT_H

#include "assize/types.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum assize_document_format {
	ASSIZE_DOCUMENT_HTML = 0, /* each file stands alone: no script, nothing from outside */
	ASSIZE_DOCUMENT_MARKDOWN = 1
} assize_document_format;

/* Takes one file; `name` has no folder in it ("rule.leniency.minor.zh.html"), and all are borrowed for
 * the call. Returns 0, or another number when no more can be taken: the call then stops with
 * ASSIZE_ERROR_STORE. */
typedef int assize_file_fn(void *context, const char *name, const char *bytes, size_t length);

typedef struct assize_document_options {
	size_t size;
	assize_document_format format;
	int single;        /* one file with all pages in it, in one language */
	assize_lang lang;  /* of messages, and of the single file; else there are pages in both */
	const char *store; /* a store, whose newest full run is counted rule by rule; or NULL */
	assize_problem_fn *on_problem;
	void *problem_context;
	assize_file_fn *file; /* required */
	void *file_context;
} assize_document_options;

/* Writes the pages about the policies in `count` folders. `index.zh.html` (or .md) is the first. Any
 * thread; a policy or a test that does not load is ASSIZE_ERROR_POLICY, with its problems told. */
assize_status assize_policy_doc(const char *const *folders, size_t count,
	const assize_document_options *options, char *message, size_t message_size);

#ifdef __cplusplus
}
#endif
#endif
