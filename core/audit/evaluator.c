#include "audit/evaluator.h"

#include <stdlib.h>

struct az_evaluator {
	const az_policies *policies;
	az_limits limits;
	az_pool *pool;
	/* In process: a host, one that traces (opened when first asked), and the one result under way.
	 */
	az_host *host;
	az_host *tracer;
	az_buffer block;
	az_buffer cost;
	bool costs;
	uint64_t tag;
	bool waiting;
	assize_status status;
	az_error error;
};

assize_status az_evaluator_open(az_evaluator **out, const az_policies *policies,
	const az_evaluator_options *options, az_error *error)
{
	*out = NULL;
	az_evaluator *evaluator = calloc(1, sizeof *evaluator);
	if (!evaluator)
		return az_error_memory(error);
	evaluator->policies = policies;
	evaluator->limits = options->pool.limits;
	evaluator->costs = options->pool.costs;
	assize_status status;
	if (options->in_process)
		status = az_host_open(&evaluator->host, policies, &evaluator->limits, false, error);
	else
		status = az_pool_open(&evaluator->pool, policies, &options->pool, error);
	if (status) {
		az_evaluator_close(evaluator);
		return status;
	}
	*out = evaluator;
	return ASSIZE_OK;
}

void az_evaluator_close(az_evaluator *evaluator)
{
	if (!evaluator)
		return;
	az_pool_close(evaluator->pool);
	az_host_close(evaluator->host);
	az_host_close(evaluator->tracer);
	az_buffer_free(&evaluator->block);
	az_buffer_free(&evaluator->cost);
	free(evaluator);
}

assize_status az_evaluator_put_request(
	az_evaluator *evaluator, const az_request *given, uint64_t tag, az_error *error)
{
	if (evaluator->pool)
		return az_pool_put_request(evaluator->pool, given, tag, error);
	az_request request = *given;
	request.trace = NULL;
	request.cost = evaluator->costs ? &evaluator->cost : NULL;
	request.exact = evaluator->costs;
	az_buffer_clear(&evaluator->block);
	az_buffer_clear(&evaluator->cost);
	evaluator->tag = tag;
	evaluator->waiting = true;
	evaluator->status =
		az_host_evaluate(evaluator->host, &request, &evaluator->block, &evaluator->error);
	return ASSIZE_OK;
}

assize_status az_evaluator_put(
	az_evaluator *evaluator, int32_t as_of, const az_record *record, uint64_t tag, az_error *error)
{
	const az_request request = {.record = *record, .as_of = as_of};
	return az_evaluator_put_request(evaluator, &request, tag, error);
}

bool az_evaluator_full(const az_evaluator *evaluator)
{
	return evaluator->pool ? az_pool_full(evaluator->pool) : evaluator->waiting;
}

bool az_evaluator_take(az_evaluator *evaluator, uint64_t *tag, const unsigned char **block,
	size_t *length, assize_status *status, az_error *error)
{
	if (evaluator->pool)
		return az_pool_take(evaluator->pool, tag, block, length, status, error);
	if (!evaluator->waiting)
		return false;
	evaluator->waiting = false;
	*tag = evaluator->tag;
	*block = evaluator->block.bytes;
	*length = evaluator->block.length;
	*status = evaluator->status;
	if (*status && error)
		*error = evaluator->error;
	return true;
}

const unsigned char *az_evaluator_cost(const az_evaluator *evaluator, size_t *length)
{
	if (evaluator->pool)
		return az_pool_cost(evaluator->pool, length);
	*length = evaluator->cost.length;
	return evaluator->cost.bytes;
}

/* The host for a request; the tracing one is opened when it is first needed. */
static assize_status host_for(az_evaluator *evaluator, bool traced, az_host **host, az_error *error)
{
	assize_status status = ASSIZE_OK;
	if (traced && !evaluator->tracer)
		status =
			az_host_open(&evaluator->tracer, evaluator->policies, &evaluator->limits, true, error);
	*host = traced ? evaluator->tracer : evaluator->host;
	return status;
}

assize_status az_evaluator_ask(az_evaluator *evaluator, const az_request *request,
	az_buffer *outcomes, az_buffer *trace, az_error *error)
{
	az_host *host = NULL;
	az_request traced = *request;
	traced.trace = trace;
	if (evaluator->pool)
		return az_pool_ask(evaluator->pool, &traced, outcomes, error);
	assize_status status = host_for(evaluator, trace != NULL, &host, error);
	if (status)
		return status;
	return az_host_evaluate(host, &traced, outcomes, error);
}
