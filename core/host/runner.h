/*
 * One policy's Lua state with what it is working on at the moment. Inside of the room host: the
 * bindings (bind_*.c) read and fill it, evaluate.c drives it.
 *
 * Every function that Lua can call gets its runner as its first upvalue, so that there is no global
 * and no look-up: see az_bind_functions.
 */
#ifndef AZ_HOST_RUNNER_H
#define AZ_HOST_RUNNER_H

#include <lua.h>

#include "base/arena.h"
#include "host/evidence.h"
#include "host/group.h"
#include "host/host.h"
#include "host/sandbox/sandbox.h"
#include "policy/check/check.h"
#include "policy/lua/trace.h"

/* A finding that a rule made and may return. Texts lie in the state's scratch arena. */
typedef struct az_made {
	uint8_t message;
	bool returned;
	const char *key;
	uint32_t key_length;
	az_given given[AZ_GIVEN_MOST];
	uint8_t given_count;
} az_made;

/* A rule's file or a module, as a traced state runs it. */
typedef struct az_traced_file {
	const char *chunk; /* how Lua calls it; NULL: not loaded */
	const az_lua_site *sites;
	size_t count;
} az_traced_file;

/* How a rule ended early, where it was the host that ended it. */
typedef enum az_ending {
	AZ_ENDING_NONE = 0,
	AZ_ENDING_NOT_APPLYING, /* a field is not applicable: the rule does not apply */
	AZ_ENDING_UNKNOWN,      /* `field` is unknown: not evaluated */
	AZ_ENDING_FORBIDDEN,    /* `field` may not be read: not evaluated */
	AZ_ENDING_MEMBER        /* of a group: `blame` says which case and field: not evaluated */
} az_ending;

typedef struct az_runner {
	const az_policies *policies;
	const az_policy *policy;
	az_sandbox *sandbox;
	lua_State *lua;
	int *checks;   /* registry references of the rules' check functions, by place in the policy */
	int *collects; /* the same of the collect functions of group rules */
	const char ***row_names; /* group rules: NULL-ended, what their files name as keys of tables */
	int *frozen;             /* registry references of what freezing recorded of each */
	az_slip *slips;  /* by place in the policy: what Lua would pass over in silence is a fault */
	int environment; /* registry reference: the names that the policy's chunks see */
	int entry;       /* registry reference: calls a check and takes what it returns */
	int names; /* registry reference: entity id -> {name -> what it is}, see host/bind/node.c */
	bool traced;
	bool
		rewritten; /* traced, and its files run as policy/lua/trace.h writes them: so tests are told too */
	az_arena *arena;       /* what lives as long as the runner */
	az_traced_file *files; /* traced: by place in the bundle */
	const char **modules;  /* that the policy may require, for the nearest name */
	size_t module_count;
	lua_Hook count_hook; /* the sandbox's own, see az_bind_lines */
	/* The call under way. `generation` tells handles of this call from older ones. */
	bool active;
	uint32_t generation;
	const az_request *request;
	const az_rule *rule;
	az_ref subject;
	bool as_of_read;
	az_ending ending;
	az_fact field; /* of the ending */
	az_blame blame;
	bool collecting;                 /* collect runs, and not check */
	az_row_value row[AZ_GIVEN_MOST]; /* what collect gave */
	uint8_t row_count;
	bool has_row;
	const az_group *group; /* that check judges; NULL: it judges a subject */
	const uint32_t *known; /* the places of the group's rows that are known */
	uint32_t known_count;
	az_evidence evidence;
	int64_t reads; /* of fields and of parameters, for the cost of a rule */
	int64_t uses;
	size_t trace_start; /* of the subject's events in the trace */
	az_arena *scratch;
	az_made *made;
	uint32_t made_count;
	uint32_t made_capacity;
} az_runner;

/* Opens the state of one policy: sandbox, bindings, every rule file run once and frozen. */
assize_status az_runner_open(az_runner **runner, const az_policies *policies,
	const az_policy *policy, const az_limits *limits, bool traced, az_error *error);
void az_runner_close(az_runner *runner);

/* False when the rule changed a module-level local; its name is given, and it is put back. */
bool az_runner_is_frozen(az_runner *runner, char *name, size_t size);

/* The events of a trace, written where the request has one and the state is traced. */
void az_runner_note_fact(az_runner *runner, az_fact fact);
void az_runner_note_used(az_runner *runner, az_used used);

#endif
