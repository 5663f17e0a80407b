/*
 * A probe: one question to a policy (a dossier, a day, parameters set by hand), and all that each of
 * its rules has to answer. Rows and case tests are both made into probes, so that they are judged,
 * traced and put to mutants in one way. A group rule is asked alone, of several dossiers: of each for its
 * rows, then of the groups that they make.
 *
 * Immutable once made. Its texts, record and expectations belong to whoever made it.
 */
#ifndef AZ_AUDIT_PROBE_H
#define AZ_AUDIT_PROBE_H

#include "audit/evaluator.h"
#include "audit/rowtest/rowtest.h"

/* What is expected of one rule. */
typedef struct az_probe_part {
	const az_rule *rule;
	const char *name; /* of the row, or the rule's id */
	int line;
	az_expectation expect;
} az_probe_part;

typedef struct az_probe {
	const az_policy *policy; /* the one under test */
	const char *file;
	int line;
	az_test_dossiers dossiers;   /* one; of a group rule any number */
	const char *const *complete; /* of a group rule, as az_rowtest_row has it */
	int32_t as_of;
	const az_rule *only; /* NULL: every rule is run */
	az_ref subject;      /* 0: every one */
	const az_override *overrides;
	size_t override_count;
	const az_probe_part *parts;
	size_t part_count;
	bool whole; /* a rule without a part may have nothing to say */
} az_probe;

/* Asks it of `policies`, which may be others than those it was made with as long as they have the
 * same policies, rules and parameters: a mutant. The answers live in `arena`; the trace, where it is not
 * NULL, is appended. */
assize_status az_probe_ask(const az_probe *probe, const az_policies *policies,
	az_evaluator *evaluator, az_arena *arena, az_answers *answers, az_buffer *trace,
	az_error *error);

/* Whether all that came is expected and all that is expected came. */
assize_status az_probe_judge(const az_probe *probe, const az_policies *policies,
	const az_answers *answers, bool *holds, az_error *error);

/* True where the rule has to answer: by its part, or because the probe is whole. Group rules have no
 * part in what is asked of one dossier. */
bool az_probe_is_about(const az_probe *probe, const az_rule *rule);

/* The part about a rule, or NULL. */
const az_probe_part *az_probe_part_of(const az_probe *probe, const az_rule *rule);

#endif
