/* What stands in a rule's header and in the manifest: conditions, laws, parameters, declared reads. */
#include "policy/check/world.h"

#include <limits.h>
#include <string.h>

static void header_says(
	az_world *world, az_check check, az_place place, const char *mend, const char *what)
{
	if (!az_remarks_add(world->remarks, check, place, (az_place){0}, mend, "%s", what))
		world->no_memory = true;
}

/* ---- conditions -------------------------------------------------------------------------------- */

/* The values that a condition lets through, as far as constants say it. */
typedef struct span {
	int64_t low;
	int64_t high;
} span;

static bool is_constant(const az_condition *condition)
{
	for (size_t i = 0; i < condition->count; i++)
		if (condition->operands[i].parameter || condition->operands[i].text)
			return false;
	return condition->count > 0;
}

/* Money and counts are whole inside, so that above is one more. */
static span span_of(const az_condition *condition)
{
	int64_t number = condition->operands[0].number;
	switch (condition->operation) {
	case AZ_ABOVE:
		return (span){number < INT64_MAX ? number + 1 : number, INT64_MAX};
	case AZ_AT_LEAST:
		return (span){number, INT64_MAX};
	case AZ_BELOW:
		return (span){INT64_MIN, number > INT64_MIN ? number - 1 : number};
	case AZ_AT_MOST:
		return (span){INT64_MIN, number};
	case AZ_BETWEEN:
		return (span){number, condition->operands[1].number};
	default:
		return (span){INT64_MIN, INT64_MAX};
	}
}

static bool has_number(const az_condition *condition, int64_t number)
{
	for (size_t i = 0; i < condition->count; i++)
		if (condition->operands[i].number == number)
			return true;
	return false;
}

/* One of the two names values, the other values or a span. */
static bool any_fits(const az_condition *named, const az_condition *other)
{
	span range = span_of(other);
	for (size_t i = 0; i < named->count; i++) {
		int64_t number = named->operands[i].number;
		bool fits = other->operation == AZ_IS ? has_number(other, number)
											  : number >= range.low && number <= range.high;
		if (fits)
			return true;
	}
	return false;
}

static bool exclude(const az_condition *a, const az_condition *b)
{
	const az_field_ref *x = &a->field, *y = &b->field;
	bool same = x->field == y->field && x->one == y->one && x->entity == y->entity;
	az_type type = x->field->type;
	if (!same || !is_constant(a) || !is_constant(b) || type == AZ_SET || type == AZ_DATE)
		return false;
	if (a->operation == AZ_IS || b->operation == AZ_IS)
		return !any_fits(a->operation == AZ_IS ? a : b, a->operation == AZ_IS ? b : a);
	span one = span_of(a), other = span_of(b);
	return one.high < other.low || other.high < one.low;
}

/* Amounts and counts do not go below zero. */
static bool is_below_all(const az_condition *condition)
{
	az_type type = condition->field.field->type;
	return (type == AZ_MONEY || type == AZ_COUNT) && is_constant(condition) &&
		   condition->operation != AZ_IS && span_of(condition).high < 0;
}

static bool takes_all(const az_condition *condition)
{
	const az_field *field = condition->field.field;
	if (condition->operation != AZ_IS || !is_constant(condition))
		return false;
	if (field->type == AZ_FLAG)
		return has_number(condition, 0) && has_number(condition, 1);
	if (field->type != AZ_CODE || !field->codes)
		return false;
	for (size_t i = 0; i < field->codes->count; i++)
		if (!has_number(condition, field->codes->codes[i].number))
			return false;
	return true;
}

static void judge_condition(az_world *world, const az_rule *rule, size_t i)
{
	const az_condition *condition = &rule->conditions[i];
	for (size_t k = 0; k < i; k++)
		if (exclude(&rule->conditions[k], condition))
			header_says(world, AZ_CHECK_NEVER_HOLDS, condition->place, "take one of the two away",
				az_world_text(world, "`when` never holds: %s excludes %s", condition->source,
					rule->conditions[k].source));
	if (is_below_all(condition))
		header_says(world, AZ_CHECK_NEVER_HOLDS, condition->place,
			"write at_most(0), or another bound",
			az_world_text(world, "`when` never holds: nothing is %s", condition->source));
	if (takes_all(condition))
		header_says(world, AZ_CHECK_ALWAYS_HOLDS, condition->place, "leave it out, or write known",
			az_world_text(world, "%s holds whatever is known of it", condition->source));
	bool money = condition->field.field->type == AZ_MONEY;
	for (size_t k = 0; money && k < condition->count; k++)
		if (!condition->operands[k].parameter && condition->operands[k].number)
			header_says(world, AZ_CHECK_FIGURE, condition->place,
				"make it a parameter in policy.yaml, with its date and basis, and write param.NAME",
				az_world_text(world, "an amount stands in %s", condition->source));
}

/* ---- what the header uses ---------------------------------------------------------------------- */

