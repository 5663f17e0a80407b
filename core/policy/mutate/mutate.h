/*
 * Mutants: a policy with one small slip in it, as an author might have made it. A test that passes on
 * the policy and on a mutant has not looked at what they differ in.
 *
 * In Lua: < and <=, > and >=, == and ~= change places, `and` and `or` change places, a `not` falls
 * out, a `return` gives nothing, `return true` is false. In `when`: above and at_least, below and
 * at_most change places, the ends of between move by one unit, a value is negated, a term falls out, a
 * condition falls out. In the manifest: each figure moves by one unit up and down (a fen, a day, a
 * millionth), a flag turns, a choice is the next one, a term falls out, the day from which a later
 * value holds moves by one.
 *
 * Not made: what is provably the same (a comparison of two literals, `return {}` of a check), and what
 * would have no condition and no check left. A mutant is a change of bytes in one file of the bundle.
 * Pure functions; everything lives in the caller's arena.
 */
#ifndef AZ_POLICY_MUTATE_H
#define AZ_POLICY_MUTATE_H

#include "policy/policy.h"

typedef enum az_mutant_kind {
	AZ_MUTANT_ORDER = 1, /* a > b -> a >= b */
	AZ_MUTANT_EQUAL,     /* a == b -> a ~= b */
	AZ_MUTANT_LOGIC,     /* a and b -> a or b */
	AZ_MUTANT_NOT,       /* not a -> a */
	AZ_MUTANT_RETURN,    /* return finding {...} -> return */
	AZ_MUTANT_FLAG,      /* return true -> return false */
	AZ_MUTANT_LIMIT,     /* when: above(x) -> at_least(x) */
	AZ_MUTANT_VALUE,     /* when: status = "a" -> status ~= "a" */
	AZ_MUTANT_TERM,      /* when, manifest: a term of several falls out */
	AZ_MUTANT_CONDITION, /* when: a condition falls out */
	AZ_MUTANT_FIGURE,    /* manifest: 30 -> 31 */
	AZ_MUTANT_DATE       /* manifest: from 2021-03-01 -> 2021-03-02 */
} az_mutant_kind;

typedef struct az_mutant {
	az_mutant_kind kind;
	const az_bundle_file *file;
	const az_rule *rule;           /* whose file it is, or NULL */
	const az_parameter *parameter; /* of the manifest, or NULL */
	bool traced; /* it lies in a function: only who runs a line of the file can notice */
	uint32_t at; /* these bytes fall out, and `text` stands in their place */
	uint32_t removed;
	const char *text;
	int line;
	int column;
	const char *before; /* as people read it: "a > b" */
	const char *after;  /* NULL: nothing */
} az_mutant;

typedef struct az_mutants {
	const az_mutant *items; /* in the order of files, lines and columns */
	size_t count;
} az_mutants;

/* All mutants of a policy. False when memory is out. */
bool az_mutants_of(
	az_arena *arena, const az_policies *policies, const az_policy *policy, az_mutants *out);

/* The bundle with the mutant's change; yours to free. */
assize_status az_mutant_bundle(
	az_bundle **bundle, const az_bundle *original, const az_mutant *mutant, az_error *error);

#endif
