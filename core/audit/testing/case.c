/* Running a case test: one probe for all rules that it speaks of. */
#include "audit/testing/run.h"

/* The probe with those of its parts that were chosen; it is whole only with all of them. */
static assize_status narrow(const az_tester *tester, const az_casetest *test, az_probe *probe)
{
	az_probe_part *parts = az_arena_array(tester->arena, test->probe.part_count + 1, sizeof *parts);
	if (!parts)
		return az_error_memory(tester->error);
	*probe = test->probe;
	probe->parts = parts;
	probe->part_count = 0;
	for (size_t i = 0; i < test->probe.part_count; i++)
		if (az_tester_takes(tester, test->file, test->probe.parts[i].name))
			parts[probe->part_count++] = test->probe.parts[i];
	probe->whole = test->probe.whole && az_tester_takes(tester, test->file, NULL);
	return ASSIZE_OK;
}

assize_status az_test_case(az_tester *tester, const az_casetest *test, az_suite *suite)
{
	az_probe probe;
	suite->title = test->title;
	suite->wrong = !test->good;
	if (suite->wrong) {
		suite->failed++;
		return ASSIZE_OK;
	}
	if (!test->has_expect)
		return ASSIZE_OK;
	assize_status status = narrow(tester, test, &probe);
	if (status || (!probe.part_count && !probe.whole))
		return status;
	return az_tester_ask(tester, &probe, suite);
}
