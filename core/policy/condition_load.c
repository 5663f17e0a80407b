#include "policy/condition_load.h"

#include <string.h>

#include "exchange/names.h"
#include "policy/field_ref.h"
#include "policy/keys.h"
#include "policy/literal.h"
#include "policy/parameter.h"
#include "policy/reads.h"
#include "policy/terms.h"
#include "base/words.h"

static const char *const CALLS[] = {
	"above", "at_least", "below", "at_most", "between", "known", NULL};
static const az_operation OPERATIONS[] = {
	AZ_ABOVE, AZ_AT_LEAST, AZ_BELOW, AZ_AT_MOST, AZ_BETWEEN, AZ_IS_KNOWN};

/* The rule and the field that a condition is about. */
typedef struct scope {
	az_load *load;
	const az_rule *rule;
	const az_field *field;
} scope;

/* Parameters and fields must be of one type and one unit. Units of things without a name fit
 * any. */
static bool parameter_fits(const az_parameter *parameter, const az_field *field)
{
	if (!parameter->type)
		return true;
	if (field->type == AZ_CODE || field->type == AZ_SET)
		return (parameter->type == AZ_CODE || parameter->type == AZ_SET) &&
			   parameter->codes == field->codes;
	if (parameter->type != field->type)
		return false;
	return !parameter->unit || !field->unit || strcmp(parameter->unit, field->unit) == 0;
}

static bool read_parameter(scope *s, const az_doc *value, const char *name, az_operand *out)
{
	const az_parameter *parameter = az_parameter_used(
		s->load, s->rule->policy, s->rule->subject, name, az_doc_place(value, s->load->file));
	if (!parameter)
		return false;
	out->parameter = parameter;
	if (parameter_fits(parameter, s->field))
		return true;
	const az_vocabulary *codes = s->field->codes;
	const char *mend =
		codes ? az_load_text(s->load,
					"use a parameter of the type choice or codes with vocabulary: %s", codes->name)
			  : az_load_text(s->load, "use a parameter of the type %s",
					s->field->unit ? s->field->unit : az_type_of(s->field->type)->name);
	az_load_bad(s->load, value, mend, "the parameter '%s' (%s) cannot be compared with '%s' (%s)",
		name, parameter->type_name, s->field->name, az_type_of(s->field->type)->name);
	return false;
}

static bool read_operand(scope *s, const az_doc *value, az_operand *out)
{
	if (value->kind == AZ_DOC_NAME && strncmp(value->text, "param.", 6) == 0)
		return read_parameter(s, value, value->text + 6, out);
	if (value->kind == AZ_DOC_PLAIN || value->kind == AZ_DOC_TEXT)
		return az_literal_load(s->load, s->field, value, out);
	if (value->kind == AZ_DOC_NAME)
		az_load_bad(s->load, value, "write a text in quotes, known, or param.name",
			"'%s' is no value of a condition", value->text);
	else
		az_load_bad(s->load, value,
			"write a value, a list of values, above(x), at_least(x), below(x), at_most(x), "
			"between(a, b), known or param.name",
			"this is no value of a condition");
	return false;
}

/* The operands of a list or call. False when any of them is wrong. */
static bool read_operands(scope *s, const az_doc *list, az_condition *out)
{
	az_operand *operands = az_load_array(s->load, list->count, sizeof *operands);
	bool good = operands != NULL;
	size_t i = 0;
	for (const az_doc *value = list->first; value && operands; value = value->next)
		good = read_operand(s, value, &operands[i++]) && good;
	out->operands = operands;
	out->count = list->count;
	return good;
}

static bool is_ordered(az_type type)
{
	return type == AZ_COUNT || type == AZ_MONEY || type == AZ_DATE;
}

static bool can_hold(const az_condition *condition)
{
	const az_operand *o = condition->operands;
	return o[0].parameter || o[1].parameter || o[0].number <= o[1].number;
}

