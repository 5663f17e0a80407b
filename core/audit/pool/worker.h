/*
 * One worker process and the memory that is shared with it: starting, sending, receiving, ending.
 * What is sent and what a lost worker means is the pool's affair (pool.c). Inside of the room
 * audit.
 */
#ifndef AZ_AUDIT_POOL_WORKER_H
#define AZ_AUDIT_POOL_WORKER_H

#include <sys/types.h>

#include "host/worker/protocol.h"

enum { AZ_BATCH_MOST = 16 };

/* One request: a dossier on its way, or a question by hand. */
typedef struct az_job {
	struct az_job *next;         /* in the order of handing in */
	struct az_job *next_waiting; /* among those that no worker has */
	uint64_t tag;
	az_buffer item;  /* as it is sent (protocol.h) */
	az_buffer block; /* its outcomes */
	az_buffer cost;
	az_buffer trace;
	uint64_t
		room; /* what its answer takes, where a worker said that it did not fit a lane; else 0 */
	bool retried; /* its worker was lost once: the next loss is an outcome */
	bool done;
} az_job;

/* Jobs that were sent together. */
typedef struct az_flight {
	az_job *jobs[AZ_BATCH_MOST];
	uint32_t count;
	uint64_t sequence;
	uint64_t finished; /* what the header's counter is when the first of them begins */
	uint64_t answer_at;
	uint64_t room;
} az_flight;

typedef struct az_worker {
	pid_t pid; /* 0: not running */
	int channel;
	int memory_fd;
	unsigned char *memory;
	size_t size;
	bool ready;
	bool whole;                  /* the flight under way uses all of the memory */
	az_flight flights[AZ_LANES]; /* under way, the older first */
	unsigned under_way;
	unsigned lane; /* that the next flight takes */
	uint64_t sequence;
	uint64_t finished; /* dossiers sent since the start */
	uint64_t seen;     /* how far the first flight was seen to be */
	int64_t since;     /* when that was seen, in ms of the monotonic clock */
	az_job *pinned;    /* goes first and alone, for it lost the worker that was here before */
} az_worker;

/* What every worker of a pool is started with. */
typedef struct az_worker_plan {
	const char *path;
	az_limits limits;
	uint64_t address_space;
	bool sanitized;
	const az_buffer *bundle;
} az_worker_plan;

int64_t az_clock_ms(void);

/* Starts the process and shares the bundle with it. `worker->pinned` is kept. */
assize_status az_worker_start(az_worker *worker, const az_worker_plan *plan, az_error *error);

/* Kills it if it still runs, waits for its end and gives all back; *ended is its wait status, or -1
 * where that is not known. Does nothing to one that is not running. */
void az_worker_stop(az_worker *worker, int *ended);

/* True when the items fit into the next lane. */
bool az_worker_fits(uint64_t item_bytes, uint64_t room);

/* Sends jobs that fit into a lane, or a single one that may take all of the memory (then nothing
 * may be under way). A worker that is gone is noticed by az_worker_receive. */
assize_status az_worker_send(
	az_worker *worker, az_job *const *jobs, uint32_t count, az_error *error);

typedef enum az_received {
	AZ_RECEIVED_NOTHING = 0,
	AZ_RECEIVED_WIRE,
	AZ_RECEIVED_GONE
} az_received;

/* Takes the next message, without waiting. Its length, magic and version are checked, no more. */
az_received az_worker_receive(az_worker *worker, az_wire *wire);

/* Forgets the first flight, which was answered. */
void az_worker_landed(az_worker *worker);

/* How many of the first flight's jobs the worker says it has finished; below or equal to its count.
 */
uint32_t az_worker_progress(const az_worker *worker);

/* Copies out of the header why a worker refused, made fit for a message. */
void az_worker_refusal(const az_worker *worker, az_error *error);

#endif
