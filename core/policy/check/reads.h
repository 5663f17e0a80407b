/*
 * Which fields the code of a policy reads, seen without running it. Pure functions of loaded policies;
 * any thread.
 */
#ifndef AZ_POLICY_CHECK_READS_H
#define AZ_POLICY_CHECK_READS_H

#include "policy/policy.h"

typedef struct az_code_read {
	az_entity_id entity;
	const az_field *field;         /* borrowed for the call where there is an extension */
	const az_extension *extension; /* or NULL */
	bool strict;                   /* unknown ends the rule */
	bool soft;                     /* behind maybe(): unknown is nil */
} az_code_read;

/* Told of each place where the code of a rule, or of a module that it requires, reads a field: a module's
 * reads are those of every rule that requires it. */
typedef void az_code_read_fn(void *context, const az_rule *rule, const az_code_read *read);

/* Tells every read of every rule of the policy. *whole is false where the code was too involved to be
 * seen to its end: then nothing is told. False when memory is out. */
bool az_policy_code_reads(const az_policies *policies, const az_policy *policy,
	az_code_read_fn *tell, void *context, bool *whole);

#endif
