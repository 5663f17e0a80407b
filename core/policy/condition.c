#include "policy/condition.h"

#include <string.h>

static void tell_field(
	const az_witness *witness, az_ref node, const az_field *field, const az_extension *extension)
{
	if (witness && witness->field)
		witness->field(witness->context, node, field, extension);
}

/* The node that a reference begins at, and the one that holds the field: 0 where its single is not
 * there, whose value is then left in *single. */
static az_ref holder(
	const az_record *record, az_ref start, const az_field_ref *ref, az_value *single)
{
	if (!ref->one)
		return start;
	az_node_get(record, start, ref->one, single);
	return single->state == AZ_KNOWN ? (az_ref)single->number : 0;
}

az_ref az_field_ref_node(const az_record *record, az_ref subject, const az_field_ref *ref)
{
	az_value single;
	az_ref start = az_node_ancestor(record, subject, ref->entity);
	return start ? holder(record, start, ref, &single) : 0;
}

/* Reads a province's field. A value that was stored while the field had another type is not
 * known. */
static void read_extension(
	const az_record *record, az_ref node, const az_extension *extension, az_value *value)
{
	az_node_get_extension(record, node, extension->name, strlen(extension->name), value);
	if (value->state == AZ_KNOWN && value->type != extension->type)
		*value = (az_value){.state = AZ_UNKNOWN, .type = extension->type};
}

/* Reads, tells the witness, and leaves in *open what would be unknown. */
static void read_field(const az_record *record, az_ref subject, const az_field_ref *ref,
	const az_witness *witness, az_value *value, az_open *open)
{
	az_ref start = az_node_ancestor(record, subject, ref->entity);
	*value = (az_value){.state = AZ_UNKNOWN, .type = ref->field->type};
	*open = (az_open){subject, ref->field, ref->extension};
	if (!start)
		return;
	az_value single;
	az_ref node = holder(record, start, ref, &single);
	if (!node) {
		value->state = single.state;
		*open = (az_open){start, ref->one, NULL};
		tell_field(witness, start, ref->one, NULL);
		return;
	}
	open->node = node;
	tell_field(witness, node, ref->field, ref->extension);
	if (ref->extension) {
		read_extension(record, node, ref->extension, value);
		return;
	}
	az_unread unread = {0, NULL};
	az_node_read(record, node, ref->field, value, &unread);
	if (value->state == AZ_UNKNOWN && unread.ref && unread.field)
		*open = (az_open){unread.ref, unread.field, NULL};
}

void az_field_ref_read(const az_record *record, az_ref subject, const az_field_ref *ref,
	az_value *value, az_open *open)
{
	read_field(record, subject, ref, NULL, value, open);
}

az_answer az_parameter_at(
	const az_parameter *parameter, az_date date, const az_parameter_value **value)
{
	const az_parameter_value *first = az_parameter_on(parameter, date.first);
	const az_parameter_value *last = az_parameter_on(parameter, az_date_last(date));
	*value = NULL;
	if (first != last)
		return AZ_OPEN_QUESTION;
	*value = first;
	return first ? AZ_YES : AZ_NO;
}

/* The day on which a parameter is looked up. */
static az_answer read_date(const az_record *record, az_ref subject, const az_field_ref *ref,
	int32_t as_of, const az_witness *witness, az_date *date, az_open *open)
{
	az_value value;
	*date = (az_date){as_of, AZ_DAY};
	if (ref->as_of)
		return AZ_YES;
	read_field(record, subject, ref, witness, &value, open);
	if (value.state == AZ_NOT_APPLICABLE)
		return AZ_NO;
	return value.state == AZ_KNOWN && az_date_unpack(value.number, date) ? AZ_YES
																		 : AZ_OPEN_QUESTION;
}

