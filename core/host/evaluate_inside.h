/*
 * What evaluate.c and group_run.c share: the outcomes of one rule being written. Inside of the room host.
 */
#ifndef AZ_HOST_EVALUATE_INSIDE_H
#define AZ_HOST_EVALUATE_INSIDE_H

#include "host/evaluate.h"

typedef struct az_writer {
	az_runner *runner;
	az_buffer *out;
	size_t start; /* of this rule's entries */
	az_rule_run *run;
	uint32_t findings;
	size_t said; /* bytes of findings and rows, also of subjects that are not asked for */
	bool spent;  /* budget or memory is gone: the subjects that are left are not evaluated */
	az_cause spent_cause;
} az_writer;

/* Begins on a subject: nothing of the one before shows. */
void az_writer_begin(az_runner *runner, az_ref subject);

/* Writes that the rule was not evaluated on the subject at hand. */
void az_writer_missing(
	az_writer *w, az_cause cause, az_fact field, uint32_t line, const char *text);

/* Calls a function of the policy, by its registry reference, with the subject or group at hand. */
az_call_cause az_writer_call(az_writer *w, int function, az_call_result *result);

/* Why a call ended that gave nothing: AZ_CAUSE_NONE where a field is not applicable. */
az_cause az_writer_cause(az_writer *w, const az_call_result *result);

/* What is said beside the cause: what the fault was, or what a field's path does not say; "". */
const char *az_writer_text(
	const az_writer *w, az_cause cause, const az_call_result *result, char lack[AZ_LACK_MOST]);

/* The text of a fault where the call changed a module-level local, or NULL; in `text`. */
const char *az_writer_frozen(az_writer *w, char *text, size_t size);

/* A slip that Lua would pass over in silence, or NULL. */
const az_slip *az_writer_slip(const az_writer *w);

/* True where the rule's findings or rows take more than is kept (az_request.room), which would leave no
 * room for those of others. */
bool az_writer_is_full(const az_writer *w);

/* Takes back what the rule has written. */
void az_writer_forget(az_writer *w);

/* A group rule on one entity of a dossier: judges its conditions, and writes its row (group_run.c). */
void az_writer_collect(az_writer *w, az_ref subject);

/* The check of a group rule on the group at hand, which it opened (group_run.c). */
void az_writer_judge(az_writer *w, const az_group *group);

#endif
