#include "report/explain/record.h"

static assize_status evaluate(const az_explain_ask *ask, az_buffer *block, az_error *error)
{
	az_request request = {.record = *ask->record,
		.as_of = ask->as_of,
		.overrides = ask->overrides,
		.override_count = ask->override_count};
	assize_status status = az_evaluator_ask(ask->evaluator, &request, block, NULL, error);
	if (!status && block->failed)
		status = az_error_memory(error);
	return status;
}

assize_status az_explain_record(const az_explain_ask *ask, az_buffer *out, az_error *error)
{
	az_buffer block = {0};
	assize_status status = evaluate(ask, &block, error);
	az_explain explain = {.policies = ask->policies,
		.evaluator = ask->evaluator,
		.record = ask->record,
		.as_of = ask->as_of,
		.block = block.bytes,
		.length = block.length,
		.overrides = ask->overrides,
		.override_count = ask->override_count,
		.lang = ask->lang};
	if (!status && ask->subject)
		status = az_explain_subject(&explain, ask->rule, ask->subject, ask->wanted, out, error);
	else if (!status)
		status = az_explain_rule(&explain, ask->rule, out, error);
	if (!status && ask->outcomes)
		az_buffer_bytes(ask->outcomes, block.bytes, block.length);
	az_buffer_free(&block);
	return status;
}
