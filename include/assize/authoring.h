/*
 * assize/authoring.h: what a policy's author uses: a new policy, its tests, and trying it without a profile.
 */
#ifndef ASSIZE_AUTHORING_H
#define ASSIZE_AUTHORING_H

#include "assize/audit.h"

#ifdef __cplusplus
extern "C" {
#endif

/* ---- tests --------------------------------------------------------------------------------------- */

typedef enum assize_test_format {
	ASSIZE_TEST_PLAIN = 0, /* for people: what failed, with expected and got side by side */
	ASSIZE_TEST_JUNIT = 1  /* XML that GitLab and Jenkins read */
} assize_test_format;

typedef struct assize_test_options {
	size_t size;
	assize_isolation isolation;
	const char *worker_path;
	assize_lang lang;
	assize_test_format format;
	const char *only; /* files or rows with this text in their name; NULL: all */
	int update;       /* golden pages that differ are written anew, and told; see below */
	int coverage;     /* what the tests never saw: conditions, lines, messages, legal articles */
	unsigned coverage_least; /* percent; less is ASSIZE_NO. 0: any; sets `coverage` */
	int mutate;              /* small changes of the policy, each of which a test must notice */
	assize_problem_fn *on_problem;
	void *problem_context;
	assize_progress_fn *on_progress; /* how many mutants were tried */
	void *progress_context;
	assize_writer writer; /* the report */
} assize_test_options;

typedef struct assize_test_result {
	uint64_t passed;
	uint64_t failed;
	uint64_t covered; /* with `coverage`: what was seen, of all that there is to see */
	uint64_t coverable;
	uint64_t mutants; /* with `mutate` */
	uint64_t killed;
	uint64_t survived;
} assize_test_result;

/* Runs the tests of policy folders: the YAML files in `tests` of each, which are row tests, case tests
 * (a whole dossier, with what every rule has to say) and the dossiers that they name. ASSIZE_NO when a
 * test failed, coverage is below its least, or a mutant survived.
 *
 * Every call works on the files as they are and changes none of them, but for `update`: then a golden
 * page whose explanation is another one now is replaced, whole or not at all. */
assize_status assize_policy_test(const char *const *folders, size_t count,
	const assize_test_options *options, assize_test_result *result, char *message,
	size_t message_size);

/* ---- trying -------------------------------------------------------------------------------------- */

typedef struct assize_author_options {
	size_t size;
	assize_isolation isolation;
	const char *worker_path;
	const char *as_of; /* required */
	assize_lang lang;
	assize_problem_fn *on_problem;
	void *problem_context;
	assize_writer writer; /* the report */
	const char *case_key; /* only this dossier, by its key or number; NULL: all that `path` holds */
	const char
		*rule; /* explain this rule ("policy/rule" or a bare id) on one dossier; NULL: try all */
	const char *subject; /* with `rule`: "defendant.D1"; NULL: every one that the rule is about */
} assize_author_options;

typedef struct assize_try_result {
	uint64_t dossiers;
	uint64_t findings;
	uint64_t not_evaluated;
	uint64_t
		faults; /* of these: rules that faulted, ran out of budget or memory, lost their worker */
} assize_try_result;

/* Runs a policy folder over a store's dossiers, over those of a file when `path` is no store, or where it
 * is NULL over those that the policy's tests name, and writes findings with their reasons; of a dossier
 * that is alone also what decided each. With `rule` it writes instead the page that assize_store_explain
 * writes of a run: what the rule did, line by line, on the one dossier that there must be. Nothing is
 * kept. A rule that faulted is no error of the call: see `result`, which of an
 * explanation counts what its pages are about. */
assize_status assize_policy_try(const char *folder, const char *path,
	const assize_author_options *options, assize_try_result *result, char *message,
	size_t message_size);

/* ---- dossiers for tests -------------------------------------------------------------------------- */

typedef struct assize_for_test_options {
	size_t size;
	const char *case_key; /* of the store, in any brackets */
	const char *path; /* a policy's folder: its tests/dossier.yaml; or a file that ends in .yaml */
	int force;        /* write over a file that is there */
	const char
		*rule; /* also write the beginning of a row test of this rule of the policy, or NULL */
	const char *as_of;          /* with `rule`: the day of the test */
	assize_isolation isolation; /* with `rule` */
	const char *worker_path;
	assize_lang lang;
	assize_writer
		writer; /* the path that was written; with `rule` an empty line and the row test */
} assize_for_test_options;

/* Writes a dossier of a store as a file that a policy's tests can name. What may name a person, a case or
 * a court is left out or replaced by something invented, the same everywhere; a comment in the file says
 * what. Dates and amounts stay, since rules are about them: it is masked and not anonymous. What is
 * written is whole, reads back, and never takes the place of a file without `force`
 * (ASSIZE_ERROR_EXISTS). */
assize_status assize_store_for_test(assize_store *store, const assize_for_test_options *options);
/* ---- a new policy -------------------------------------------------------------------------------- */

typedef struct assize_new_options {
	size_t size;
	const char *id;        /* NULL: made from the folder's name */
	const char *title_zh;  /* NULL: title_en, or what the rule in it is about */
	const char *title_en;  /* NULL: title_zh, or the same */
	const char *authority; /* "national", "province" or "court"; NULL: "court" */
	const char *owner;     /* who answers for it; NULL: a text that asks to be replaced */
	assize_lang lang;      /* of messages, and of the descriptions in the JSON Schemas */
} assize_new_options;

/* Makes a small policy that passes its own tests: manifest, law register, one rule, tests, README, and
 * the files of assize_schema_install. The folder may be there when it is empty; the folder above it must
 * be. Other texts are one line each. ASSIZE_ERROR_EXISTS where there is something already,
 * ASSIZE_ERROR_INPUT for an id or text that is none. On an error nothing is left behind. */
assize_status assize_policy_new(
	const char *folder, const assize_new_options *options, char *message, size_t message_size);

#ifdef __cplusplus
}
#endif
#endif