az_answer az_parameter_for(const az_record *record, az_ref subject, const az_parameter *parameter,
	int32_t as_of, const az_witness *witness, const az_parameter_value **value, az_open *open)
{
	az_date date;
	*value = witness && witness->override ? witness->override(witness->context, parameter) : NULL;
	if (*value)
		return AZ_YES;
	az_answer answer =
		read_date(record, subject, &parameter->dated_by, as_of, witness, &date, open);
	if (answer != AZ_YES)
		return answer;
	answer = az_parameter_at(parameter, date, value);
	if (answer == AZ_YES && witness && witness->parameter)
		witness->parameter(witness->context, parameter, (size_t)(*value - parameter->values));
	return answer;
}

/* One comparison: what is asked of the field's value. */
typedef struct question {
	const az_record *record;
	az_ref subject;
	az_value value;
	int32_t as_of;
	const az_witness *witness;
	az_open at;    /* where the field itself is */
	az_open *open; /* where the question stays open */
} question;

/* What a number may be: a date that is not known to the day may be any of its days. */
typedef struct span {
	int64_t low;
	int64_t high;
} span;

static span span_of(az_type type, int64_t number)
{
	az_date date;
	if (type != AZ_DATE)
		return (span){number, number};
	if (!az_date_unpack(number, &date))
		return (span){INT64_MIN, INT64_MAX};
	return (span){date.first, az_date_last(date)};
}

static az_answer equals(const question *q, int64_t number)
{
	if (q->value.type == AZ_SET)
		return number > 0 && number <= UINT16_MAX && az_value_has_code(&q->value, (uint16_t)number)
				   ? AZ_YES
				   : AZ_NO;
	span a = span_of(q->value.type, q->value.number), b = span_of(q->value.type, number);
	if (a.high < b.low || a.low > b.high)
		return AZ_NO;
	return a.low == a.high && b.low == b.high ? AZ_YES : AZ_OPEN_QUESTION;
}

/* Open only where some days of the span would say yes and others no. */
static az_answer is_above(span a, span b)
{
	if (a.low > b.high)
		return AZ_YES;
	return a.high <= b.low ? AZ_NO : AZ_OPEN_QUESTION;
}

static az_answer negate(az_answer answer)
{
	if (answer == AZ_OPEN_QUESTION)
		return answer;
	return answer == AZ_YES ? AZ_NO : AZ_YES;
}

static az_answer in_order(az_operation operation, span a, span b)
{
	switch (operation) {
	case AZ_ABOVE:
		return is_above(a, b);
	case AZ_AT_LEAST:
		return negate(is_above(b, a));
	case AZ_BELOW:
		return is_above(b, a);
	default:
		return negate(is_above(a, b));
	}
}

/* A choice of a parameter is an index into its vocabulary, which need not be the code's number. */
static az_answer equals_choice(const question *q, const az_parameter *parameter, int64_t index)
{
	const az_vocabulary *codes = parameter->codes;
	if (!codes || index < 1 || (uint64_t)index > codes->count)
		return AZ_NO;
	return equals(q, codes->codes[index - 1].number);
}

static az_answer equals_parameter(
	const question *q, const az_parameter *parameter, const az_parameter_value *value)
{
	if (parameter->type == AZ_CODE)
		return equals_choice(q, parameter, value->number);
	if (parameter->type != AZ_SET)
		return equals(q, value->number);
	for (size_t i = 0; i < value->member_count; i++)
		if (equals_choice(q, parameter, value->members[i]) == AZ_YES)
			return AZ_YES;
	return AZ_NO;
}

static az_answer equals_text(const question *q, const char *text)
{
	size_t length = strlen(text);
	bool same = q->value.length == length && memcmp(q->value.text, text, length) == 0;
	return same ? AZ_YES : AZ_NO;
}

/* Fetches a parameter that is an operand; *value is NULL for a constant. */
static az_answer fetch(question *q, const az_operand *operand, const az_parameter_value **value)
{
	*value = NULL;
	if (!operand->parameter)
		return AZ_YES;
	return az_parameter_for(
		q->record, q->subject, operand->parameter, q->as_of, q->witness, value, q->open);
}

