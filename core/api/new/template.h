/*
 * Inside of the room api: the texts of a new policy, from the template in lua/template, which is itself
 * a policy that loads: what is to be replaced in it stands there as words of its own.
 */
#ifndef AZ_API_NEW_TEMPLATE_H
#define AZ_API_NEW_TEMPLATE_H

#include "assize/authoring.h"
#include "base/arena.h"
#include "base/buffer.h"
#include "base/error.h"

/* What stands in the new policy. */
typedef struct az_new_words {
	const char *id;
	const char *title_zh;
	const char *title_en;
	const char *owner_zh;
	const char *owner_en;
	const char *authority;
} az_new_words;

/* Fills the words from the options, and where they say nothing from the folder's name. False with an
 * error where one of them cannot stand in a policy. */
assize_status az_new_words_of(az_new_words *words, const char *folder,
	const assize_new_options *options, az_arena *arena, az_error *error);

/* The template's file `i`: its path in the policy, and its text with the words put in, appended. NULL
 * behind the last. */
const char *az_new_file(size_t i, const az_new_words *words, az_buffer *out);

#endif
