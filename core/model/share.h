/*
 * Dividing a sum of money among claims. Pure, any thread.
 */
#ifndef AZ_MODEL_SHARE_H
#define AZ_MODEL_SHARE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Divides `pool` fen among `count` claims in proportion, by the largest remainder (then the larger
 * claim, then the earlier one), so that the parts sum to the pool exactly. `parts` may not overlap
 * `claims`. False when the claims sum to zero or past INT64_MAX, or memory is out. */
bool az_money_share(int64_t pool, const int64_t *claims, size_t count, int64_t *parts);

#endif
