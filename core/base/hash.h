/*
 * The one hash of assize: BLAKE2b with 32 bytes, from libsodium. Pure, any thread. SHA-256 beside it is
 * for what leaves the house.
 */
#ifndef AZ_BASE_HASH_H
#define AZ_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

#include <sodium.h>

enum { AZ_HASH_SIZE = 32, AZ_HASH_HEX = 65 };

typedef struct az_hash {
	unsigned char bytes[AZ_HASH_SIZE];
} az_hash;

typedef struct az_hasher {
	crypto_generichash_state state;
} az_hasher;

void az_hasher_start(az_hasher *hasher);
void az_hasher_add(az_hasher *hasher, const void *bytes, size_t length);
/* A u64 length and the bytes: two lists of texts never hash alike by accident. */
/* The length of a block whose bytes are then added piece by piece. */
void az_hasher_length(az_hasher *hasher, size_t length);
void az_hasher_block(az_hasher *hasher, const void *bytes, size_t length);
az_hash az_hasher_end(az_hasher *hasher);

az_hash az_hash_of(const void *bytes, size_t length);
int az_hash_equal(const az_hash *a, const az_hash *b);
/* 64 lower-case hex digits and a NUL. */
void az_hash_hex(const az_hash *hash, char out[AZ_HASH_HEX]);

/* SHA-256 in the same digits: for what people outside check with tools of their own. */
void az_sha256_hex(const void *bytes, size_t length, char out[AZ_HASH_HEX]);

#endif
