#include "audit/pool/inside.h"

#include <stdio.h>
#include <string.h>

#include "audit/pool/check.h"
#include "base/text.h"
#include "base/words.h"
#include "host/cost.h"

static void lose_for_nonsense(az_pool *pool, az_worker *worker, int64_t blamed)
{
	const az_loss nonsense = {AZ_CAUSE_WORKER, blamed, AZ_N("answered what no worker answers")};
	az_pool_lose(pool, worker, &nonsense);
}

/* True when the block is of what was asked: of a dossier, or of a group and its rule alone. */
static bool is_of_item(const az_pool *pool, const az_job *job, const az_reply *reply)
{
	size_t length;
	const unsigned char *group = az_ask_group(&job->item, &length);
	az_record record = az_ask_record(&job->item);
	az_outcome_reader reader;
	az_outcome outcome;
	az_outcomes_open(&reader, pool->policies, &record, reply->block, reply->length);
	if (reader.of_group != (group != NULL))
		return false;
	while (group && az_outcomes_next(&reader, &outcome))
		if (outcome.rule != az_read_u32(group))
			return false;
	return true;
}

/* Takes one job's reply; false where it is not what a worker answers. */
static bool take_reply(az_pool *pool, az_job *job, const az_reply *reply)
{
	az_record record = az_ask_record(&job->item);
	if (!az_outcomes_check(pool->policies, &record, reply->block, reply->length) ||
		!is_of_item(pool, job, reply) ||
		!az_costs_check(pool->policies, &record, reply->cost, reply->cost_length) ||
		!az_trace_check(pool->policies, &record, reply->trace, reply->trace_length))
		return false;
	az_buffer_clear(&job->block);
	az_buffer_clear(&job->cost);
	az_buffer_clear(&job->trace);
	az_buffer_bytes(&job->block, reply->block, reply->length);
	az_buffer_bytes(&job->cost, reply->cost, reply->cost_length);
	az_buffer_bytes(&job->trace, reply->trace, reply->trace_length);
	if (job->block.failed || job->cost.failed || job->trace.failed)
		az_pool_break_by_memory(pool);
	return true;
}

/* A worker that says itself that it could not evaluate a dossier. */
static void lose_for_error(az_pool *pool, az_worker *worker, uint32_t blamed, const az_reply *reply)
{
	char text[AZ_TEXT_MOST / 2];
	size_t bad = 0;
	size_t length = reply->length < sizeof text ? reply->length : sizeof text - 1;
	memcpy(text, reply->block, length);
	text[length] = '\0';
	if (!az_text_is_safe(text, strlen(text), &bad))
		text[bad] = '\0';
	az_cause cause = reply->status == ASSIZE_ERROR_MEMORY ? AZ_CAUSE_MEMORY : AZ_CAUSE_WORKER;
	char what[sizeof text + 32];
	snprintf(what, sizeof what, AZ_N("could not evaluate it: %s"),
		text[0] ? text : assize_status_text(reply->status));
	const az_loss error = {cause, blamed, what};
	az_pool_lose(pool, worker, &error);
}

/* Reads the copied answer; false when the worker was lost over it. */
static bool take_replies(az_pool *pool, az_worker *worker, const az_wire *wire)
{
	const az_flight *flight = &worker->flights[0];
	az_cursor cursor = {.bytes = pool->copy.bytes, .length = pool->copy.length};
	for (uint32_t i = 0; i < wire->count; i++) {
		az_reply reply;
		if (!az_reply_next(&cursor, &reply)) {
			lose_for_nonsense(pool, worker, i);
			return false;
		}
		if (reply.status) {
			lose_for_error(pool, worker, i, &reply);
			return false;
		}
		if (!take_reply(pool, flight->jobs[i], &reply)) {
			lose_for_nonsense(pool, worker, i);
			return false;
		}
	}
	if (!az_cursor_at_end(&cursor)) {
		lose_for_nonsense(pool, worker, -1);
		return false;
	}
	return true;
}

/* True when what a message says of its answer can be: not all of it answered means that the next
 * did not fit, and that once only. */
static bool answer_ok(const az_flight *flight, const az_wire *wire)
{
	if (wire->sequence != flight->sequence || wire->count > flight->count ||
		wire->length > flight->room)
		return false;
	if (wire->count == flight->count)
		return wire->needed == 0;
	if (wire->needed > AZ_ANSWER_MOST || wire->needed <= flight->room - wire->length)
		return false;
	return wire->count > 0 || (wire->needed > flight->room && !flight->jobs[0]->room);
}

static void on_answer(az_pool *pool, az_worker *worker, const az_wire *wire)
{
	az_flight *flight = &worker->flights[0];
	if (!worker->under_way || !answer_ok(flight, wire)) {
		lose_for_nonsense(pool, worker, -1);
		return;
	}
	/* Copied first, checked then: the worker can still write there. */
	az_buffer_clear(&pool->copy);
	az_buffer_bytes(&pool->copy, worker->memory + flight->answer_at, (size_t)wire->length);
	if (pool->copy.failed) {
		az_pool_break_by_memory(pool);
		return;
	}
	if (!take_replies(pool, worker, wire))
		return;
	for (uint32_t i = 0; i < wire->count; i++)
		az_pool_finish(pool, flight->jobs[i]);
	pool->vain = 0;
	if (wire->count < flight->count && wire->needed > AZ_LANE_ROOM)
		flight->jobs[wire->count]->room = wire->needed;
	az_pool_wait_again(pool, flight, wire->count, NULL);
	az_worker_landed(worker);
	if (pool->copy.capacity > AZ_WORKER_SIZE)
		az_buffer_free(&pool->copy);
}

/* The parent's bundle knows how the user named a file; the worker's only its path in the bundle. */
static void name_as_shown(const az_pool *pool, az_error *error)
{
	const az_bundle *bundle = pool->policies->bundle;
	for (size_t i = 0; i < bundle->count; i++) {
		const az_bundle_file *file = &bundle->files[i];
		size_t length = strlen(file->path);
		char next = strncmp(error->where, file->path, length) == 0 ? error->where[length] : 'x';
		if (next != ':' && next != '\0')
			continue;
		char where[sizeof error->where * 2];
		snprintf(where, sizeof where, "%s%s", file->shown, error->where + length);
		az_text_cut(error->where, sizeof error->where, where);
		return;
	}
}

void az_pool_on_wire(az_pool *pool, az_worker *worker, const az_wire *wire)
{
	if (wire->kind == AZ_WIRE_READY && !worker->ready) {
		worker->ready = true;
		worker->since = az_clock_ms();
	} else if (wire->kind == AZ_WIRE_REFUSED && !worker->ready) {
		az_error error;
		az_worker_refusal(worker, &error);
		name_as_shown(pool, &error);
		az_pool_break(pool, &error);
	} else if (wire->kind == AZ_WIRE_ANSWER && worker->ready) {
		on_answer(pool, worker, wire);
	} else {
		lose_for_nonsense(pool, worker, -1);
	}
}
