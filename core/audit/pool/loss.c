/*
 * A worker that is lost (it ended, hung, or spoke nonsense) is replaced. Of what it had, one
 * dossier is suspected: the one that it was at, or whose answer was bad. That one goes alone to the
 * fresh worker, so that nothing an earlier dossier did can be held against it, and a second loss is
 * its outcome. All others are evaluated again as if nothing had been. Each loss settles one
 * dossier, so a worker that lies about where it was costs time and nothing else.
 */
#include "audit/pool/inside.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

#include "base/text.h"
#include "base/words.h"
#include "host/group.h"

enum { EXIT_USAGE = 64, VAIN_MOST = 16 };

void az_pool_break(az_pool *pool, const az_error *error)
{
	if (!pool->broken.status)
		pool->broken = *error;
}

void az_pool_break_by_memory(az_pool *pool)
{
	az_error error;
	az_error_memory(&error);
	az_pool_break(pool, &error);
}

void az_pool_wait_last(az_pool *pool, az_job *job)
{
	job->next_waiting = NULL;
	if (pool->waiting_last)
		pool->waiting_last->next_waiting = job;
	else
		pool->waiting = job;
	pool->waiting_last = job;
	pool->waiting_count++;
}

void az_pool_wait_first(az_pool *pool, az_job *job)
{
	job->next_waiting = pool->waiting;
	pool->waiting = job;
	if (!pool->waiting_last)
		pool->waiting_last = job;
	pool->waiting_count++;
}

az_job *az_pool_next_waiting(az_pool *pool)
{
	az_job *job = pool->waiting;
	pool->waiting = job->next_waiting;
	if (!pool->waiting)
		pool->waiting_last = NULL;
	pool->waiting_count--;
	return job;
}

/* Jobs `from` on of a flight wait again, before all others and in their order. */
void az_pool_wait_again(az_pool *pool, const az_flight *flight, uint32_t from, const az_job *except)
{
	for (uint32_t i = flight->count; i > from; i--)
		if (flight->jobs[i - 1] != except)
			az_pool_wait_first(pool, flight->jobs[i - 1]);
}

void az_pool_finish(az_pool *pool, az_job *job)
{
	pool->held_bytes += job->block.length;
	job->done = true;
}

static void finish_lost(az_pool *pool, az_job *job, az_cause cause, const char *text)
{
	size_t length;
	const unsigned char *group = az_ask_group(&job->item, &length);
	az_record record = az_ask_record(&job->item);
	char sentence[AZ_TEXT_MOST];
	snprintf(sentence, sizeof sentence, AZ_N("its worker process %s, twice"), text);
	az_text_cut(sentence, sizeof sentence, sentence);
	az_buffer_clear(&job->block);
	az_buffer_clear(&job->trace);
	if (group)
		az_group_lost(pool->policies, group, length, cause, sentence, &job->block);
	else
		az_outcomes_lost(pool->policies, &record, cause, sentence, &job->block);
	if (job->block.failed)
		az_pool_break_by_memory(pool);
	else
		az_pool_finish(pool, job);
}

/* How a process ended, in words that are the same on every machine. */
static void describe_end(int ended, char *out, size_t size)
{
	const char *name = ended >= 0 && WIFSIGNALED(ended) ? sigabbrev_np(WTERMSIG(ended)) : NULL;
	if (name && WTERMSIG(ended) == SIGSYS)
		snprintf(out, size, AZ_N("made a system call that the jail forbids"));
	else if (name)
		snprintf(out, size, AZ_N("was ended by signal %s"), name);
	else if (ended >= 0 && WIFEXITED(ended))
		snprintf(out, size, AZ_N("ended with status %d"), WEXITSTATUS(ended));
	else
		snprintf(out, size, "ended");
}

/* A worker that never became ready: another would not either. */
static void fail_start(az_pool *pool, int ended, const char *what)
{
	az_error error;
	char text[128];
	describe_end(ended, text, sizeof text);
	if (ended >= 0 && WIFEXITED(ended) && WEXITSTATUS(ended) == EXIT_USAGE)
		what = AZ_N("belongs to another version of assize");
	az_error_set(&error, ASSIZE_ERROR_WORKER, pool->path,
		"the worker program did not become ready: it %s; give the assize-worker that was built "
		"with "
		"this library",
		what ? what : text);
	az_pool_break(pool, &error);
}

void az_pool_restart(az_pool *pool, az_worker *worker)
{
	az_error error;
	az_error_clear(&error);
	if (az_worker_start(worker, &pool->plan, &error))
		az_pool_break(pool, &error);
}

void az_pool_lose(az_pool *pool, az_worker *worker, const az_loss *loss)
{
	bool was_ready = worker->ready;
	az_job *suspect = NULL;
	if (worker->under_way) {
		az_flight *flight = &worker->flights[0];
		uint32_t at = loss->blamed < 0 ? az_worker_progress(worker) : (uint32_t)loss->blamed;
		suspect = flight->jobs[at < flight->count ? at : flight->count - 1];
	}
	for (unsigned i = worker->under_way; i > 0; i--)
		az_pool_wait_again(pool, &worker->flights[i - 1], 0, suspect);
	int ended = -1;
	az_worker_stop(worker, &ended);
	if (!was_ready) {
		fail_start(pool, ended, loss->what);
		return;
	}
	char text[128];
	describe_end(ended, text, sizeof text);
	if (suspect && suspect->retried)
		finish_lost(pool, suspect, loss->cause, loss->what ? loss->what : text);
	else if (suspect)
		worker->pinned = suspect;
	if (worker->pinned)
		worker->pinned->retried = true;
	pool->vain = suspect ? 0 : pool->vain + 1;
	if (pool->vain < VAIN_MOST)
		az_pool_restart(pool, worker);
	else
		fail_start(pool, ended, loss->what);
}