static bool read_call(scope *s, const az_doc *call, az_condition *out)
{
	size_t found = az_terms_find(CALLS, call->text);
	if (!found) {
		const char *near = az_names_nearest(call->text, CALLS);
		az_load_bad(s->load, call,
			near ? az_load_text(s->load, "did you mean '%s'?", near)
				 : "use above, at_least, below, at_most, between or known",
			"there is no condition '%s(...)'", call->text);
		return false;
	}
	out->operation = OPERATIONS[found - 1];
	size_t wanted = out->operation == AZ_BETWEEN ? 2 : 1;
	if (out->operation == AZ_IS_KNOWN) {
		az_load_bad(s->load, call, "write known", "known takes nothing in brackets");
		return false;
	}
	if (call->count != wanted) {
		az_load_bad(s->load, call,
			wanted == 2 ? "write between(first, last)" : AZ_N("write one value"),
			"%s takes %zu and was given %zu", call->text, wanted, call->count);
		return false;
	}
	if (!is_ordered(s->field->type)) {
		az_load_bad(s->load, call, "write the value, or a list of values",
			"'%s' (%s) is never more or less than something", s->field->name,
			az_type_of(s->field->type)->name);
		return false;
	}
	if (!read_operands(s, call, out))
		return false;
	if (out->operation != AZ_BETWEEN || can_hold(out))
		return true;
	az_load_bad(s->load, call, "write the lower end first", "nothing lies between these two");
	return false;
}

static bool read_list(scope *s, const az_doc *list, az_condition *out)
{
	out->operation = AZ_IS;
	if (list->count)
		return read_operands(s, list, out);
	az_load_bad(s->load, list, "name the values of which one must hold, or leave the condition out",
		"an empty list can never hold");
	return false;
}

static bool read_single(scope *s, const az_doc *value, az_condition *out)
{
	az_operand *operand = az_load_array(s->load, 1, sizeof *operand);
	out->operation = AZ_IS;
	out->operands = operand;
	out->count = 1;
	return operand && read_operand(s, value, operand);
}

/* Lists, singles and references are followed by code; a condition only asks whether they are
 * known. */
static bool has_values(az_type type)
{
	return type == AZ_TEXT || type == AZ_FLAG || type == AZ_CODE || type == AZ_SET ||
		   is_ordered(type);
}

static bool read_value(scope *s, const az_doc *value, az_condition *out)
{
	if (value->kind == AZ_DOC_NAME && strcmp(value->text, "known") == 0) {
		out->operation = AZ_IS_KNOWN;
		return true;
	}
	if (!has_values(s->field->type)) {
		az_load_bad(s->load, value, "ask for known here, and for the rest in check",
			"'%s' (%s) has no value to compare with", s->field->name,
			az_type_of(s->field->type)->name);
		return false;
	}
	if (value->kind == AZ_DOC_CALL)
		return read_call(s, value, out);
	if (value->kind == AZ_DOC_LIST)
		return read_list(s, value, out);
	return read_single(s, value, out);
}

static bool read_condition(
	az_load *load, const az_doc *value, const az_rule *rule, az_condition *out)
{
	out->place = az_doc_key_place(value, load->file);
	if (!az_field_ref_load(load, rule->subject, value->key, out->place, &out->field))
		return false;
	out->source = az_literal_source(load, value);
	scope s = {load, rule, out->field.field};
	bool allowed = az_reads_check(load, rule->policy, &out->field, out->place);
	return read_value(&s, value, out) && allowed;
}

void az_conditions_load(az_load *load, const az_doc *when, az_rule *rule)
{
	if (when->kind != AZ_DOC_MAP || !when->count) {
		az_load_bad(load, when, "write when = {status = \"recovered\"}, or leave it out",
			"'when' holds no conditions");
		return;
	}
	az_condition *conditions = az_load_array(load, when->count, sizeof *conditions);
	if (!conditions)
		return;
	size_t count = 0;
	for (const az_doc *value = when->first; value; value = value->next)
		if (read_condition(load, value, rule, &conditions[count]))
			count++;
	rule->conditions = conditions;
	rule->condition_count = count;
}
