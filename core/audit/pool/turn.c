#include "audit/pool/inside.h"

#include <poll.h>
#include <stdio.h>
#include "base/words.h"

enum { START_MS = 60000 };

/* Takes all messages of one worker. One that is started anew on the way has none yet. */
static void drain(az_pool *pool, az_worker *worker)
{
	az_wire wire;
	pid_t pid = worker->pid;
	while (!pool->broken.status && worker->pid == pid) {
		az_received received = az_worker_receive(worker, &wire);
		if (received == AZ_RECEIVED_NOTHING)
			return;
		if (received == AZ_RECEIVED_WIRE) {
			az_pool_on_wire(pool, worker, &wire);
			continue;
		}
		const az_loss gone = {AZ_CAUSE_WORKER, -1, NULL};
		az_pool_lose(pool, worker, &gone);
	}
}

/* The time that a worker has for what it is at, or -1 where it is idle. */
static int64_t allowed_ms(const az_pool *pool, const az_worker *worker)
{
	if (!worker->ready)
		return START_MS;
	return worker->under_way ? (int64_t)pool->wall_ms : -1;
}

static void watch_clock(az_pool *pool, az_worker *worker)
{
	int64_t allowed = allowed_ms(pool, worker);
	int64_t now = az_clock_ms();
	uint32_t progress = az_worker_progress(worker);
	if (progress > worker->seen) {
		worker->seen = progress;
		worker->since = now;
	}
	if (allowed < 0 || now - worker->since < allowed)
		return;
	char text[96];
	snprintf(text, sizeof text, AZ_N("took longer than %lld ms"), (long long)allowed);
	const az_loss late = {AZ_CAUSE_TIME, -1, text};
	az_pool_lose(pool, worker, &late);
}

/* How long to sleep at most: an eighth of the shortest time allowed, so that the clock is seen in
 * time. */
static int sleep_ms(const az_pool *pool)
{
	int64_t least = START_MS;
	for (unsigned i = 0; i < pool->count; i++) {
		int64_t allowed = allowed_ms(pool, &pool->workers[i]);
		if (allowed >= 0 && allowed < least)
			least = allowed;
	}
	return (int)(least / 8 + 1);
}

static bool may_take(const az_pool *pool, const az_worker *worker)
{
	return worker->ready && !worker->whole &&
		   (!pool->recycle_after || worker->finished < pool->recycle_after);
}

static bool is_large(const az_job *job)
{
	return !az_worker_fits(job->item.length, job->room);
}

/* The jobs that go to a worker together: those in front that fit a lane, or a large one alone. */
static uint32_t choose(az_pool *pool, const az_worker *worker, size_t most, az_job **jobs)
{
	uint64_t bytes = 0;
	uint32_t count = 0;
	if (pool->recycle_after && pool->recycle_after - worker->finished < most)
		most = (size_t)(pool->recycle_after - worker->finished);
	while (pool->waiting && count < most) {
		az_job *job = pool->waiting;
		bool large = is_large(job);
		if (large && (count || worker->under_way))
			break;
		if (!large && !az_worker_fits(bytes + job->item.length, 0))
			break;
		jobs[count++] = az_pool_next_waiting(pool);
		bytes += job->item.length;
		if (large)
			break;
	}
	return count;
}

static void send_jobs(az_pool *pool, az_worker *worker, az_job *const *jobs, uint32_t count)
{
	az_error error;
	az_error_clear(&error);
	if (az_worker_send(worker, jobs, count, &error))
		az_pool_break(pool, &error);
}

static void feed(az_pool *pool, az_worker *worker, unsigned lane, size_t most)
{
	az_job *jobs[AZ_BATCH_MOST];
	if (worker->under_way != lane || !may_take(pool, worker))
		return;
	if (worker->pinned) {
		if (lane)
			return;
		jobs[0] = worker->pinned;
		worker->pinned = NULL;
		send_jobs(pool, worker, jobs, 1);
		return;
	}
	if (worker->under_way && worker->flights[0].jobs[0]->retried)
		return;
	uint32_t count = choose(pool, worker, most, jobs);
	if (count)
		send_jobs(pool, worker, jobs, count);
}

/* Hands out what waits: to idle workers first. Unless the caller waits, only whole batches. */
static void dispatch(az_pool *pool, bool flush)
{
	size_t most = (pool->waiting_count + pool->count - 1) / pool->count;
	if (most > AZ_BATCH_MOST || !flush)
		most = AZ_BATCH_MOST;
	for (unsigned lane = 0; lane < AZ_LANES; lane++) {
		for (unsigned i = 0; i < pool->count && !pool->broken.status; i++) {
			if (flush || pool->workers[i].pinned || pool->waiting_count >= AZ_BATCH_MOST)
				feed(pool, &pool->workers[i], lane, most);
		}
	}
}

static void recycle(az_pool *pool, az_worker *worker)
{
	if (!pool->recycle_after || worker->under_way || worker->finished < pool->recycle_after)
		return;
	az_worker_stop(worker, NULL);
	az_pool_restart(pool, worker);
}

/* One turn: hands out, takes what came (sleeping for it if `sleep`), watches the clock. */
void az_pool_turn(az_pool *pool, bool sleep)
{
	dispatch(pool, sleep);
	for (unsigned i = 0; i < pool->count; i++)
		pool->polls[i] = (struct pollfd){.fd = pool->workers[i].channel, .events = POLLIN};
	if (pool->broken.status)
		return;
	int n = poll(pool->polls, pool->count, sleep ? sleep_ms(pool) : 0);
	for (unsigned i = 0; i < pool->count && !pool->broken.status; i++) {
		if (n > 0 && pool->polls[i].revents)
			drain(pool, &pool->workers[i]);
		if (!pool->broken.status)
			watch_clock(pool, &pool->workers[i]);
		if (!pool->broken.status)
			recycle(pool, &pool->workers[i]);
	}
	if (!pool->broken.status)
		dispatch(pool, sleep);
}
