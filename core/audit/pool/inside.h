/*
 * The pool's inside, shared by its files: pool.c is what callers call, audit/pool/turn.c hands out and
 * takes in, audit/pool/answer.c judges what came, audit/pool/loss.c says what becomes of a dossier whose worker
 * is lost.
 */
#ifndef AZ_AUDIT_POOL_INSIDE_H
#define AZ_AUDIT_POOL_INSIDE_H

#include "audit/pool/pool.h"
#include "audit/pool/worker.h"

struct pollfd;

struct az_pool {
	const az_policies *policies;
	char *path;
	az_worker_plan plan;
	az_buffer bundle;
	unsigned wall_ms;
	unsigned recycle_after;
	bool costs;
	az_worker *workers;
	struct pollfd *polls;
	unsigned count;
	az_job *first; /* all that was handed in and not taken */
	az_job *last;
	size_t held;
	size_t held_bytes;
	az_job *waiting; /* for a worker */
	az_job *waiting_last;
	size_t waiting_count;
	az_job *taken;   /* lent to the caller until the next call */
	az_buffer copy;  /* of an answer */
	unsigned vain;   /* workers lost in a row without anything under way */
	az_error broken; /* no worker can be had any more */
};

/* Why a worker is given up. */
typedef struct az_loss {
	az_cause cause;
	int64_t blamed;   /* the job in its first flight; -1: the one that it was at */
	const char *what; /* or NULL: as the process ended */
} az_loss;

/* Remembers the first error after which nothing can be evaluated any more. */
void az_pool_break(az_pool *pool, const az_error *error);
void az_pool_break_by_memory(az_pool *pool);

/* The jobs that wait for a worker, in order. */
void az_pool_wait_last(az_pool *pool, az_job *job);
void az_pool_wait_first(az_pool *pool, az_job *job);
az_job *az_pool_next_waiting(az_pool *pool);

/* Jobs `from` on of a flight, but for `except`, wait again before all others and in their order. */
void az_pool_wait_again(
	az_pool *pool, const az_flight *flight, uint32_t from, const az_job *except);

/* The job's block is its result. */
void az_pool_finish(az_pool *pool, az_job *job);

/* Replaces a worker; what it had under way is evaluated again or answered as lost. */
void az_pool_lose(az_pool *pool, az_worker *worker, const az_loss *loss);
void az_pool_restart(az_pool *pool, az_worker *worker);

/* Judges one message of a worker and does what it asks for. */
void az_pool_on_wire(az_pool *pool, az_worker *worker, const az_wire *wire);

/* One turn: hands out what waits, takes what came, watches the clock. With `sleep` the caller waits
 * for something: all is handed out, and the call sleeps until there is news. */
void az_pool_turn(az_pool *pool, bool sleep);

#endif
