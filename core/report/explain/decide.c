#include "report/explain/decide.h"

#include <string.h>

#include "report/explain/control.h"

/* Sites are in the order of their places, outer ones first. */
bool az_site_is_inside(const az_lua_site *inner, const az_lua_site *outer)
{
	if (inner <= outer || inner->end_line > outer->end_line)
		return false;
	return strstr(outer->text, inner->text) != NULL;
}

/* A line of a file: its first byte, or NULL. */
static const char *line_at(const az_told *told, uint32_t spot, size_t *length)
{
	const az_bundle_file *file = &told->bundle->files[az_spot_file(spot)];
	const char *text = file->bytes, *end = text + file->length;
	for (uint32_t i = 1; text && i < az_spot_index(spot); i++) {
		const char *newline = memchr(text, '\n', (size_t)(end - text));
		text = newline ? newline + 1 : NULL;
	}
	if (!text)
		return NULL;
	const char *newline = memchr(text, '\n', (size_t)(end - text));
	*length = (size_t)((newline ? newline : end) - text);
	return text;
}

static bool makes_finding(const az_told *told, uint32_t spot)
{
	size_t length = 0;
	const char *text = line_at(told, spot, &length);
	return text && memmem(text, length, "finding", 7) != NULL;
}

static uint32_t spot_of(const az_told_test *test)
{
	return test->file * AZ_SPOTS_A_FILE + (uint32_t)test->site->line;
}

/* The last condition on the line that step `made` began which holds: it was entered there, and a
 * condition that let something through holds. SIZE_MAX: none holds; `*any`: there was one. */
static size_t condition_on(const az_told *told, size_t made, size_t tests, bool *any)
{
	size_t found = SIZE_MAX;
	*any = false;
	for (size_t i = 0; i < tests; i++) {
		const az_told_test *test = &told->tests[i];
		if (test->line_count < made || test->site->kind != AZ_LUA_CONDITION ||
			spot_of(test) != told->steps[made - 1])
			continue;
		*any = true;
		if (test->holds)
			found = i;
	}
	return found;
}

static size_t tests_before(const az_told *told, size_t made, size_t count)
{
	while (count > 0 && told->tests[count - 1].line_count >= made)
		count--;
	return count;
}

/* The step that made the finding: the last line before it was made that says `finding` and was let
 * through. What a rule tests after that (the rest of a loop) is of no matter. `*count`: the tests until
 * then. 0: none. */
static size_t find_made(const az_told *told, size_t *count)
{
	size_t tests = told->made ? told->made_tests : told->test_count;
	*count = tests;
	for (size_t made = told->made ? told->made : told->step_count; made > 0; made--) {
		bool any;
		if (!makes_finding(told, told->steps[made - 1]))
			continue;
		size_t condition = condition_on(told, made, tests, &any);
		if (any && condition == SIZE_MAX)
			continue;
		*count = any ? condition + 1 : tests_before(told, made, tests);
		return made;
	}
	return 0;
}

/* What within a condition settled it: and, or and not stop at the operand that does. */
size_t az_told_settle(const az_told *told, size_t condition)
{
	for (size_t i = condition; i-- > 0;) {
		const az_told_test *test = &told->tests[i];
		if (test->site->kind == AZ_LUA_CONDITION)
			continue;
		if (test->file == told->tests[condition].file &&
			az_site_is_inside(test->site, told->tests[condition].site))
			return i;
	}
	return condition;
}

static void decide_by_tests(az_told *told, size_t count)
{
	size_t last = count;
	while (last > 0 && told->tests[last - 1].site->kind != AZ_LUA_CONDITION)
		last--;
	if (!last && !count)
		return;
	told->decider = AZ_DECIDED_TEST;
	told->decided = last ? az_told_settle(told, last - 1) : count - 1;
}

static bool decide_by_when(az_told *told, az_answer answer)
{
	for (size_t i = 0; i < az_told_conditions(told); i++) {
		if (told->answers[i] != answer)
			continue;
		told->decider = AZ_DECIDED_WHEN;
		told->decided = i;
		return true;
	}
	return false;
}

static void decide_finding(az_told *told)
{
	size_t count;
	size_t made = find_made(told, &count);
	bool in_check = false;
	size_t control = made ? az_told_control(told, made, &in_check) : SIZE_MAX;
	bool by_when = az_told_conditions(told) > 0;
	if (control != SIZE_MAX) {
		told->decider = AZ_DECIDED_TEST;
		told->decided = told->tests[control].compared ? control : az_told_settle(told, control);
		return;
	}
	if (!in_check || !by_when)
		decide_by_tests(told, count);
	if (told->decider == AZ_DECIDED_NOTHING && by_when) {
		told->decider = AZ_DECIDED_WHEN;
		told->decided = told->rule->condition_count - 1;
	}
}

/* The rule ended at a field that does not apply: nothing was tested after it was read. */
static bool ends_not_applicable(
	const az_told *told, const az_policies *policies, const az_record *record)
{
	az_value value;
	if (!told->read_count)
		return false;
	if (told->test_count && told->tests[told->test_count - 1].read_count == told->read_count)
		return false;
	az_fact_value(policies, record, told->reads[told->read_count - 1].fact, &value);
	return value.state == AZ_NOT_APPLICABLE;
}

void az_told_decide(az_told *told, const az_policies *policies, const az_record *record)
{
	told->decider = AZ_DECIDED_NOTHING;
	if (told->end == AZ_TOLD_NOT_EVALUATED) {
		told->decider = AZ_DECIDED_CAUSE;
	} else if (told->cut) {
		told->decider = AZ_DECIDED_UNSEEN;
	} else if (told->end == AZ_TOLD_SILENT) {
		if (decide_by_when(told, AZ_NO))
			return;
		if (ends_not_applicable(told, policies, record))
			told->decider = AZ_DECIDED_NOT_APPLICABLE;
		else
			decide_by_tests(told, told->test_count);
	} else {
		decide_finding(told);
	}
}
