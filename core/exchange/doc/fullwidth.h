/*
 * Full-width punctuation where YAML wants its own. A Chinese keyboard writes ： ， 【 “ where YAML
 * reads : , [ " and then either the parser stumbles, somewhere else, or a whole map is silently one
 * text. Chinese prose holds the same characters by right: only what breaks the structure is
 * reported. Private to core/exchange/doc*.c. Pure functions.
 */
#ifndef AZ_EXCHANGE_DOC_FULLWIDTH_H
#define AZ_EXCHANGE_DOC_FULLWIDTH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct az_fullwidth {
	size_t offset; /* in the text that was looked at */
	uint32_t code;
	char ascii; /* what YAML wants */
	bool sure;  /* it breaks the structure; else it may be prose */
} az_fullwidth;

/* Where a plain scalar stands. */
typedef enum az_fullwidth_place {
	AZ_FULLWIDTH_ROOT,       /* it is the whole document */
	AZ_FULLWIDTH_BELOW,      /* on a line below its key, where a map is usual */
	AZ_FULLWIDTH_BESIDE,     /* on the line of its key */
	AZ_FULLWIDTH_ITEM,       /* in a block list */
	AZ_FULLWIDTH_FLOW_ITEM,  /* in [ ] */
	AZ_FULLWIDTH_FLOW_VALUE, /* in { } */
	AZ_FULLWIDTH_KEY
} az_fullwidth_place;

/* True when a plain scalar that the parser took holds a character that was meant as YAML's. */
bool az_fullwidth_scalar(
	const char *text, size_t length, az_fullwidth_place place, az_fullwidth *found);

/* Looks at one line near a place where the parser stumbled: first for a sure character, then for
 * any. `at_fault`: it is the very line that the parser names, so a bare "键：值" is sure, too.
 * `in_flow`: a [ or { is open. */
bool az_fullwidth_line(
	const char *line, size_t length, bool at_fault, bool in_flow, az_fullwidth *found);

#endif
