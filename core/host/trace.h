/*
 * A trace: what a rule did on one subject, step by step, as bytes. Written by a traced host, read by
 * `explain` and by coverage. Events are in the order in which they happened; sites are the indexes that
 * lua_trace.h gives for the rule's source, so the two are read together.
 *
 *   u8 kind, then by kind:
 *   SUBJECT    u32 rule, u32 node             a rule begins on a subject
 *   CONDITION  u16 index, u8 answer           a condition of `when` was judged (az_answer)
 *   FACT       u32 node, u16 field, u16 ext   a field was read
 *   USED       u16 parameter, u16 value       a parameter was read
 *   LINE       u32 line                       a line of the rule's file begins
 *   TEST       u32 site, u8 holds             a condition in Lua was judged
 *   COMPARE    u32 site, u8 holds, value left, value right
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
	AZ_EVENT_COMPARE
} az_event_kind;

typedef struct az_event {
	az_event_kind kind;
	uint32_t rule;  /* SUBJECT */
	uint32_t index; /* CONDITION: its index; LINE: the line; TEST, COMPARE: the site */
	az_ref node;    /* SUBJECT */
	uint8_t answer; /* CONDITION, TEST, COMPARE */
	az_fact fact;
	az_used used;
	az_given left; /* COMPARE; no names */
	az_given right;
} az_event;

/* Reads the next event; false at the end or where the bytes are none (cursor->failed). */
bool az_trace_next(az_cursor *cursor, az_event *event);

#endif
