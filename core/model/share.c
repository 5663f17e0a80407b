#include "model/share.h"

#include <stdlib.h>

typedef struct remainder {
	int64_t left; /* of the division, in units of the claims' sum */
	int64_t claim;
	size_t index;
} remainder;

/* The largest remainder first. */
static int order(const void *a, const void *b)
{
	const remainder *x = a, *y = b;
	if (x->left != y->left)
		return x->left > y->left ? -1 : 1;
	if (x->claim != y->claim)
		return x->claim > y->claim ? -1 : 1;
	return (x->index > y->index) - (x->index < y->index);
}

static bool total_of(const int64_t *claims, size_t count, int64_t *total)
{
	*total = 0;
	for (size_t i = 0; i < count; i++) {
		if (claims[i] < 0 || claims[i] > INT64_MAX - *total)
			return false;
		*total += claims[i];
	}
	return *total > 0;
}

bool az_money_share(int64_t pool, const int64_t *claims, size_t count, az_share_step *steps)
{
	__extension__ typedef __int128 wide;
	int64_t total;
	if (pool < 0 || !total_of(claims, count, &total))
		return false;
	remainder *remainders = calloc(count, sizeof *remainders);
	if (!remainders)
		return false;
	int64_t left = pool;
	for (size_t i = 0; i < count; i++) {
		wide product = (wide)pool * claims[i];
		steps[i].floor = (int64_t)(product / total);
		steps[i].remainder = (int64_t)(product % total);
		remainders[i] = (remainder){steps[i].remainder, claims[i], i};
		left -= steps[i].floor;
	}
	qsort(remainders, count, sizeof *remainders, order);
	/* Fewer fen are left than there are claims. */
	for (size_t i = 0; i < count; i++) {
		az_share_step *step = &steps[remainders[i].index];
		step->place = i + 1;
		step->part = step->floor + ((int64_t)i < left);
	}
	free(remainders);
	return true;
}
