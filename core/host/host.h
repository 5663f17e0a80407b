/*
 * The host of the rules: runs the checked policies of one profile over records, in this process. A
 * worker process wraps one of these; an embedder that trusts its policies may use it directly.
 *
 * A host is one thread's; the policies that it was opened with are shared and must outlive it.
 * Evaluation is a pure function of (record, policies, as-of day): nothing of an earlier call shows.
 */
#ifndef AZ_HOST_HOST_H
#define AZ_HOST_HOST_H

#include "base/buffer.h"
#include "host/outcome.h"
#include "policy/policy.h"

typedef struct az_host az_host;

/* What one rule may spend on one dossier; zero takes the default in parentheses. */
typedef struct az_limits {
	int64_t instructions; /* (10,000,000) VM instructions and charged steps of library functions */
	size_t memory;        /* (16 MiB) bytes in the rule's Lua state */
} az_limits;

/* The limits that count where these are given (NULL: none). */
az_limits az_limits_of(const az_limits *given);

/* Opens one Lua state a policy and runs every rule file once, under the same limits. A rule file
 * that faults is an error with file and line. A `traced` host runs the sources as policy/lua/trace.h
 * rewrites them, with four times the budget, to fill a request's trace. Its outcomes are those of the
 * sources as they are, and in a run: a trace may go further than the rule did. */
assize_status az_host_open(az_host **host, const az_policies *policies, const az_limits *limits,
	bool traced, az_error *error);
void az_host_close(az_host *host);

/* A parameter set by hand for a call, as tests do. */
typedef struct az_override {
	const az_parameter *parameter;
	az_parameter_value value;
} az_override;

typedef struct az_request {
	az_record record;
	/* NULL: the rules are asked of the dossier, and group rules collect their rows of it. Else a group
	 * (host/group.h), whose rule judges it; `record` is then the group's (az_record_key). */
	const void *group;
	size_t group_length;
	int32_t as_of;
	const az_rule *only; /* NULL: every rule */
	bool rows_only;      /* of a dossier: group rules collect, and no other is asked */
	az_ref only_subject; /* 0: every subject */
	bool in_turn; /* only_subject is judged among the others, with which it shares a budget */
	const az_override *overrides;
	size_t override_count;
	int64_t units;    /* a budget below the host's, for this call; 0: the host's own */
	size_t room;      /* bytes that a rule may say; 0: AZ_SAID_MOST */
	az_buffer *trace; /* NULL, or where a traced host appends its events (host/trace.h) */
	az_buffer *cost;  /* NULL, or where what each rule cost is appended (host/cost.h) */
	bool exact; /* the cost to the instruction and byte, with the time: takes a second evaluation.
				 * Else units are told by the thousand, and memory and time not at all */
} az_request;

/* Appends one block of outcomes (host/outcome.h). An error is a fault of assize or of memory, never
 * of a policy: what a policy does wrong is an outcome. */
assize_status az_host_evaluate(
	az_host *host, const az_request *request, az_buffer *outcomes, az_error *error);

#endif
