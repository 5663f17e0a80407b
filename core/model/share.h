/*
 * Dividing a sum of money among claims. Pure, any thread.
 */
#ifndef AZ_MODEL_SHARE_H
#define AZ_MODEL_SHARE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How a claim came to its part: pool times claim by the sum of claims, which is `floor` fen and
 * `remainder` out of that sum. The claims stand in the order of their remainders, and those in front
 * get one fen more, until the pool is given out. */
typedef struct az_share_step {
	int64_t floor;
	int64_t remainder;
	size_t place; /* from 1 */
	int64_t part; /* the floor, or one fen more */
} az_share_step;

/* Divides `pool` fen among `count` claims in proportion, by the largest remainder (then the larger
 * claim, then the earlier one), so that the parts sum to the pool exactly. False when the claims sum
 * to zero or past INT64_MAX, or memory is out. */
bool az_money_share(int64_t pool, const int64_t *claims, size_t count, az_share_step *steps);

#endif
