#include "base/hash.h"

#include <string.h>

void az_hasher_start(az_hasher *hasher)
{
	crypto_generichash_init(&hasher->state, NULL, 0, AZ_HASH_SIZE);
}

void az_hasher_add(az_hasher *hasher, const void *bytes, size_t length)
{
	if (length)
		crypto_generichash_update(&hasher->state, bytes, length);
}

void az_hasher_length(az_hasher *hasher, size_t length)
{
	unsigned char size[8];
	for (size_t i = 0; i < sizeof size; i++)
		size[i] = (unsigned char)((uint64_t)length >> (8 * i));
	az_hasher_add(hasher, size, sizeof size);
}

void az_hasher_block(az_hasher *hasher, const void *bytes, size_t length)
{
	az_hasher_length(hasher, length);
	az_hasher_add(hasher, bytes, length);
}

az_hash az_hasher_end(az_hasher *hasher)
{
	az_hash hash;
	crypto_generichash_final(&hasher->state, hash.bytes, AZ_HASH_SIZE);
	return hash;
}

az_hash az_hash_of(const void *bytes, size_t length)
{
	az_hasher hasher;
	az_hasher_start(&hasher);
	az_hasher_add(&hasher, bytes, length);
	return az_hasher_end(&hasher);
}

int az_hash_equal(const az_hash *a, const az_hash *b)
{
	return memcmp(a->bytes, b->bytes, AZ_HASH_SIZE) == 0;
}

void az_hash_hex(const az_hash *hash, char out[AZ_HASH_HEX])
{
	sodium_bin2hex(out, AZ_HASH_HEX, hash->bytes, AZ_HASH_SIZE);
}

void az_sha256_hex(const void *bytes, size_t length, char out[AZ_HASH_HEX])
{
	az_hash hash;
	crypto_hash_sha256(hash.bytes, bytes, length);
	az_hash_hex(&hash, out);
}
