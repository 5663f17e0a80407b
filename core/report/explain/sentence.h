/*
 * A test in words: "31 > 30 holds", and with the names of both sides. Pure; any thread.
 */
#ifndef AZ_REPORT_EXPLAIN_SENTENCE_H
#define AZ_REPORT_EXPLAIN_SENTENCE_H

#include "report/explain/page.h"

/* "72 > 30 成立"; of a test without values its text and whether it holds. */
void az_sentence_short(const az_page *page, const az_told *told, const az_told_test *test);

/* "第13行：kept = 72，返还期限 param.return_days = 30天，72 > 30 成立" */
void az_sentence_long(const az_page *page, const az_told *told, const az_told_test *test);

#endif
