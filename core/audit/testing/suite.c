#include "audit/testing/suite.h"

az_tested *az_suite_add(az_suite *suite, az_arena *arena, const az_tested *verdict)
{
	az_tested *copy = az_arena_alloc(arena, sizeof *copy);
	if (!copy)
		return NULL;
	*copy = *verdict;
	copy->next = NULL;
	if (suite->last)
		suite->last->next = copy;
	else
		suite->first = copy;
	suite->last = copy;
	if (verdict->kind == AZ_TESTED_PASSED || verdict->kind == AZ_TESTED_WRITTEN)
		suite->passed++;
	else
		suite->failed++;
	return copy;
}
