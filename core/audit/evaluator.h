/*
 * One way to evaluate records, whoever does it: worker processes (audit/pool) or this process. Results
 * come in the order in which records were handed in. One thread at a time.
 */
#ifndef AZ_AUDIT_EVALUATOR_H
#define AZ_AUDIT_EVALUATOR_H

#include "audit/pool/pool.h"

typedef struct az_evaluator az_evaluator;

typedef struct az_evaluator_options {
	bool in_process;      /* for policies that the caller trusts; else: */
	az_pool_options pool; /* worker_path, jobs, ...; its limits count for both */
} az_evaluator_options;

assize_status az_evaluator_open(az_evaluator **evaluator, const az_policies *policies,
	const az_evaluator_options *options, az_error *error);
void az_evaluator_close(az_evaluator *evaluator);

/* See az_pool_put, az_pool_full and az_pool_take. */
assize_status az_evaluator_put(
	az_evaluator *evaluator, int32_t as_of, const az_record *record, uint64_t tag, az_error *error);
assize_status az_evaluator_put_request(
	az_evaluator *evaluator, const az_request *request, uint64_t tag, az_error *error);
bool az_evaluator_full(const az_evaluator *evaluator);
bool az_evaluator_take(az_evaluator *evaluator, uint64_t *tag, const unsigned char **block,
	size_t *length, assize_status *status, az_error *error);

/* See az_pool_cost. */
const unsigned char *az_evaluator_cost(const az_evaluator *evaluator, size_t *length);

/* One request by hand. `outcomes` and, where they are not NULL, `trace` and the request's `cost` are
 * appended to; the request's own `trace` is not looked at. */
assize_status az_evaluator_ask(az_evaluator *evaluator, const az_request *request,
	az_buffer *outcomes, az_buffer *trace, az_error *error);

#endif
