#include "host/trace.h"

#include <string.h>

static az_fact fact(az_cursor *cursor)
{
	az_fact f;
	f.node = az_cursor_u32(cursor);
	f.field = az_cursor_u16(cursor);
	f.extension = az_cursor_u16(cursor);
	return f;
}

static az_given value(az_cursor *cursor)
{
	az_given v = {.name = ""};
	v.type = (az_type)az_cursor_u8(cursor);
	v.number = az_cursor_i64(cursor);
	v.text = (const char *)az_cursor_block(cursor, &v.length);
	return v;
}

bool az_trace_next(az_cursor *cursor, az_event *event)
{
	if (cursor->failed || az_cursor_at_end(cursor))
		return false;
	memset(event, 0, sizeof *event);
	event->kind = (az_event_kind)az_cursor_u8(cursor);
	switch (event->kind) {
	case AZ_EVENT_SUBJECT:
		event->rule = az_cursor_u32(cursor);
		event->node = az_cursor_u32(cursor);
		break;
	case AZ_EVENT_CONDITION:
		event->index = az_cursor_u16(cursor);
		event->answer = az_cursor_u8(cursor);
		break;
	case AZ_EVENT_FACT:
		event->fact = fact(cursor);
		break;
	case AZ_EVENT_USED:
		event->used.parameter = az_cursor_u16(cursor);
		event->used.value = az_cursor_u16(cursor);
		break;
	case AZ_EVENT_CUT:
		break;
	case AZ_EVENT_MADE:
		event->message = az_cursor_u8(cursor);
		event->key = (const char *)az_cursor_block(cursor, &event->key_length);
		break;
	case AZ_EVENT_LINE:
		event->index = az_cursor_u32(cursor);
		break;
	case AZ_EVENT_TEST:
	case AZ_EVENT_COMPARE:
		event->index = az_cursor_u32(cursor);
		event->answer = az_cursor_u8(cursor);
		if (event->kind == AZ_EVENT_COMPARE) {
			event->left = value(cursor);
			event->right = value(cursor);
		}
		break;
	default:
		cursor->failed = true;
	}
	return !cursor->failed;
}
