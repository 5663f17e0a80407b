#include "audit/pool/pool.h"

#include <poll.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>

#include "audit/pool/inside.h"

enum {
	JOBS_MOST = 256,
	WALL_MS = 60000,
	WINDOW = 4,            /* batches a worker, under way or waiting to be taken */
	BYTES_MOST = 128 << 20 /* of dossiers and outcomes held, beyond one dossier */
};

static void job_free(az_job *job)
{
	if (!job)
		return;
	az_buffer_free(&job->item);
	az_buffer_free(&job->block);
	az_buffer_free(&job->cost);
	az_buffer_free(&job->trace);
	free(job);
}

static bool all_ready(const az_pool *pool)
{
	for (unsigned i = 0; i < pool->count; i++)
		if (!pool->workers[i].ready)
			return false;
	return true;
}

static unsigned processors(void)
{
	cpu_set_t set;
	CPU_ZERO(&set);
	if (sched_getaffinity(0, sizeof set, &set))
		return 1;
	int count = CPU_COUNT(&set);
	return count < 1 ? 1 : count > JOBS_MOST ? JOBS_MOST : (unsigned)count;
}

/* What malloc, the policies' states (a traced host beside the other takes four times its memory)
 * and the largest request and answer take. It is the last wall, far behind the budgets that decide
 * an outcome. */
static uint64_t address_space(const az_policies *policies, const az_limits *limits)
{
	const uint64_t base = UINT64_C(2) << 30;
	uint64_t states = 5 * (uint64_t)policies->policy_count;
	uint64_t memory = limits->memory ? limits->memory : UINT64_C(16) << 20;
	if (states && memory > (UINT64_MAX / 2 - base) / states)
		return 0;
	return base + states * memory;
}

static assize_status prepare(
	az_pool *pool, const az_policies *policies, const az_pool_options *options, az_error *error)
{
	pool->policies = policies;
	pool->wall_ms = options->wall_ms ? options->wall_ms : WALL_MS;
	pool->recycle_after = options->recycle_after;
	pool->costs = options->costs;
	pool->count = options->jobs ? options->jobs : processors();
	pool->path = strdup(options->worker_path);
	pool->workers = calloc(pool->count, sizeof *pool->workers);
	pool->polls = calloc(pool->count, sizeof *pool->polls);
	az_bundle_encode(policies->bundle, &pool->bundle);
	if (!pool->path || !pool->workers || !pool->polls || pool->bundle.failed)
		return az_error_memory(error);
	for (unsigned i = 0; i < pool->count; i++)
		pool->workers[i] = (az_worker){.channel = -1, .memory_fd = -1};
	pool->plan = (az_worker_plan){.path = pool->path,
		.limits = options->limits,
		.address_space = options->sanitized ? 0 : address_space(policies, &options->limits),
		.sanitized = options->sanitized,
		.bundle = &pool->bundle};
	return ASSIZE_OK;
}

static assize_status check_options(const az_pool_options *options, az_error *error)
{
	if (!options->worker_path || !options->worker_path[0])
		return az_error_set(error, ASSIZE_ERROR_USAGE, NULL,
			"no worker program is named; give the path of assize-worker");
	if (options->jobs > JOBS_MOST)
		return az_error_set(error, ASSIZE_ERROR_USAGE, NULL,
			"%u workers are too many; give 1 to %d, or 0 for one a processor", options->jobs,
			JOBS_MOST);
	return ASSIZE_OK;
}

assize_status az_pool_open(
	az_pool **out, const az_policies *policies, const az_pool_options *options, az_error *error)
{
	*out = NULL;
	assize_status status = check_options(options, error);
	if (status)
		return status;
	az_pool *pool = calloc(1, sizeof *pool);
	if (!pool)
		return az_error_memory(error);
	status = prepare(pool, policies, options, error);
	for (unsigned i = 0; !status && i < pool->count; i++)
		status = az_worker_start(&pool->workers[i], &pool->plan, error);
	while (!status && !all_ready(pool)) {
		az_pool_turn(pool, true);
		status = pool->broken.status;
		if (status && error)
			*error = pool->broken;
	}
	if (status)
		az_pool_close(pool);
	else
		*out = pool;
	return status;
}

void az_pool_close(az_pool *pool)
{
	if (!pool)
		return;
	for (unsigned i = 0; pool->workers && i < pool->count; i++)
		az_worker_stop(&pool->workers[i], NULL);
	for (az_job *job = pool->first; job;) {
		az_job *next = job->next;
		job_free(job);
		job = next;
	}
	job_free(pool->taken);
	az_buffer_free(&pool->bundle);
	az_buffer_free(&pool->copy);
	free(pool->workers);
	free(pool->polls);
	free(pool->path);
	free(pool);
}

