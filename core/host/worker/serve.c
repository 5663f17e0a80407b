#include "host/worker/serve.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* What a worker holds. */
typedef struct server {
	unsigned char *memory;
	size_t size;
	az_worker_header *header; /* at the start of the memory, which may move */
	az_limits limits;
	az_bundle *bundle;
	az_policies *policies;
	az_host *host;
	az_host *traced; /* opened when it is asked for */
	az_arena *arena; /* of one item */
	az_buffer outcomes;
	az_buffer cost;
	az_buffer trace;
} server;

static bool send_wire(az_wire wire)
{
	wire.magic = AZ_WORKER_MAGIC;
	wire.version = AZ_WORKER_VERSION;
	ssize_t n;
	do
		n = write(AZ_WORKER_CHANNEL, &wire, sizeof wire);
	while (n < 0 && errno == EINTR);
	return n == (ssize_t)sizeof wire;
}

static bool receive_wire(az_wire *wire)
{
	ssize_t n;
	do
		n = read(AZ_WORKER_CHANNEL, wire, sizeof *wire);
	while (n < 0 && errno == EINTR);
	return n == (ssize_t)sizeof *wire && wire->magic == AZ_WORKER_MAGIC &&
		   wire->version == AZ_WORKER_VERSION && wire->kind == AZ_WIRE_EVALUATE;
}

void az_serve_refuse(az_worker_header *header, const az_error *error)
{
	header->refused = (uint32_t)error->status;
	memcpy(header->where, error->where, sizeof header->where);
	memcpy(header->text, error->text, sizeof header->text);
	memcpy(header->zh, error->zh, sizeof header->zh);
	send_wire((az_wire){.kind = AZ_WIRE_REFUSED});
}

static assize_status load_policies(server *s, az_error *error)
{
	az_problems *problems = az_problems_new(1);
	if (!problems)
		return az_error_memory(error);
	assize_status status = az_policies_load(&s->policies, s->bundle, problems);
	if (status)
		az_problems_error(problems, status, error);
	az_problems_free(problems);
	return status;
}

static assize_status load(server *s, az_error *error)
{
	if (s->header->bundle_size > s->size - AZ_WORKER_HEADER)
		return az_error_set(error, ASSIZE_ERROR_INTERNAL, NULL,
			"the bundle of policies lies outside of the shared memory");
	s->arena = az_arena_new();
	if (!s->arena)
		return az_error_memory(error);
	assize_status status = az_bundle_decode(
		&s->bundle, s->memory + AZ_WORKER_HEADER, (size_t)s->header->bundle_size, error);
	if (!status)
		status = load_policies(s, error);
	if (!status)
		status = az_host_open(&s->host, s->policies, &s->limits, false, error);
	return status;
}

/* Evaluates into s->outcomes, s->cost and s->trace. */
static assize_status evaluate(server *s, az_ask *ask, az_error *error)
{
	assize_status status = ASSIZE_OK;
	if (ask->trace && !s->traced)
		status = az_host_open(&s->traced, s->policies, &s->limits, true, error);
	if (status)
		return status;
	ask->request.trace = ask->trace ? &s->trace : NULL;
	ask->request.cost = ask->cost ? &s->cost : NULL;
	status = az_host_evaluate(ask->trace ? s->traced : s->host, &ask->request, &s->outcomes, error);
	if (!status && (s->outcomes.failed || s->cost.failed || s->trace.failed))
		return az_error_memory(error);
	if (!status &&
		az_reply_size(s->outcomes.length, s->cost.length, s->trace.length) > AZ_ANSWER_MOST)
		return az_error_set(error, ASSIZE_ERROR_MEMORY, NULL,
			"the outcomes of one dossier take more than %d MiB", AZ_ANSWER_MOST >> 20);
	return status;
}

/* Writes the answer to one item at `at`; the bytes it took, or what it would take, goes to
 * *size. */
static bool answer_item(server *s, az_ask *ask, unsigned char *at, uint64_t room, uint64_t *size)
{
	az_error error;
	az_error_clear(&error);
	az_buffer_clear(&s->outcomes);
	az_buffer_clear(&s->cost);
	az_buffer_clear(&s->trace);
	az_reply reply = {.status = evaluate(s, ask, &error)};
	reply.block = reply.status ? (const unsigned char *)error.text : s->outcomes.bytes;
	reply.length = (uint32_t)(reply.status ? strlen(error.text) : s->outcomes.length);
	reply.cost = s->cost.bytes;
	reply.cost_length = (uint32_t)(reply.status ? 0 : s->cost.length);
	reply.trace = s->trace.bytes;
	reply.trace_length = (uint32_t)(reply.status ? 0 : s->trace.length);
	*size = az_reply_size(reply.length, reply.cost_length, reply.trace_length);
	if (*size > room)
		return false;
	/* A buffer with room enough never moves: the reply is written where the pool reads it. */
	az_buffer out = {.bytes = at, .capacity = (size_t)room};
	az_reply_put(&out, &reply);
	return true;
}

static void answer_request(server *s, const az_wire *wire, az_wire *answer)
{
	az_cursor cursor = {.bytes = s->memory + wire->at, .length = (size_t)wire->length};
	*answer = (az_wire){.kind = AZ_WIRE_ANSWER, .sequence = wire->sequence};
	for (uint32_t i = 0; i < wire->count; i++) {
		az_ask ask;
		uint64_t size = 0;
		atomic_store(&s->header->finished, wire->finished + i);
		az_arena_reset(s->arena);
		if (!az_ask_next(&cursor, s->policies, s->arena, &ask))
			return;
		if (!answer_item(s, &ask, s->memory + wire->answer_at + answer->length,
				wire->room - answer->length, &size)) {
			answer->needed = size;
			return;
		}
		answer->length += size;
		answer->count++;
	}
	atomic_store(&s->header->finished, wire->finished + wire->count);
}

/* Follows the pool, which made the memory larger, and checks that the request lies inside of it. */
static bool follow(server *s, const az_wire *wire)
{
	if (wire->memory > s->size) {
		void *memory = mremap(s->memory, s->size, (size_t)wire->memory, MREMAP_MAYMOVE);
		if (memory == MAP_FAILED)
			return false;
		s->memory = memory;
		s->header = memory;
		s->size = (size_t)wire->memory;
	}
	return wire->at <= s->size && wire->length <= s->size - wire->at &&
		   wire->answer_at <= s->size && wire->room <= s->size - wire->answer_at;
}

void az_serve(az_worker_header *header, size_t size)
{
	server s = {.memory = (unsigned char *)header, .size = size, .header = header};
	s.limits = (az_limits){header->instructions, (size_t)header->memory};
	az_error error;
	az_error_clear(&error);
	if (load(&s, &error)) {
		az_serve_refuse(header, &error);
		return;
	}
	az_wire wire;
	bool open = send_wire((az_wire){.kind = AZ_WIRE_READY});
	while (open && receive_wire(&wire) && follow(&s, &wire)) {
		az_wire answer;
		answer_request(&s, &wire, &answer);
		open = send_wire(answer);
	}
}
