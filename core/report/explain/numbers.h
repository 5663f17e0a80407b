/*
 * Amounts, counts and dates near a field's value at which a comparison that the rule made would turn:
 * moved by what the two sides differ, and by one fen, one unit, one day more and less; and the days from
 * which a parameter that was used has another value. Pure; any thread.
 */
#ifndef AZ_REPORT_EXPLAIN_NUMBERS_H
#define AZ_REPORT_EXPLAIN_NUMBERS_H

#include "report/explain/trace.h"

enum { AZ_NUMBERS_MOST = 40 };

typedef struct az_numbers {
	int64_t items[AZ_NUMBERS_MOST]; /* dates as days; the nearest first */
	size_t count;
} az_numbers;

/* Where the value is not known: the operands themselves and their neighbours. */
void az_numbers_near(az_numbers *numbers, az_fact fact, const az_value *value, az_type type,
	const az_told *told, int32_t as_of);

#endif
