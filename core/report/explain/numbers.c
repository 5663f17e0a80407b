#include "report/explain/numbers.h"

#include "model/money.h"
#include "report/explain/change.h"

enum { TESTS_LOOKED_AT = 16, FIRST_DAY = -25567, LAST_DAY = 84005 }; /* 1900-01-01, 2199-12-31 */

typedef struct near {
	az_numbers *out;
	az_type type;
	bool known;
	int64_t value;
} near;

static bool is_in_range(const near *n, int64_t number)
{
	if (n->type == AZ_DATE)
		return number >= FIRST_DAY && number <= LAST_DAY;
	return number >= 0 && number <= AZ_MONEY_MOST;
}

static void add(near *n, int64_t number)
{
	if (!is_in_range(n, number) || (n->known && number == n->value))
		return;
	for (size_t i = 0; i < n->out->count; i++)
		if (n->out->items[i] == number)
			return;
	if (n->out->count < AZ_NUMBERS_MOST)
		n->out->items[n->out->count++] = number;
}

static void add_around(near *n, int64_t number)
{
	add(n, number);
	add(n, number - 1);
	add(n, number + 1);
}

/* The field moved by `difference` in either direction: which of the two sides it feeds, and with which
 * sign, is not known. */
static void add_moved(near *n, int64_t difference)
{
	add_around(n, n->value + difference);
	add_around(n, n->value - difference);
}

/* A count that was compared may be one of months or years that a date gave. */
static void add_months(near *n, int64_t months)
{
	az_date moved;
	for (int sign = -1; sign <= 1; sign += 2) {
		az_date date = {(int32_t)n->value, AZ_DAY};
		if (months <= INT16_MAX && az_date_add_months(date, sign * months, &moved))
			add_around(n, moved.first);
	}
}

static bool number_of(const az_given *given, int64_t *number)
{
	az_value value = {.state = AZ_KNOWN, .type = given->type, .number = given->number};
	if (given->type != AZ_COUNT && given->type != AZ_MONEY && given->type != AZ_DATE)
		return false;
	return az_change_number(&value, number) && *number <= AZ_MONEY_MOST &&
		   *number >= -AZ_MONEY_MOST;
}

static void look_at(near *n, const az_given *left, const az_given *right)
{
	int64_t a, b;
	if (!number_of(left, &a) || !number_of(right, &b))
		return;
	int64_t difference = b > a ? b - a : a - b;
	bool same = left->type == n->type || right->type == n->type;
	if (!n->known && same) {
		add_around(n, a);
		add_around(n, b);
	} else if (n->known && same) {
		add_moved(n, difference);
	} else if (n->known && n->type == AZ_DATE && left->type == AZ_COUNT) {
		add_moved(n, difference);
		add_months(n, difference);
		if (difference <= INT16_MAX / 12) {
			add_months(n, difference * 12);
			add_months(n, (difference + 1) * 12);
		}
	}
}

static void look_at_parameter(near *n, const az_told *told, const az_parameter *parameter)
{
	const az_parameter_value *set = az_told_override(told, parameter);
	if (set)
		add_around(n, set->number);
	for (size_t i = 0; i < told->used_count; i++)
		if (&told->rule->policy->parameters[told->used[i].parameter] == parameter)
			add_around(n, parameter->values[told->used[i].value].number);
}

/* The operands of the conditions of `when` about this very field. */
static void look_at_when(near *n, const az_told *told, az_fact fact)
{
	for (size_t i = 0; i < az_told_conditions(told); i++) {
		const az_condition *condition = &told->rule->conditions[i];
		const az_field *field = condition->field.field;
		if (!field || field->number != fact.field || field->type != n->type)
			continue;
		for (size_t j = 0; j < condition->count; j++) {
			const az_operand *operand = &condition->operands[j];
			if (operand->parameter)
				look_at_parameter(n, told, operand->parameter);
			az_given given = {.type = n->type, .number = operand->number};
			int64_t number;
			if (!operand->parameter && !operand->text && number_of(&given, &number))
				add_around(n, number);
		}
	}
}

/* The days from which a parameter that was used has another value. */
static void look_at_dates(near *n, const az_told *told)
{
	for (size_t i = 0; i < told->used_count && n->type == AZ_DATE; i++) {
		const az_parameter *parameter = &told->rule->policy->parameters[told->used[i].parameter];
		for (size_t j = 0; j < parameter->count; j++)
			if (parameter->values[j].from != INT32_MIN) {
				add(n, parameter->values[j].from);
				add(n, (int64_t)parameter->values[j].from - 1);
			}
	}
}

static int64_t distance(int64_t a, int64_t b)
{
	return a > b ? a - b : b - a;
}

/* The nearest first; a few dozen at most. */
static void sort(near *n)
{
	int64_t *items = n->out->items;
	for (size_t i = 1; i < n->out->count; i++)
		for (size_t j = i; j > 0; j--) {
			int64_t a = distance(items[j - 1], n->value), b = distance(items[j], n->value);
			if (a < b || (a == b && items[j - 1] <= items[j]))
				break;
			int64_t swap = items[j];
			items[j] = items[j - 1];
			items[j - 1] = swap;
		}
}

void az_numbers_near(az_numbers *numbers, az_fact fact, const az_value *value, az_type type,
	const az_told *told, int32_t as_of)
{
	near n = {.out = numbers, .type = type};
	numbers->count = 0;
	n.known = az_change_number(value, &n.value);
	if (!n.known)
		n.value = type == AZ_DATE ? as_of : 0;
	look_at_dates(&n, told);
	look_at_when(&n, told, fact);
	size_t looked = 0;
	for (size_t i = told->test_count; i-- > 0 && looked < TESTS_LOOKED_AT;) {
		if (!told->tests[i].compared)
			continue;
		look_at(&n, &told->tests[i].left, &told->tests[i].right);
		looked++;
	}
	if (!n.known)
		add_around(&n, n.value);
	sort(&n);
}
