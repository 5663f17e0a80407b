/*
 * What a policy tells about itself, as a document: an index, for each policy a page of algorithm
 * transparency (who answers for it, what it reads, how it decides, its limits, how to object), for
 * each rule a page (law, plain reading, figures, examples, code, last results), and for each module
 * that rules call its code.
 *
 * Pages are called "index", "policy.leniency", "rule.leniency.small_gain" and
 * "module.leniency.stated". Everything is read from the loaded policies; nothing of them runs. The
 * same input gives the same document. One thread at a time.
 */
#ifndef AZ_REPORT_POLICYDOC_POLICYDOC_H
#define AZ_REPORT_POLICYDOC_POLICYDOC_H

#include "audit/rowtest/rowtest.h"
#include "report/document/document.h"
#include "report/policydoc/results.h"

typedef struct az_policydoc {
	const az_policies *policies;
	const az_rowtest *const *tests; /* good ones, in the order of their files */
	size_t test_count;
	const az_results *results; /* of the last run, or NULL */
} az_policydoc;

/* Makes the document, finished. What is no Lua is a problem, and *doc is NULL then. */
assize_status az_policydoc_make(const az_policydoc *input, az_lang lang, az_document **doc,
	az_problems *problems, az_error *error);

#endif
