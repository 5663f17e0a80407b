/*
 * Coverage for people: a line for each rule and module with its shares, the legal articles, and below
 * them each hole with file, line and column. Pure; any thread.
 */
#ifndef AZ_REPORT_TESTING_COVER_H
#define AZ_REPORT_TESTING_COVER_H

#include "audit/coverage/coverage.h"

void az_cover_write(const az_coverage *coverage, az_lang lang, az_buffer *out);

/* Whole percents, never rounded up; 100 where there is nothing to see. */
unsigned az_cover_percent(az_shares shares);

#endif
