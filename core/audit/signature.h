/*
 * What a finding says, as a hash: its text, level and values, the fields that the rule read with their
 * values, and the parameters that it used. Two findings with one id and one signature are the same thing
 * said again, whatever the versions of their policies and the order in which the rule read. Pure, any
 * thread.
 */
#ifndef AZ_AUDIT_SIGNATURE_H
#define AZ_AUDIT_SIGNATURE_H

#include "base/hash.h"
#include "host/outcome.h"

/* False when memory is out. */
bool az_finding_signature(const az_policies *policies, const az_record *record,
	const az_outcome *outcome, az_hash *signature);

#endif
