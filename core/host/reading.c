#include "host/reading.h"

#include "host/trace.h"

void az_runner_note_fact(az_runner *runner, az_fact fact)
{
	runner->reads++;
	az_buffer *trace = runner->request->trace;
	if (!trace || !runner->traced)
		return;
	az_buffer_u8(trace, AZ_EVENT_FACT);
	az_fact_put(trace, fact);
}

void az_runner_note_used(az_runner *runner, az_used used)
{
	runner->uses++;
	az_buffer *trace = runner->request->trace;
	if (!trace || !runner->traced)
		return;
	az_buffer_u8(trace, AZ_EVENT_USED);
	az_buffer_u16(trace, used.parameter);
	az_buffer_u16(trace, used.value);
}

static az_fact fact_of(
	const az_runner *runner, az_ref node, const az_field *field, const az_extension *extension)
{
	if (!extension)
		return (az_fact){node, field ? field->number : 0, 0};
	size_t index = (size_t)(extension - runner->policies->schema.extensions);
	return (az_fact){node, AZ_FIELD_EXTENSION, (uint16_t)index};
}

static void note(az_runner *runner, az_fact fact)
{
	uint32_t index;
	if (!az_evidence_fact(&runner->evidence, fact, &index))
		runner->evidence.failed = true;
	az_runner_note_fact(runner, fact);
}

static void on_field(
	void *context, az_ref node, const az_field *field, const az_extension *extension)
{
	az_runner *runner = context;
	note(runner, fact_of(runner, node, field, extension));
}

void az_runner_use(az_runner *runner, const az_parameter *parameter, size_t index)
{
	az_used used = {(uint16_t)parameter->index, (uint16_t)index};
	if (!az_evidence_used(&runner->evidence, used))
		runner->evidence.failed = true;
	if (parameter->dated_by.as_of)
		runner->as_of_read = true;
	az_runner_note_used(runner, used);
}

static void on_parameter(void *context, const az_parameter *parameter, size_t index)
{
	az_runner_use(context, parameter, index);
}

static const az_parameter_value *on_override(void *context, const az_parameter *parameter)
{
	return az_runner_override(context, parameter);
}

az_witness az_runner_witness(az_runner *runner)
{
	return (az_witness){runner, on_field, on_parameter, on_override};
}

az_fact az_runner_open_fact(const az_runner *runner, const az_open *open)
{
	return fact_of(runner, open->node, open->field, open->extension);
}

void az_runner_read(
	az_runner *runner, az_ref subject, const az_field_ref *ref, az_value *value, az_open *open)
{
	az_field_ref_read(&runner->request->record, subject, ref, value, open);
	if (value->state != AZ_UNKNOWN) {
		*open = (az_open){
			az_field_ref_node(&runner->request->record, subject, ref), ref->field, ref->extension};
	}
	note(runner, az_runner_open_fact(runner, open));
}

const az_parameter_value *az_runner_override(const az_runner *runner, const az_parameter *parameter)
{
	for (size_t i = 0; i < runner->request->override_count; i++)
		if (runner->request->overrides[i].parameter == parameter)
			return &runner->request->overrides[i].value;
	return NULL;
}

az_answer az_runner_read_message(az_runner *runner, const az_message *message, az_open *open)
{
	az_witness witness = az_runner_witness(runner);
	for (size_t i = 0; i < message->zh.count; i++) {
		const az_piece *piece = &message->zh.pieces[i];
		const az_parameter_value *value;
		if (piece->kind != AZ_PIECE_PARAMETER)
			continue;
		if (az_parameter_for(&runner->request->record, runner->subject, piece->parameter,
				runner->request->as_of, &witness, &value, open) == AZ_OPEN_QUESTION)
			return AZ_OPEN_QUESTION;
	}
	return AZ_YES;
}
