/*
 * What stands behind a test that says little by itself: a local, a call. The last comparison of the
 * functions that it called, or the fields that it was made of. Pure; any thread.
 */
#ifndef AZ_REPORT_EXPLAIN_BEHIND_H
#define AZ_REPORT_EXPLAIN_BEHIND_H

#include "report/explain/page.h"
#include "report/explain/tree.h"

enum { AZ_BEHIND_MOST = 3 };

/* The test that a test comes down to, itself where nothing else was judged for it. */
size_t az_told_behind(const az_told *told, size_t test);

/* The fields that an expression of a test was made of, not counting one that it is itself: those read
 * where its locals were given their values. At most AZ_BEHIND_MOST; how many. */
size_t az_behind_facts(const az_page *page, const az_told *told, const az_told_test *test,
	const az_lua_node *expression, az_fact *facts);

/* The same; where nothing is found, what was read last before the test ended. */
size_t az_behind_any_facts(const az_page *page, const az_told *told, const az_told_test *test,
	const az_lua_node *expression, az_fact *facts);

/* The field that the expression reads by name (`d.gain`, `maybe(d).gain`): its last reading. */
bool az_behind_field(const az_page *page, const az_told *told, const az_told_test *test,
	const az_lua_node *expression, az_fact *fact);

#endif
