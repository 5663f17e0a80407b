#include "audit/sample.h"

#include <string.h>

/* What is hashed says for what, so that places and draws of one seed have nothing in common. */
static const char places[] = "assize sample 1", draws[] = "assize draw 1";

static void start(az_hasher *hasher, const char *purpose, az_seed seed)
{
	az_hasher_start(hasher);
	az_hasher_block(hasher, purpose, strlen(purpose));
	az_hasher_block(hasher, seed.text, seed.length);
}

az_hash az_sample_place(az_seed seed, const char *key, size_t length)
{
	az_hasher hasher;
	start(&hasher, places, seed);
	az_hasher_block(&hasher, key, length);
	return az_hasher_end(&hasher);
}

static void put_number(unsigned char out[8], uint64_t number)
{
	for (int i = 0; i < 8; i++)
		out[i] = (unsigned char)(number >> (8 * i));
}

static uint64_t get_number(const unsigned char in[8])
{
	uint64_t number = 0;
	for (int i = 0; i < 8; i++)
		number |= (uint64_t)in[i] << (8 * i);
	return number;
}

/* Numbers below 2^64 mod total are drawn again: without them every rest is met equally often. */
uint64_t az_sample_draw(az_seed seed, uint64_t k, uint64_t total)
{
	uint64_t least = (0 - total) % total;
	for (uint64_t attempt = 0;; attempt++) {
		unsigned char bytes[16];
		az_hasher hasher;
		start(&hasher, draws, seed);
		put_number(bytes, k);
		put_number(bytes + 8, attempt);
		az_hasher_block(&hasher, bytes, sizeof bytes);
		az_hash hash = az_hasher_end(&hasher);
		uint64_t number = get_number(hash.bytes);
		if (number >= least)
			return number % total;
	}
}

size_t az_sample_find(const uint64_t *ends, size_t count, uint64_t fen)
{
	size_t low = 0, high = count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (ends[middle] <= fen)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}
