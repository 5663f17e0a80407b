/*
 * Case tests of a policy: a whole dossier, and what every rule of the policy has to say of it.
 *
 *   dossier: gang.yaml                       # relative to the test
 *   as_of: 2026-10-31
 *   parameters: {return_days: 20}            # set by hand
 *   expect:
 *     unreturned: {warning: {kept: 31}}      # in the notation of rows (audit/rowtest/rowtest.h)
 *     unpaid:                                # or by subject: those not named have nothing
 *       defendant.D1: none
 *       defendant.D2: {not_evaluated: defendant.D2.gain}
 *   only: [unreturned, unpaid]               # these rules; without it `expect` speaks for all
 *   explain:                                 # one page or a list of them
 *     - {rule: unreturned, subject: property.P1, lang: zh, page: unreturned.P1.txt}
 *
 * A rule that says something and is not named fails. A page is what `assize explain` prints, compared
 * byte for byte with the file, or with `text` where it stands in the test itself.
 *
 * Reading is pure. Everything of a test lives in the arena it was read into.
 */
#ifndef AZ_AUDIT_CASETEST_H
#define AZ_AUDIT_CASETEST_H

#include "audit/testing/probe.h"

/* One golden page. */
typedef struct az_golden {
	const az_rule *rule;
	az_ref subject;
	const char *path; /* of the subject */
	az_lang lang;
	const char *page; /* the file's path, or NULL */
	const char *text; /* or the page itself */
	int line;
} az_golden;

typedef struct az_casetest {
	bool good; /* false: a problem was said, and nothing can run */
	const char *file;
	const char *title; /* or NULL */
	az_probe probe;
	bool has_expect;
	const az_golden *pages;
	size_t page_count;
} az_casetest;

/* What the reader takes, for schemas: the keys of a test and of a page, and the languages. All
 * NULL-ended. */
extern const char *const az_casetest_keys[];
extern const char *const az_casetest_page_keys[];
extern const char *const az_casetest_langs[];

/* Reads one. NULL only when memory is out. */
const az_casetest *az_casetest_read(az_arena *arena, const az_policies *policies,
	const az_policy *policy, const az_doc *doc, const char *file, az_lang lang,
	az_problems *problems);

#endif
