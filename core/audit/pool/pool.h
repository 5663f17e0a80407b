/*
 * Worker processes: evaluation with no store, no files, no network (host/worker). A pool starts
 * them, feeds them records through shared memory, takes their outcomes back, replaces the ones that
 * die or hang, and gives results in the order in which records were handed in, whatever the number
 * of workers.
 *
 * One thread at a time. The pool holds no dossier longer than until its result was taken.
 *
 * Workers are children of this process and die with the thread that started them; a pool that goes on in
 * another thread replaces them. The embedder gets SIGCHLD for each and should leave them to the pool; one
 * that reaps them itself is no harm.
 */
#ifndef AZ_AUDIT_POOL_H
#define AZ_AUDIT_POOL_H

#include "base/error.h"
#include "host/host.h"
#include "policy/policy.h"

typedef struct az_pool az_pool;

typedef struct az_pool_options {
	const char *worker_path; /* the worker program; required */
	unsigned jobs;           /* how many workers; 0: as many as there are processors */
	az_limits limits;
	unsigned wall_ms;       /* how long one dossier may take before its worker is killed (60,000) */
	unsigned recycle_after; /* replace a worker after so many dossiers; 0: never. For tests */
	bool costs;             /* say what each dossier cost, exactly: see az_pool_cost */
	bool sanitized;         /* the worker is built with sanitizers: see host/worker/jail.h */
} az_pool_options;

/* Starts the workers and waits until each has loaded the policies inside its jail. The policies and
 * their bundle must outlive the pool. */
assize_status az_pool_open(
	az_pool **pool, const az_policies *policies, const az_pool_options *options, az_error *error);
void az_pool_close(az_pool *pool);

/* Hands in a record; its bytes are copied. `tag` comes back with the result. What is handed in and not
 * taken is bounded: a full pool refuses (ASSIZE_ERROR_USAGE), so ask az_pool_full first and take a
 * result when it is. */
assize_status az_pool_put(
	az_pool *pool, int32_t as_of, const az_record *record, uint64_t tag, az_error *error);

/* The same with a request that says more: a group, or a rule. Its trace is not looked at, nor its
 * cost. */
assize_status az_pool_put_request(
	az_pool *pool, const az_request *request, uint64_t tag, az_error *error);
bool az_pool_full(const az_pool *pool);

/* The next result in the order of handing in: waits for it. The block borrows the pool until the
 * next call, and passed az_outcomes_check. False when nothing is under way. */
bool az_pool_take(az_pool *pool, uint64_t *tag, const unsigned char **block, size_t *length,
	assize_status *status, az_error *error);

/* What the dossier of the last az_pool_take cost (host/cost.h); it borrows the pool until the next call.
 * Empty where it was not asked for, and where its worker was lost. */
const unsigned char *az_pool_cost(const az_pool *pool, size_t *length);

/* One request by hand (a rule, a subject, a trace, a cost), answered by an idle worker: for explain, try
 * and test. `outcomes`, and the request's `trace` and `cost`, are appended to. */
assize_status az_pool_ask(
	az_pool *pool, const az_request *request, az_buffer *outcomes, az_error *error);

#endif
