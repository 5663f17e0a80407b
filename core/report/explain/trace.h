/*
 * What a rule did on one subject, read back from a trace and the outcomes of the same call: which
 * conditions of `when` held, which lines ran, what was tested, and which test decided. Everything that
 * is made lies in the caller's arena; facts and texts borrow the trace, the outcomes and the record.
 */
#ifndef AZ_REPORT_EXPLAIN_TRACE_H
#define AZ_REPORT_EXPLAIN_TRACE_H

#include "audit/finding.h"
#include "base/arena.h"
#include "host/host.h"
#include "host/trace.h"
#include "policy/condition.h"
#include "policy/lua/syntax.h"
#include "policy/lua/trace.h"

typedef enum az_told_end { AZ_TOLD_SILENT = 0, AZ_TOLD_FINDING, AZ_TOLD_NOT_EVALUATED } az_told_end;

/* What decided. */
typedef enum az_decider {
	AZ_DECIDED_NOTHING = 0,    /* the rule ended without a test that can be named */
	AZ_DECIDED_WHEN,           /* a condition of `when`: its index */
	AZ_DECIDED_TEST,           /* a test in Lua: its index among `tests` */
	AZ_DECIDED_NOT_APPLICABLE, /* a field that is not applicable: the last fact */
	AZ_DECIDED_CAUSE,          /* not evaluated: the outcome's cause */
	AZ_DECIDED_UNSEEN          /* it came after the trace was cut */
} az_decider;

/* What can be tested in a file, in the order of its place; read when an event names the file. */
typedef struct az_told_file {
	const az_lua_tree *tree;
	const az_lua_site *sites;
	size_t count;
	bool read;
} az_told_file;

/* A comparison or a condition in Lua that was judged. */
typedef struct az_told_test {
	uint32_t file;           /* its place in the bundle */
	const az_lua_site *site; /* one of the file's */
	bool holds;
	bool compared; /* left and right are set */
	az_given left;
	az_given right;
	size_t fact_count; /* how many of the facts had been read by then */
	size_t read_count; /* how many readings there had been, of the same field too */
	size_t line_count; /* how many lines had begun */
} az_told_test;

/* A reading of a field. */
typedef struct az_told_reading {
	az_fact fact;
	size_t line_count; /* how many lines had begun */
} az_told_reading;

/* The last finding or silence of a rule on a subject. */
typedef struct az_told {
	const az_rule *rule;
	az_ref subject;
	bool
		of_group; /* the subject is a group: its conditions were judged when its rows were collected */
	az_told_end end;
	az_outcome
		outcome; /* the finding that is asked for, or the first; or why it was not evaluated */
	size_t finding_count;
	const unsigned char *answers; /* of each condition (az_answer) */
	const az_fact *facts;         /* in the order of their first reading */
	size_t fact_count;
	const az_told_reading *reads; /* in the order of time, every one */
	size_t read_count;
	const az_used *used;
	size_t used_count;
	const az_override *overrides; /* parameters that were set by hand: they are not among `used` */
	size_t override_count;
	const az_bundle *bundle;
	const az_told_file *files; /* by place in the bundle */
	const az_told_test *tests; /* in the order of time */
	size_t test_count;
	const uint32_t *steps; /* the lines in the order of time (az_spot_file, az_spot_index) */
	size_t step_count;
	size_t made; /* how many lines had begun when the outcome's finding was made; 0: not seen */
	size_t made_tests; /* and what had been judged by then */
	bool cut;          /* the rule went on after that: the trace does not say how it ended */
	az_decider decider;
	size_t decided; /* the index */
} az_told;

/* Which finding is meant where a rule made several. */
typedef struct az_wanted {
	uint8_t message;
	const char *key;
	uint32_t key_length;
} az_wanted;

typedef struct az_told_source {
	const az_policies *policies;
	bool of_group;
	const az_record *record;
	const az_buffer *outcomes; /* of one rule and one subject */
	const az_buffer *trace;
	const az_wanted *wanted; /* NULL: the first */
	const az_override *overrides;
	size_t override_count;
} az_told_source;

/* Reads both. ASSIZE_ERROR_INTERNAL where they do not fit together. */
assize_status az_told_read(az_told *told, az_arena *arena, const az_rule *rule, az_ref subject,
	const az_told_source *source, az_error *error);

/* How many conditions were judged of the subject: of a group none. */
size_t az_told_conditions(const az_told *told);

/* True of a case by itself under a group rule that neither ended nor left it out: it gave its rows, and
 * nothing was decided. */
bool az_told_is_row(const az_told *told);

/* The value that a parameter was set to by hand, or NULL. */
const az_parameter_value *az_told_override(const az_told *told, const az_parameter *parameter);

/* True when both are the same field of the same node. */
bool az_fact_is(az_fact a, az_fact b);

/* The line of the rule's file at which it is at fault, where no line of it ran; 0: there is none. */
uint32_t az_told_fault_line(const az_told *told);

/* True when the outcome is the finding that is meant. */
bool az_wanted_is(const az_wanted *wanted, const az_outcome *outcome);

#endif