static void use_field(az_world *world, const az_field_ref *ref)
{
	for (size_t i = 0; !ref->as_of && ref->field && i < world->policy->read_count; i++)
		if (world->policy->reads[i].field == ref->field)
			world->reads[i] = true;
}

static void use_parameter(az_world *world, const az_parameter *parameter)
{
	if (parameter)
		world->used[parameter->index] = true;
}

static void use_template(az_world *world, const az_template *template)
{
	for (size_t i = 0; i < template->count; i++) {
		if (template->pieces[i].kind == AZ_PIECE_FIELD)
			use_field(world, &template->pieces[i].field);
		use_parameter(world, template->pieces[i].parameter);
	}
}

static void use_all(az_world *world, const az_rule *rule)
{
	for (size_t i = 0; i < rule->message_count; i++) {
		use_template(world, &rule->messages[i].zh);
		use_template(world, &rule->messages[i].en);
	}
	for (size_t i = 0; i < rule->condition_count; i++) {
		use_field(world, &rule->conditions[i].field);
		for (size_t k = 0; k < rule->conditions[i].count; k++)
			use_parameter(world, rule->conditions[i].operands[k].parameter);
	}
}

/* ---- laws -------------------------------------------------------------------------------------- */

static void judge_laws(az_world *world, const az_rule *rule)
{
	for (size_t i = 0; i < rule->law_count; i++) {
		const az_law *law = rule->laws[i];
		if (law->verified)
			continue;
		header_says(world, AZ_CHECK_LAW_UNVERIFIED, rule->place,
			az_world_text(world, "read it in a source, and set verified in %s:%d", law->place.file,
				law->place.line),
			az_world_text(
				world, "the law '%s' is not verified, and every finding says so", law->id));
	}
}

void az_judge_header(az_world *world, const az_rule *rule)
{
	use_all(world, rule);
	for (size_t i = 0; i < rule->condition_count; i++)
		judge_condition(world, rule, i);
	judge_laws(world, rule);
}

/* ---- the manifest ------------------------------------------------------------------------------ */

static void judge_basis(
	az_world *world, const az_parameter *parameter, const az_parameter_value *value)
{
	const az_law *law = value->basis;
	if (!law)
		return;
	char day[AZ_DATE_TEXT];
	bool early = value->from > INT32_MIN && law->from > value->from;
	if (early)
		header_says(world, AZ_CHECK_LAW_NOT_IN_FORCE, value->place,
			"name the law that held then as the basis, or let the value begin later",
			az_world_text(world,
				"the value of '%s' begins before its basis '%s' is in force, on %s",
				parameter->name, law->id, az_date_format((az_date){law->from, AZ_DAY}, day)));
	if (value->from > law->until)
		header_says(world, AZ_CHECK_LAW_NOT_IN_FORCE, value->place,
			"name the law that holds now as the basis",
			az_world_text(world, "the value of '%s' begins after its basis '%s' has ended, on %s",
				parameter->name, law->id, az_date_format((az_date){law->until, AZ_DAY}, day)));
	if (!law->verified)
		header_says(world, AZ_CHECK_LAW_UNVERIFIED, value->place,
			az_world_text(world, "read it in a source, and set verified in %s:%d", law->place.file,
				law->place.line),
			az_world_text(
				world, "the basis '%s' of '%s' is not verified", law->id, parameter->name));
}

static void judge_parameter(az_world *world, const az_parameter *parameter)
{
	use_field(world, &parameter->dated_by);
	use_field(world, &parameter->act);
	use_field(world, &parameter->judged);
	for (size_t i = 0; i < parameter->count; i++)
		judge_basis(world, parameter, &parameter->values[i]);
	if (!world->used[parameter->index] && !world->any_used)
		header_says(world, AZ_CHECK_UNUSED_PARAMETER, parameter->place,
			"take it out, or use it in a rule",
			az_world_text(world, "no rule uses the parameter '%s'", parameter->name));
	char day[AZ_DATE_TEXT];
	int32_t by = az_parameter_review_by(parameter);
	if (world->as_of > INT32_MIN && by < world->as_of)
		header_says(world, AZ_CHECK_OVERDUE, parameter->place,
			"review it, and write the new reviewed_on",
			az_world_text(world, "the parameter '%s' was to be reviewed by %s", parameter->name,
				az_date_format((az_date){by, AZ_DAY}, day)));
}

void az_judge_manifest(az_world *world)
{
	const az_policy *policy = world->policy;
	for (size_t i = 0; i < policy->parameter_count; i++)
		judge_parameter(world, &policy->parameters[i]);
	for (size_t i = 0; i < policy->read_count; i++)
		if (!world->reads[i])
			header_says(world, AZ_CHECK_UNUSED_READ, policy->reads[i].place,
				"take the declaration out",
				az_world_text(world, "no rule reads '%s'", policy->reads[i].path));
}
