/*
 * Which values of a comparison may be shown. A trace tells values and not where they came from, so a
 * rule that read a personal or protected field may have it in any local: a side that could be that value
 * is hidden, and so are the numbers that may have been counted from it: an age, a difference of years.
 * A parameter and what stands in the source are shown, whatever they are compared with. Pure; any
 * thread.
 */
#ifndef AZ_REPORT_EXPLAIN_MASK_H
#define AZ_REPORT_EXPLAIN_MASK_H

#include "report/explain/page.h"

bool az_side_is_hidden(
	const az_page *page, const az_told *told, const az_told_test *test, bool left);

#endif
