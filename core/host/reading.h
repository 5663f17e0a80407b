/*
 * Reading on behalf of a rule, with evidence and trace: what the conditions of `when` and the
 * parameters' dates do, inside and outside of Lua. Inside of the room host. Nothing here raises;
 * memory that ran out is remembered in the evidence (az_evidence.failed) and ends the evaluation.
 */
#ifndef AZ_HOST_READING_H
#define AZ_HOST_READING_H

#include "host/runner.h"
#include "policy/condition.h"

/* A witness that notes what it is told in the state's evidence and trace. */
az_witness az_runner_witness(az_runner *runner);

/* Reads a field as seen from a node, and notes it. `open` names the field read, also when known. */
void az_runner_read(
	az_runner *runner, az_ref subject, const az_field_ref *ref, az_value *value, az_open *open);

/* The fact that an open question is about. */
az_fact az_runner_open_fact(const az_runner *runner, const az_open *open);

/* Notes that a parameter's value was used. */
void az_runner_use(az_runner *runner, const az_parameter *parameter, size_t index);

/* Reads the parameters that a message names, so that what a person reads was used and is kept with its
 * basis. AZ_OPEN_QUESTION with `open` where the date of one is unknown; else AZ_YES. */
az_answer az_runner_read_message(az_runner *runner, const az_message *message, az_open *open);

/* The value that the request sets by hand, or NULL. */
const az_parameter_value *az_runner_override(
	const az_runner *runner, const az_parameter *parameter);

#endif