static assize_status job_new(
	az_job **out, const az_pool *pool, const az_request *request, az_error *error)
{
	*out = NULL;
	az_job *job = calloc(1, sizeof *job);
	if (job)
		az_ask_put(&job->item, pool->policies, request);
	if (!job || job->item.failed) {
		job_free(job);
		return az_error_memory(error);
	}
	size_t length = job->item.length;
	if (length <= AZ_REQUEST_MOST) {
		*out = job;
		return ASSIZE_OK;
	}
	job_free(job);
	return az_error_set(error, ASSIZE_ERROR_INPUT, NULL,
		"a dossier of %zu MiB is larger than a worker takes; split it into dossiers of at most %d "
		"MiB",
		length >> 20, AZ_REQUEST_MOST >> 20);
}

static assize_status broken(const az_pool *pool, az_error *error)
{
	if (pool->broken.status && error)
		*error = pool->broken;
	return pool->broken.status;
}

bool az_pool_full(const az_pool *pool)
{
	return pool->held >= (size_t)pool->count * AZ_BATCH_MOST * WINDOW ||
		   pool->held_bytes >= BYTES_MOST;
}

assize_status az_pool_put_request(
	az_pool *pool, const az_request *given, uint64_t tag, az_error *error)
{
	az_buffer wanted = {0};
	az_request request = *given;
	request.trace = NULL;
	request.cost = pool->costs ? &wanted : NULL;
	request.exact = pool->costs;
	if (broken(pool, error))
		return pool->broken.status;
	if (az_pool_full(pool))
		return az_error_set(error, ASSIZE_ERROR_USAGE, NULL,
			"the pool is full; take a result before the next dossier is handed in");
	az_job *job = NULL;
	assize_status status = job_new(&job, pool, &request, error);
	if (status)
		return status;
	job->tag = tag;
	if (pool->last)
		pool->last->next = job;
	else
		pool->first = job;
	pool->last = job;
	pool->held++;
	pool->held_bytes += job->item.length;
	az_pool_wait_last(pool, job);
	if (pool->waiting_count >= AZ_BATCH_MOST)
		az_pool_turn(pool, false);
	return broken(pool, error);
}

assize_status az_pool_put(
	az_pool *pool, int32_t as_of, const az_record *record, uint64_t tag, az_error *error)
{
	const az_request request = {.record = *record, .as_of = as_of};
	return az_pool_put_request(pool, &request, tag, error);
}

/* Takes the first job out of the order; it is lent to the caller. */
static az_job *lend_first(az_pool *pool)
{
	az_job *job = pool->first;
	pool->first = job->next;
	if (!pool->first)
		pool->last = NULL;
	pool->held--;
	pool->held_bytes -= job->item.length + job->block.length;
	pool->taken = job;
	return job;
}

bool az_pool_take(az_pool *pool, uint64_t *tag, const unsigned char **block, size_t *length,
	assize_status *status, az_error *error)
{
	job_free(pool->taken);
	pool->taken = NULL;
	*block = NULL;
	*length = 0;
	*status = ASSIZE_OK;
	if (!pool->first)
		return false;
	while (!pool->first->done && !pool->broken.status)
		az_pool_turn(pool, true);
	*status = pool->first->done ? ASSIZE_OK : broken(pool, error);
	az_job *job = lend_first(pool);
	*tag = job->tag;
	if (!*status) {
		*block = job->block.bytes;
		*length = job->block.length;
	}
	return true;
}

const unsigned char *az_pool_cost(const az_pool *pool, size_t *length)
{
	*length = pool->taken ? pool->taken->cost.length : 0;
	return *length ? pool->taken->cost.bytes : NULL;
}

static assize_status give(
	const az_job *job, const az_request *request, az_buffer *outcomes, az_error *error)
{
	bool failed;
	az_buffer_bytes(outcomes, job->block.bytes, job->block.length);
	failed = outcomes->failed;
	if (request->trace) {
		az_buffer_bytes(request->trace, job->trace.bytes, job->trace.length);
		failed = failed || request->trace->failed;
	}
	if (request->cost) {
		az_buffer_bytes(request->cost, job->cost.bytes, job->cost.length);
		failed = failed || request->cost->failed;
	}
	return failed ? az_error_memory(error) : ASSIZE_OK;
}

assize_status az_pool_ask(
	az_pool *pool, const az_request *request, az_buffer *outcomes, az_error *error)
{
	if (broken(pool, error))
		return pool->broken.status;
	az_job *job = NULL;
	assize_status status = job_new(&job, pool, request, error);
	if (status)
		return status;
	az_pool_wait_first(pool, job);
	while (!job->done && !pool->broken.status)
		az_pool_turn(pool, true);
	status = job->done ? ASSIZE_OK : broken(pool, error);
	if (!status) {
		pool->held_bytes -= job->block.length;
		status = give(job, request, outcomes, error);
	}
	/* A broken pool may still list it among those that wait, and looks there no more. */
	job_free(job);
	return status;
}
