/*
 * The sandbox: one Lua state that is safe to run hostile text in.
 *
 * It is built by adding names, never by removing them, and every entry from C into Lua goes through
 * az_sandbox_call, which gives one of five causes. A call has two budgets that stop it at the same
 * place on every machine and after any history of the state:
 *
 * - units: one for each instruction of Lua, and what the bounded functions charge. While the state
 *   holds a long string or a table with many keys an instruction costs more (sandbox.c says how
 *   much), because single instructions may then walk them.
 * - bytes: all that the call asks for, freed or not. Nothing is collected within a call, so neither
 *   the collector's pace nor what earlier calls left behind decides an outcome.
 *
 * The trap: liblua seeds its hashes from the clock and from addresses, and nothing here can set that.
 * `#` of a table with holes among string keys, and when a table whose string keys come and go is
 * rebuilt (so how many bytes it asked for), may differ between processes.
 *
 * A spent budget, refused memory and az_sandbox_stop cannot be caught by the policy: the stop is
 * sticky until az_sandbox_start (the last of the three also until az_sandbox_resume). One thread at
 * a time; two sandboxes are two worlds.
 */
#ifndef AZ_HOST_SANDBOX_H
#define AZ_HOST_SANDBOX_H

#include <lua.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
	AZ_STRING_LONGEST = 65536, /* bytes of one string */
	AZ_SOURCE_LONGEST = 65536, /* bytes of one chunk */
	AZ_STACK_SLOTS = 4096,     /* values on the stack: arguments and locals of all nested calls */
	AZ_MESSAGE_LONGEST = 400   /* bytes of a fault's text */
};

typedef struct az_sandbox_options {
	int64_t units;   /* for one call; 0: 10 million */
	size_t memory;   /* bytes for one call; 0: 32 MiB */
	size_t block;    /* bytes of the largest single allocation; 0: 1 MiB */
	bool long_lived; /* for trusted scripts that run for long: `memory` bounds what is live, garbage
					  * is collected within a call, and where memory ends is not promised to repeat
					  */
} az_sandbox_options;

typedef enum az_call_cause {
	AZ_CALL_OK = 0,
	AZ_CALL_FAULT,  /* an error of the policy */
	AZ_CALL_BUDGET, /* units were spent */
	AZ_CALL_MEMORY, /* memory was refused */
	AZ_CALL_STOPPED /* a host function called az_sandbox_stop */
} az_call_cause;

typedef struct az_call_result {
	az_call_cause cause;
	int reason;       /* what az_sandbox_stop was given */
	bool machine;     /* AZ_CALL_MEMORY: no limit was met, the machine has none left */
	int line;         /* in the policy's own code; 0: not known */
	char source[128]; /* the chunk of that line, "" when not known */
	char text[AZ_MESSAGE_LONGEST + 8]; /* valid UTF-8 without control and bidi characters */
} az_call_result;

typedef struct az_sandbox az_sandbox;

/* A new sandbox with its standard functions, or NULL when memory is out. `options` may be NULL. */
az_sandbox *az_sandbox_new(const az_sandbox_options *options);
void az_sandbox_free(az_sandbox *sandbox);

lua_State *az_sandbox_lua(az_sandbox *sandbox);
az_sandbox *az_sandbox_of(lua_State *L);

/* Sets the budgets for one call anew and forgets a stop. Collects what earlier calls left behind
 * when it is much. Not within a call. */
void az_sandbox_start(az_sandbox *sandbox);

/* The same with a budget of at most `units` (0: the sandbox's own), for this call. */
void az_sandbox_start_within(az_sandbox *sandbox, int64_t units);

/* Counts every instruction, where units are else counted by the thousand. The budgets end a call at the
 * very same place; it only takes longer. Not within a call; until it is told otherwise. */
void az_sandbox_count_each(az_sandbox *sandbox, bool each);

/* Collects all that earlier calls left behind, so that what a call asks for does not depend on them.
 * Not within a call. */
void az_sandbox_collect(az_sandbox *sandbox);

/* Forgets a stop by az_sandbox_stop, and no other: the budgets go on from where they are. For one
 * budget over several calls. Not within a call. */
void az_sandbox_resume(az_sandbox *sandbox);

/* Says that loading is over: what lives now belongs to the state and is no garbage of a call, and
 * nothing can be required any more. */
void az_sandbox_loaded(az_sandbox *sandbox);
bool az_sandbox_is_loading(lua_State *L);

/* Calls the function below its `arguments` on the stack, in the C locale. On AZ_CALL_OK `results`
 * values are on the stack; on any other cause none, and function and arguments are gone. Does not
 * call az_sandbox_start. Not within a call: a host function that was called from Lua uses
 * lua_call. */
az_call_cause az_sandbox_call(
	az_sandbox *sandbox, int arguments, int results, az_call_result *result);

/* Called by every bounded function before its work. Raises the sticky stop when units are spent. */
void az_sandbox_charge(lua_State *L, int64_t units);

/* Charges work that is proportional to a number of bytes. */
void az_sandbox_charge_bytes(lua_State *L, size_t bytes);

/* Charges a walk with lua_next: it sees also the slots of an array that were cleared. */
void az_sandbox_charge_walk(lua_State *L);

/* To be told of every array that outlives loading, which walks in later calls may meet. */
void az_sandbox_notice_kept(lua_State *L, size_t slots);

/* To be told of every text that a function makes out of bytes: comparing texts that hold zeros is slow
 * in Lua, so beside long texts an instruction costs more once there is a zero. */
void az_sandbox_notice_zeros(lua_State *L, const char *text, size_t length);

/* Ends the call from within a host function; nothing in the policy can catch it. Does not return;
 * the type lets a host function `return` it. */
int az_sandbox_stop(lua_State *L, int reason);

/* True when the running call was stopped for good: whoever catches errors must raise again. */
bool az_sandbox_is_stopped(lua_State *L);

/* What the call has used since az_sandbox_start. */
int64_t az_sandbox_units_used(const az_sandbox *sandbox);
size_t az_sandbox_allocated(const az_sandbox *sandbox);

/* The same without Lua's table of short strings, which grows with the state's past. */
size_t az_sandbox_asked_for(const az_sandbox *sandbox);

/* True when the call's memory came so near to the limit that in a new state (nothing interned yet)
 * it may end otherwise: run it again in a new state, whose outcome counts. */
bool az_sandbox_is_near_limit(const az_sandbox *sandbox);

/* True after a call that needed more stack than there is: free the sandbox and make a new one;
 * until then every call ends with AZ_CALL_MEMORY. */
bool az_sandbox_is_spent(const az_sandbox *sandbox);

#endif
