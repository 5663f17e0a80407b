/*
 * How a pool and its worker processes talk: the bytes in the memory that they share, and the
 * messages that wake the other. Both sides are one build on one machine, so numbers of the header
 * and messages stand as C has them; the version tells two builds apart.
 *
 * The memory is AZ_WORKER_HEADER bytes of header, then two lanes, each with room for a request and
 * for its answer, so that the pool fills one while the worker reads the other. At the start the
 * bundle of policies lies where the lanes will be. What does not fit into a lane is sent when
 * nothing else is under way, and may use all of the memory, which the pool makes larger for it.
 *
 * A pool believes nothing that it reads here: it copies an answer out of the shared memory first
 * and checks the copy, for the worker may write at any moment.
 *
 *   request   a number of items, one behind the other (az_ask_put)
 *   item      u32 length of the item, i32 as_of, u32 rule + 1 (0: every rule), u32 subject
 *             (0: every subject), u32 what is wanted beside the outcomes (AZ_WANT_*), u32
 *             overrides, u32 size of the record, u32 units (0: the host's), u32 size of the group (0: it
 *             is a dossier), u32 zero; the record, the group, the overrides, each with zeros behind it up
 *             to a multiple of 8
 *   override  u32 policy, u32 parameter, u32 members, i64 number, u16 each member
 *   answer    for each item that was answered, in order (az_reply_put):
 *             u32 assize_status, u32 length, the block of outcomes (host/outcome.h; with a status
 *             that is an error its text instead), u32 length, the cost (host/cost.h), u32
 *             length, the trace (host/trace.h); either is empty where it was not wanted
 */
#ifndef AZ_HOST_WORKER_PROTOCOL_H
#define AZ_HOST_WORKER_PROTOCOL_H

#include <stdatomic.h>

#include "host/host.h"

enum {
	AZ_WORKER_CHANNEL = 3, /* the descriptors that a worker inherits */
	AZ_WORKER_MEMORY = 4,
	AZ_WORKER_VERSION = 3,
	AZ_WORKER_HEADER = 4096,
	AZ_LANES = 2,
	AZ_LANE_ROOM = 512 << 10, /* for the request, and again for the answer */
	AZ_WORKER_SIZE = AZ_WORKER_HEADER + AZ_LANES * 2 * AZ_LANE_ROOM,
	AZ_ITEM_HEADER = 40,
	AZ_WANT_TRACE = 1,
	AZ_WANT_COST = 2,
	AZ_WANT_EXACT = 4,           /* of the cost */
	AZ_WANT_ROWS = 8,            /* az_request.rows_only */
	AZ_REQUEST_MOST = 128 << 20, /* bytes of one item */
	AZ_ANSWER_MOST = 256 << 20   /* bytes of one item's answer */
};

#define AZ_WORKER_MAGIC 0x6b725a41u /* "AZrk" */

/* The first bytes of the memory. The pool writes all but the last four fields before the start, and
 * reads those four as hostile. */
typedef struct az_worker_header {
	uint32_t magic;
	uint32_t version;
	int64_t parent;         /* the pool's process */
	uint64_t address_space; /* bytes that the worker may map; 0: no limit (sanitized builds) */
	int64_t instructions;   /* az_limits */
	uint64_t memory;
	uint64_t bundle_size;      /* at AZ_WORKER_HEADER */
	_Atomic uint64_t finished; /* how many dossiers were evaluated since the start */
	uint32_t refused;          /* with AZ_WIRE_REFUSED: an assize_status, and its text */
	char where[320];
	char text[704];
	char zh[704];
} az_worker_header;

typedef enum az_wire_kind {
	AZ_WIRE_READY = 1, /* worker: the jail stands, the policies are loaded */
	AZ_WIRE_REFUSED,   /* worker: why it cannot work lies in the header */
	AZ_WIRE_EVALUATE,  /* pool: a request */
	AZ_WIRE_ANSWER     /* worker: the answer */
} az_wire_kind;

/* One message, either way. Fields that a kind does not name are zero. */
typedef struct az_wire {
	uint32_t magic;
	uint32_t version;
	uint32_t kind;
	uint32_t count;    /* EVALUATE: items; ANSWER: how many of them, from the first, are answered */
	uint64_t sequence; /* EVALUATE, and the ANSWER to it */
	uint64_t finished; /* EVALUATE: the header's `finished` when its first item begins */
	uint64_t memory;   /* EVALUATE: how large the shared memory is now */
	uint64_t at;       /* EVALUATE: where the request lies */
	uint64_t length;   /* EVALUATE: of the request; ANSWER: of the answer */
	uint64_t answer_at; /* EVALUATE: where the answer goes, and how long it may be */
	uint64_t room;
	uint64_t needed; /* ANSWER: what the first item that is not answered for want of room takes */
} az_wire;

/* One item of a request, read. */
typedef struct az_ask {
	az_request request; /* its trace and cost are NULL */
	bool trace;
	bool cost;
} az_ask;

/* Appends one item. A trace and a cost are wanted where the request has a buffer for them. */
void az_ask_put(az_buffer *out, const az_policies *policies, const az_request *request);

/* The record within an item that az_ask_put wrote. */
az_record az_ask_record(const az_buffer *item);

/* The group within it (host/group.h), or NULL where it is a dossier. */
const unsigned char *az_ask_group(const az_buffer *item, size_t *length);

/* Reads the next item; what it needs is taken from `arena`, the record is borrowed. False at the
 * end, and where the bytes are no item or memory is out (cursor->failed). */
bool az_ask_next(az_cursor *cursor, const az_policies *policies, az_arena *arena, az_ask *ask);

/* One item of an answer, read; the bytes are borrowed. */
typedef struct az_reply {
	assize_status status;
	const unsigned char *block;
	uint32_t length;
	const unsigned char *cost;
	uint32_t cost_length;
	const unsigned char *trace;
	uint32_t trace_length;
} az_reply;

/* How many bytes an answer takes; larger than AZ_ANSWER_MOST where it is too long to be sent. */
uint64_t az_reply_size(size_t length, size_t cost_length, size_t trace_length);

void az_reply_put(az_buffer *out, const az_reply *reply);

/* Reads the next; false when the bytes are none. */
bool az_reply_next(az_cursor *cursor, az_reply *reply);

#endif
