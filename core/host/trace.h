/*
 * A trace: what a rule did on one subject, step by step, as bytes. Written by a traced host, read by
 * `explain` and by coverage. Events are in the order in which they happened.
 *
 * Sites and lines are those of the policy's files, rules and modules, and say of which: az_spot has
 * the file's place in the bundle, and the line, or the index of the site as policy/lua/trace.h gives it for
 * that file's source, so the two are read together.
 *
 *   u8 kind, then by kind:
 *   SUBJECT    u32 rule, u32 node             a rule begins on a subject
 *   CONDITION  u16 index, u8 answer           a condition of `when` was judged (az_answer)
 *   FACT       u32 node, u16 field, u16 ext   a field was read
 *   USED       u16 parameter, u16 value       a parameter was read
 *   LINE       u32 spot                       a line begins
 *   TEST       u32 spot, u8 holds             a condition in Lua was judged
 *   COMPARE    u32 spot, u8 holds, value left, value right
 *   MADE       u8 message, block key          a finding was made
 *   CUT                                      the trace ends here, and the rule went on
 *   value      u8 type (az_type; 0: nil or another thing), i64 number, block text
 */
#ifndef AZ_HOST_TRACE_H
#define AZ_HOST_TRACE_H

#include "base/buffer.h"
#include "host/outcome.h"

typedef enum az_event_kind {
	AZ_EVENT_SUBJECT = 1,
	AZ_EVENT_CONDITION,
	AZ_EVENT_FACT,
	AZ_EVENT_USED,
	AZ_EVENT_LINE,
	AZ_EVENT_TEST,
	AZ_EVENT_COMPARE,
	AZ_EVENT_CUT,
	AZ_EVENT_MADE
} az_event_kind;

/* Bytes after which a subject's trace is cut: some twenty thousand events. */
enum { AZ_TRACE_MOST = 192 << 10 };

typedef struct az_event {
	az_event_kind kind;
	uint32_t rule;  /* SUBJECT */
	uint32_t index; /* CONDITION: its index; the others: the spot */
	az_ref node;    /* SUBJECT */
	uint8_t answer; /* CONDITION, TEST, COMPARE */
	az_fact fact;
	az_used used;
	uint8_t message;
	const char *key; /* MADE */
	uint32_t key_length;
	az_given left; /* COMPARE; no names */
	az_given right;
} az_event;

/* A file's place in the bundle, and a line or site of it: sources of 64 kB have fewer of either. */
#define AZ_SPOTS_A_FILE 65536u

static inline uint32_t az_spot_file(uint32_t spot)
{
	return spot / AZ_SPOTS_A_FILE;
}

static inline uint32_t az_spot_index(uint32_t spot)
{
	return spot % AZ_SPOTS_A_FILE;
}

/* Reads the next event; false at the end or where the bytes are none (cursor->failed). */
bool az_trace_next(az_cursor *cursor, az_event *event);

#endif
