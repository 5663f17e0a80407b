/*
 * Running one rule of a runner over one record. Inside of the room host.
 */
#ifndef AZ_HOST_EVALUATE_H
#define AZ_HOST_EVALUATE_H

#include "host/cost.h"
#include "host/group.h"
#include "host/runner.h"

typedef struct az_rule_run {
	uint32_t entries; /* outcomes appended */
	bool as_of_read;  /* a rule read the as-of date */
	bool spent;       /* its state can do no more, and must be replaced */
	bool doubtful;    /* it came near the memory limit: only a new state says for sure */
	az_cost cost;     /* without the time */
} az_rule_run;

/* The nodes of a record by entity, made once for a dossier. */
typedef struct az_subjects {
	az_ref *nodes[AZ_ENTITY_END];
	uint32_t counts[AZ_ENTITY_END];
	az_ref *all;
} az_subjects;

bool az_subjects_find(az_subjects *subjects, const az_record *record);
void az_subjects_free(az_subjects *subjects);

/* Judges a rule on every subject of the request and appends its outcomes. False when memory is
 * out. */
bool az_runner_run(az_runner *runner, const az_rule *rule, const az_request *request,
	const az_subjects *subjects, az_buffer *out, az_rule_run *run);

/* The same for the group of the request: its rule, on the whole group. */
bool az_runner_judge(az_runner *runner, const az_group *group, const az_request *request,
	az_buffer *out, az_rule_run *run);

#endif
