/*
 * Row tests of a policy, read and compared: a file that names a rule, a dossier and a day, and rows that change a field,
 * a parameter or the day each, with what the rule has to say then.
 *
 *   rule: unreturned
 *   dossier: gang.yaml                                # relative to the test
 *   as_of: 2026-10-31
 *   columns: [name, property.P1.recovered_on, param.return_days, expect]
 *   rows:
 *     - [on the day, 2026-10-01, 30, none]
 *     - [day after,  2026-09-30, 30, {warning: {kept: 31}}]
 *     - [unknown,    不详,       30, {not_evaluated: property.P1.recovered_on}]
 *
 * `title` and `subject` (a path; else every subject counts) may stand beside them, and `subject` and
 * `as_of` may be columns. What is expected has to be all that the rule says of its subjects: `none`
 * is no finding and nothing that was not evaluated; a finding is {LEVEL: {...}} or {KIND: {...}}
 * with values of which each has to be there, and beside them, where they matter, `message`,
 * `subject`, `attention` and `key`; {not_evaluated: ...} names a field, a cause, or
 * {field, cause, subject}; several of these stand in a list, in any order.
 *
 * A group rule is asked of the groups that several dossiers make:
 *
 *   rule: one_loss
 *   dossiers: [a.yaml, b.yaml]                        # a column names one by its file: a/case.court
 *   complete: [缅北-07-A]                              # the keys of groups that are declared complete
 *   columns: [name, a/case.loss_total, b/case.loss_key, expect]
 *   rows:
 *     - [two,     100.00, 缅北-07-A, {warning: {group: 缅北-07-A, cases: 2}}]
 *     - [unknown, 不详,   缅北-07-A, {not_evaluated: a/case.loss_total}]
 *
 * `complete` may be a column too. What is expected names its group where there is more than one.
 *
 * Running them: audit/testing/run.h. Pure functions; everything of a test lives in the arena it was
 * read into.
 */
#ifndef AZ_AUDIT_ROWTEST_H
#define AZ_AUDIT_ROWTEST_H

#include "audit/evaluator.h"
#include "exchange/doc/doc.h"
#include "policy/load.h"

enum { AZ_EXPECTED_MOST = 100, AZ_DOSSIERS_MOST = 50 };

/* A dossier that a test asks about. */
typedef struct az_test_dossier {
	const char
		*stem; /* "a" of a.yaml, with which its paths begin: "a/case.court"; "": the only one */
	az_record record;
} az_test_dossier;

typedef struct az_test_dossiers {
	const az_test_dossier *items;
	size_t count;
} az_test_dossiers;

typedef struct az_expected_value {
	const char *name;
	const char *text;
} az_expected_value;

/* One outcome that a row expects; what is NULL or 0 may be anything. */
typedef struct az_expected {
	const char *subject; /* a path */
	const char *group;   /* the key of a group */
	bool is_finding;
	az_level level;
	az_kind kind;
	uint8_t attention;
	const char *message;
	const char *key;
	const az_expected_value *values;
	size_t value_count;
	az_cause cause;    /* not evaluated */
	const char *field; /* not evaluated: the path of the field that ended it */
	az_place place;
} az_expected;

typedef struct az_expectation {
	const az_expected *items; /* none: the rule has nothing to say */
	size_t count;
} az_expectation;

typedef enum az_column_kind {
	AZ_COLUMN_NAME = 1,
	AZ_COLUMN_AS_OF,
	AZ_COLUMN_SUBJECT,
	AZ_COLUMN_EXPECT,
	AZ_COLUMN_COMPLETE,
	AZ_COLUMN_PARAMETER,
	AZ_COLUMN_FIELD
} az_column_kind;

typedef struct az_rowtest_column {
	az_column_kind kind;
	const char *name;              /* as the file has it: "a/case.court" */
	const char *path;              /* AZ_COLUMN_FIELD: "case.court" */
	size_t dossier;                /* AZ_COLUMN_FIELD: the place of the one that has it */
	const az_parameter *parameter; /* AZ_COLUMN_PARAMETER */
} az_rowtest_column;

typedef struct az_rowtest_row {
	bool good; /* false: a problem was said, and the row cannot run */
	const char *name;
	const az_doc *cells; /* a list, one for each column */
	int32_t as_of;
	const char *subject; /* a path, or NULL */
	az_place subject_place;
	const char *const *complete; /* the keys of groups declared complete, NULL-ended; NULL: none */
	const az_override *overrides;
	size_t override_count;
	az_expectation expect;
} az_rowtest_row;

typedef struct az_rowtest {
	bool good; /* false: a problem was said, and no row can run */
	const char *file;
	const char *title; /* or NULL */
	const az_rule *rule;
	az_test_dossiers dossiers;
	const az_rowtest_column *columns;
	size_t column_count;
	const az_rowtest_row *rows;
	size_t row_count; /* as the file lists them, also when nothing can run */
} az_rowtest;

