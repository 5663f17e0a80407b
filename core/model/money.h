/*
 * Money: whole fen in an int64. No double is ever made of it. Pure functions, any thread.
 */
#ifndef AZ_MODEL_MONEY_H
#define AZ_MODEL_MONEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { AZ_MONEY_TEXT = 32 };

/* Amounts reach +-10^16 fen (10^14 yuan): far above any case, far below the integer's end, so that
 * sums of ten thousand of them stay inside. */
#define AZ_MONEY_MOST INT64_C(10000000000000000)

/* "862400.00", "862,400", "3000元", "1.2万元", "3亿元", full-width digits; at most two decimals of a
 * yuan. False with a reason in *why. */
bool az_money_parse(const char *text, size_t length, int64_t *fen, const char **why);

/* "862400.00", as files and JSON have it. Returns `out`. */
const char *az_money_format(int64_t fen, char out[AZ_MONEY_TEXT]);

/* "862,400.00" for people; the unit word is the message's. Returns `out`. */
const char *az_money_format_grouped(int64_t fen, char out[AZ_MONEY_TEXT]);

/* Checked arithmetic: false when the result leaves +-AZ_MONEY_MOST. */
bool az_money_add(int64_t a, int64_t b, int64_t *sum);
bool az_money_times(int64_t a, int64_t factor, int64_t *product);

/* A decimal with at most six decimals ("0.8", "80%") in millionths. */
bool az_ratio_parse(const char *text, size_t length, int64_t *millionths, const char **why);
const char *az_ratio_format(int64_t millionths, char out[AZ_MONEY_TEXT]);

/* A whole number, also with full-width digits and grouping commas. */
bool az_count_parse(const char *text, size_t length, int64_t *count, const char **why);

#endif
