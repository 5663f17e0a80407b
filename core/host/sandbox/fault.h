/*
 * What a person is told when a call did not end well: the line in the policy and a clean text. Used
 * by the sandbox alone.
 */
#ifndef AZ_HOST_FAULT_H
#define AZ_HOST_FAULT_H

#include "host/sandbox/sandbox.h"

/* Chunks of the SDK have names that begin so; a fault in one is shown at the policy's line that
 * called it. */
#define AZ_SDK_CHUNK "=sdk/"

typedef enum az_refusal {
	AZ_REFUSED_NOTHING = 0,
	AZ_REFUSED_TOTAL,
	AZ_REFUSED_BLOCK,
	AZ_REFUSED_STRING,
	AZ_REFUSED_STACK,
	AZ_REFUSED_SYSTEM
} az_refusal;

/* Copies the error value at `index` into the result, with the line of the policy's own code. Calls
 * no metamethod and takes no Lua memory. */
void az_fault_describe(lua_State *L, int index, az_call_result *result);

/* Sets the text of a stop; leaves that of a fault as it is. */
void az_fault_finish(az_call_result *result, az_refusal refusal, const az_sandbox_options *limits);

/* Copies text, with what is no valid UTF-8, control or bidirectional replaced, cut to fit on a
 * character's edge. */
void az_fault_clean(char *out, size_t size, const char *text, size_t length);

#endif
