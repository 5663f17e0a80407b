/*
 * Judging a policy without running it: its Lua as typed by the one declaration of the data, its
 * header, its manifest. What is not known is never guessed: then nothing is said. Pure functions of
 * loaded policies; any thread.
 */
#ifndef AZ_POLICY_CHECK_CHECK_H
#define AZ_POLICY_CHECK_CHECK_H

#include "policy/check/remark.h"
#include "policy/policy.h"

typedef struct az_check_input {
	/* As az_policies_load_what gives them, with what was wrong while loading. */
	const az_policies *policies;
	const az_problems *problems;
	int32_t as_of; /* INT32_MIN: nothing is said of what is overdue */
	/* True when some test names the rule; NULL: nothing is said of tests. */
	bool (*is_tested)(void *context, const az_rule *rule);
	void *context;
} az_check_input;

/* Judges every policy; the remarks come ordered by place. False when memory is out. */
bool az_policy_check(const az_check_input *input, az_remarks *remarks);

/* A mistake that Lua itself does not notice: a comparison with a code that is none, of a set with a
 * text, of values that are never equal. A rule with one must fault where it runs, and not be
 * silent. */
typedef struct az_slip {
	const char *text; /* NULL: the rule has none */
	int line;         /* of the rule's file; 0: it is in a module, which the text names */
} az_slip;

/* The first slip of each rule of a policy that loads, in `slips` of rule_count places; also where it
 * is in a module that the rule requires. False when memory is out. */
bool az_policy_slips(
	az_arena *arena, const az_policies *policies, const az_policy *policy, az_slip *slips);

#endif