/* What a file of a tests folder is. */
typedef enum az_test_file {
	AZ_TEST_FILE_NEITHER = 0,
	AZ_TEST_FILE_ROWS,
	AZ_TEST_FILE_CASE, /* audit/testing/case.h */
	AZ_TEST_FILE_DOSSIER
} az_test_file;

/* Tells row tests, case tests and dossiers apart by their keys. `doc` may be a list of documents. */
az_test_file az_test_file_of(const az_doc *doc);

/* The paths of the dossiers that a test names, NULL-ended, in `arena`. NULL when memory is out. */
const char *const *az_test_dossier_files(az_arena *arena, const az_doc *doc, const char *file);

/* Reads a test of one of the policies. Every mistake is a problem with line and column. NULL only
 * when memory is out. */
const az_rowtest *az_rowtest_read(az_arena *arena, const az_policies *policies,
	const az_policy *policy, const az_doc *doc, const char *file, az_lang lang,
	az_problems *problems);

/* What the readers take, for schemas: the keys of a file, the columns that are no path, the outcomes
 * that a row may expect, and what may be said of one that was not evaluated. All NULL-ended. */
extern const char *const az_rowtest_keys[];
extern const char *const az_rowtest_columns[];
extern const char *const az_rowtest_outcomes[];
extern const char *const az_rowtest_missing_keys[];

/* ---- parts, each in a file of its own ---------------------------------------------------------- */

/* audit/rowtest/parts.c: what row tests and case tests have in common. Each says what is wrong and
 * gives false (or NULL). `policy` is the one under test; a rule may be named with it, as p/rule. */
const az_rule *az_test_rule_named(az_load *load, const az_policy *policy, const az_doc *value);
const az_parameter *az_test_parameter_named(
	az_load *load, const az_policy *policy, az_place place, const char *name);
bool az_test_override(
	az_load *load, const az_parameter *parameter, const az_doc *value, az_override *out);
bool az_test_title(az_load *load, const az_doc *value, az_lang lang, const char **out);

/* audit/rowtest/dossiers.c: the dossier that `dossier:` of the test names, as a record in the load's
 * arena; or those that a test of a group rule names. */
bool az_test_dossier_read(
	az_load *load, const az_policies *policies, const az_doc *test, az_record *out);
bool az_test_dossiers_read(az_load *load, const az_policies *policies, const az_doc *test,
	bool of_group, az_test_dossiers *out);

/* The dossier with that stem; the one that a path begins with, and what of the path follows. Else
 * NULL. */
const az_test_dossier *az_test_dossier_named(
	const az_test_dossiers *dossiers, const char *stem, size_t length);
const az_test_dossier *az_test_dossier_of(
	const az_test_dossiers *dossiers, const char *path, const char **rest);

/* audit/rowtest/expect.c: reads the `expect` cell of a row; false, with problems, when it is wrong. */
bool az_expectation_read(
	az_load *load, const az_rule *rule, const az_doc *cell, az_expectation *out);

/* What was asked, and the block of outcomes that came: of a dossier, or of a group that several make,
 * whose record has nothing but its key. */
typedef struct az_answered {
	const char *stem; /* of the dossier; NULL: a group */
	az_record record;
	const unsigned char *block;
	size_t length;
} az_answered;

typedef struct az_answers {
	const az_answered *items;
	size_t count;
} az_answers;

/* audit/rowtest/match.c: the outcomes of one rule, as they were decoded. */
typedef struct az_outcomes {
	const az_policies *policies;
	const az_answers *answers;
	const az_outcome *items;
	const az_answered *const *of; /* of each outcome */
	size_t count;                 /* of those kept, at most AZ_EXPECTED_MOST + 1 */
	size_t total;
} az_outcomes;

/* Decodes what one rule said. A lost worker speaks for every rule of the profile. The outcomes
 * borrow the answers. */
assize_status az_outcomes_read(az_outcomes *out, az_arena *arena, const az_policies *policies,
	const az_answers *answers, const az_rule *rule, az_error *error);

/* Which expected outcome (its index + 1) each of those that came fits; 0: none. No expected one is
 * taken twice, and as many as can be are taken. */
void az_expectation_pair(const az_expectation *expect, const az_outcomes *outcomes,
	size_t taken_by[AZ_EXPECTED_MOST + 1]);

/* True when each is expected and each expected one is there. */
bool az_expectation_holds(const az_expectation *expect, const az_outcomes *outcomes);

/* audit/rowtest/write.c: appends a text as a flow value of YAML: bare where it is surely read back as
 * itself, else quoted. */
void az_row_text(const char *text, size_t length, az_buffer *out);

/* Append what was expected and what came in the notation of a row, so that it can be pasted: one of
 * them, or all. `subject`: also of what. */
void az_expected_write(const az_expected *expected, az_buffer *out);
void az_outcome_write(const az_outcomes *outcomes, size_t i, bool subject, az_buffer *out);
void az_outcomes_write(const az_outcomes *outcomes, bool subject, az_buffer *out);

#endif