static az_answer judge_is(question *q, const az_operand *operand)
{
	const az_parameter_value *value = NULL;
	az_answer answer = fetch(q, operand, &value);
	if (answer != AZ_YES)
		return answer;
	if (value)
		answer = equals_parameter(q, operand->parameter, value);
	else if (operand->text)
		answer = equals_text(q, operand->text);
	else
		answer = equals(q, operand->number);
	if (answer == AZ_OPEN_QUESTION)
		*q->open = q->at;
	return answer;
}

/* Any operand will do; an open one leaves the question open unless another answers it. */
static az_answer judge_any(question *q, const az_condition *condition)
{
	az_answer all = AZ_NO;
	az_open first = q->at;
	for (size_t i = 0; i < condition->count; i++) {
		az_answer one = judge_is(q, &condition->operands[i]);
		if (one == AZ_YES)
			return AZ_YES;
		if (one == AZ_OPEN_QUESTION && all == AZ_NO)
			first = *q->open;
		if (one == AZ_OPEN_QUESTION)
			all = one;
	}
	*q->open = first;
	return all;
}

static az_answer judge_order(question *q, az_operation operation, const az_operand *operand)
{
	const az_parameter_value *value = NULL;
	az_answer answer = fetch(q, operand, &value);
	if (answer != AZ_YES)
		return answer;
	az_type type = q->value.type;
	answer = in_order(operation, span_of(type, q->value.number),
		span_of(type, value ? value->number : operand->number));
	if (answer == AZ_OPEN_QUESTION)
		*q->open = q->at;
	return answer;
}

static az_answer judge_between(question *q, const az_condition *condition)
{
	az_answer low = judge_order(q, AZ_AT_LEAST, &condition->operands[0]);
	if (low == AZ_NO)
		return AZ_NO;
	az_open first = *q->open;
	az_answer high = judge_order(q, AZ_AT_MOST, &condition->operands[1]);
	if (high == AZ_NO || low == AZ_YES)
		return high;
	*q->open = first;
	return AZ_OPEN_QUESTION;
}

az_answer az_condition_judge(const az_record *record, az_ref subject, const az_condition *condition,
	int32_t as_of, const az_witness *witness, az_open *open)
{
	question q = {
		.record = record, .subject = subject, .as_of = as_of, .witness = witness, .open = open};
	read_field(record, subject, &condition->field, witness, &q.value, &q.at);
	*open = q.at;
	if (condition->operation == AZ_IS_KNOWN)
		return q.value.state == AZ_KNOWN ? AZ_YES : AZ_NO;
	if (q.value.state == AZ_NOT_APPLICABLE)
		return AZ_NO;
	if (q.value.state == AZ_UNKNOWN)
		return AZ_OPEN_QUESTION;
	if (condition->operation == AZ_IS)
		return judge_any(&q, condition);
	if (condition->operation == AZ_BETWEEN)
		return judge_between(&q, condition);
	return judge_order(&q, condition->operation, &condition->operands[0]);
}

az_answer az_rule_applies(const az_record *record, az_ref subject, const az_rule *rule,
	int32_t as_of, const az_witness *witness, az_open *open, const az_condition **decided)
{
	const az_condition *first = NULL;
	az_open where = {0, NULL, NULL};
	az_answer all = AZ_YES;
	for (size_t i = 0; i < rule->condition_count; i++) {
		const az_condition *condition = &rule->conditions[i];
		az_answer one = az_condition_judge(record, subject, condition, as_of, witness, &where);
		if (one == AZ_OPEN_QUESTION && all == AZ_YES) {
			all = one;
			first = condition;
			*open = where;
		}
		if (one == AZ_NO) {
			all = one;
			first = condition;
			break;
		}
	}
	if (decided)
		*decided = first;
	return all;
}
