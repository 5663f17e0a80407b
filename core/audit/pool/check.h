/*
 * Judging what a worker answered about one dossier. The bytes are a copy that no worker can reach
 * any more. Inside of the room audit.
 */
#ifndef AZ_AUDIT_POOL_CHECK_H
#define AZ_AUDIT_POOL_CHECK_H

#include "host/trace.h"
#include "policy/policy.h"

/* True when every event's rule, node, field and parameter is there and every text is fit to be
 * shown. Sites and lines belong to the source and are for its reader to check (policy/lua/trace.h).
 */
bool az_trace_check(
	const az_policies *policies, const az_record *record, const void *bytes, size_t length);

#endif
