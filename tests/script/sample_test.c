/*
 * Samples: every place and draw is what anybody can compute again, a larger sample holds the smaller one,
 * and no item and no fen is favoured. The golden values were computed in Python with hashlib.blake2b.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "audit/sample.h"

static az_seed seed_of(const char *text)
{
	return (az_seed){text, strlen(text)};
}

static void places_are_hashes_of_seed_and_key(void **state)
{
	static const struct {
		const char *seed;
		const char *key;
		const char *place;
	} golden[] = {
		{"2026-10", "（2026）闽0203刑初88号",
			"20e6e912805ae15b847a4d07b5cc042bcb726f0b31cd51da6cf499f72add6143"},
		{"2026-10", "A", "254f6065ae3fb663cc95a9a9af1cd24f6cfce146a16e393ac8db563b53404813"},
		{"2026-11", "A", "9af9246eaec32118f2e30fbe93a10633dd61f6617eec76a735d8b7571782c17b"},
	};
	(void)state;
	for (size_t i = 0; i < sizeof golden / sizeof golden[0]; i++) {
		char hex[AZ_HASH_HEX];
		az_hash place =
			az_sample_place(seed_of(golden[i].seed), golden[i].key, strlen(golden[i].key));
		az_hash_hex(&place, hex);
		assert_string_equal(hex, golden[i].place);
	}
}

static void draws_are_golden(void **state)
{
	static const uint64_t golden[] = {306, 638, 834, 742, 502, 627, 519, 134};
	(void)state;
	for (uint64_t k = 1; k <= sizeof golden / sizeof golden[0]; k++)
		assert_int_equal(az_sample_draw(seed_of("2026-10"), k, 1000), golden[k - 1]);
	assert_int_equal(az_sample_draw(seed_of("2026-10"), 1, 1), 0);
	/* Nearly half of all numbers are drawn again here. */
	static const uint64_t again[] = {UINT64_C(9066644932627903561), UINT64_C(615562698805084832),
		UINT64_C(2635354040586597815), UINT64_C(2121400133378749582), UINT64_C(6574945021866000444),
		UINT64_C(5770905576293132996)};
	for (uint64_t k = 1; k <= sizeof again / sizeof again[0]; k++)
		assert_int_equal(az_sample_draw(seed_of("x"), k, (UINT64_C(1) << 63) + 1), again[k - 1]);
}

static void a_fen_lies_in_the_item_that_covers_it(void **state)
{
	static const uint64_t ends[] = {0, 3, 3, 4, 10}; /* amounts 0, 3, 0, 1, 6 */
	static const size_t item[] = {1, 1, 1, 3, 4, 4, 4, 4, 4, 4};
	(void)state;
	for (uint64_t fen = 0; fen < 10; fen++)
		assert_int_equal(az_sample_find(ends, 5, fen), item[fen]);
}

/* The sum of (seen - expected)^2 / expected over equally likely boxes. */
static double chi_square(const unsigned *seen, size_t boxes, unsigned total)
{
	double expected = (double)total / (double)boxes, sum = 0;
	for (size_t i = 0; i < boxes; i++)
		sum += ((double)seen[i] - expected) * ((double)seen[i] - expected) / expected;
	return sum;
}

/* 99.9% of all fair draws into 20 boxes stay below 43.8 (chi-square, 19 degrees of freedom). */
enum { BOXES = 20, SEEDS = 4000, CRITICAL = 44 };

/* Which of 20 items comes first, over many seeds. */
static void every_item_is_first_equally_often(void **state)
{
	unsigned seen[BOXES] = {0};
	(void)state;
	for (unsigned s = 0; s < SEEDS; s++) {
		char seed[16], key[16];
		az_hash first = {{0}};
		size_t who = 0;
		snprintf(seed, sizeof seed, "seed %u", s);
		for (size_t i = 0; i < BOXES; i++) {
			int n = snprintf(key, sizeof key, "case %zu", i);
			az_hash place = az_sample_place(seed_of(seed), key, (size_t)n);
			if (i && memcmp(place.bytes, first.bytes, AZ_HASH_SIZE) >= 0)
				continue;
			first = place;
			who = i;
		}
		seen[who]++;
	}
	assert_true(chi_square(seen, BOXES, SEEDS) < CRITICAL);
}

static void every_fen_is_drawn_equally_often(void **state)
{
	unsigned over_seeds[BOXES] = {0}, over_draws[BOXES] = {0};
	(void)state;
	for (unsigned s = 0; s < SEEDS; s++) {
		char seed[16];
		snprintf(seed, sizeof seed, "seed %u", s);
		over_seeds[az_sample_draw(seed_of(seed), 1, BOXES)]++;
		over_draws[az_sample_draw(seed_of("one"), s + 1, BOXES)]++;
	}
	assert_true(chi_square(over_seeds, BOXES, SEEDS) < CRITICAL);
	assert_true(chi_square(over_draws, BOXES, SEEDS) < CRITICAL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(places_are_hashes_of_seed_and_key),
		cmocka_unit_test(draws_are_golden),
		cmocka_unit_test(a_fen_lies_in_the_item_that_covers_it),
		cmocka_unit_test(every_item_is_first_equally_often),
		cmocka_unit_test(every_fen_is_drawn_equally_often),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
