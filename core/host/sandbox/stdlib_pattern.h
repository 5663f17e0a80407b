/*
 * Matching of Lua patterns (reference manual, 6.4.1), charged for each step. Equal to the stock
 * matcher in results and in messages; a faulty pattern is a fault when matching gets to the fault,
 * as there.
 */
#ifndef AZ_HOST_STDLIB_PATTERN_H
#define AZ_HOST_STDLIB_PATTERN_H

#include <lua.h>
#include <stddef.h>
#include <stdint.h>

enum {
	AZ_CAPTURES = 32,
	AZ_CAPTURE_OPEN = -1,    /* its end is not reached yet */
	AZ_CAPTURE_POSITION = -2 /* `()` */
};

typedef struct az_capture {
	const char *start;
	ptrdiff_t length; /* or one of the above */
} az_capture;

typedef struct az_match {
	lua_State *L;
	const char *subject;
	const char *subject_end;
	const char *pattern_end;
	int depth; /* nested attempts that are still allowed */
	int captures;
	int64_t steps; /* not charged yet */
	az_capture capture[AZ_CAPTURES];
} az_match;

void az_match_init(az_match *m, lua_State *L, const char *subject, size_t length,
	const char *pattern, size_t pattern_length);

/* Matches the pattern from `p` at `s` exactly; where the match ends, or NULL. Raises. */
const char *az_match_at(az_match *m, const char *s, const char *p);

/* Charges what was not charged yet; to be called when the matching is over. */
void az_match_charge(az_match *m);

/* Capture `i` as text: its length, and its start in `*text`; the whole match (s to e) stands for
 * the first where the pattern has none. Pushes the number and gives AZ_CAPTURE_POSITION for
 * `()`. */
ptrdiff_t az_match_capture(az_match *m, int i, const char *s, const char *e, const char **text);

/* Pushes capture `i`. */
void az_match_push(az_match *m, int i, const char *s, const char *e);

/* Pushes all captures; the whole match where there are none and `s` is not NULL. Their number. */
int az_match_push_all(az_match *m, const char *s, const char *e);

#endif
