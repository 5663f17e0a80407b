/*
 * A tailoring file (tailoring.yaml) being written: one figure of a parameter, judged by the bounds
 * that its policy declares, as a new file or as an entry of one that is there. It is not applied yet.
 * One thread at a time.
 */
#ifndef AZ_POLICY_TAILORING_H
#define AZ_POLICY_TAILORING_H

#include "policy/load.h"

typedef struct az_tailoring_wish {
	const char *id;    /* of the file: `tailoring: fujian` */
	const char *level; /* "province" or "court" */
	const char *const *courts;
	size_t court_count;
	const az_policy *policy;
	const az_parameter *parameter;
	az_parameter_value value; /* from, figure, basis */
} az_tailoring_wish;

/* Says in the load's problems what the policy does not allow, and what does not fit the day. */
void az_tailoring_judge(az_load *load, const az_tailoring_wish *wish);

/* True for courts as case numbers write them: 闽*, 闽02*, 闽0203. */
bool az_tailoring_is_courts(const char *text);

/* Appends the text of a new file; and the entry alone, to be pasted under `set`. */
void az_tailoring_new(const az_tailoring_wish *wish, az_buffer *out);
void az_tailoring_entry(const az_tailoring_wish *wish, az_buffer *out);

/* Appends the file with the entry. What in the file speaks against it is said in the load's problems,
 * with its line, and is ASSIZE_ERROR_INPUT. */
assize_status az_tailoring_add(az_load *load, const az_tailoring_wish *wish, const char *file,
	const char *bytes, size_t length, az_buffer *out, az_error *error);

#endif
