/*
 * What an expression of a policy's Lua may be, as far as that can be seen without running it. A view
 * is a union: of sorts, and with some of them a detail (which entity, which vocabulary, which table).
 * A detail that differs between the parts of a union is lost, never guessed. AZ_SEEN_ANY says that
 * nothing is known, and then nothing is said. No sort at all: no value has been seen (yet).
 *
 * Views only ever grow while a world is looked at, which is why the looking ends.
 */
#ifndef AZ_POLICY_CHECK_VIEW_H
#define AZ_POLICY_CHECK_VIEW_H

#include <stdbool.h>
#include <stdint.h>

#include "model/entity.h"
#include "policy/lua/globals.h"
#include "policy/lua/syntax.h"

enum {
	AZ_SEEN_NIL = 1 << 0,
	AZ_SEEN_FLAG = 1 << 1,
	AZ_SEEN_WHOLE = 1 << 2,
	AZ_SEEN_FRACTION = 1 << 3,
	AZ_SEEN_TEXT = 1 << 4,
	AZ_SEEN_CODE = 1 << 5, /* a term as a text, of `terms` */
	AZ_SEEN_MONEY = 1 << 6,
	AZ_SEEN_DATE = 1 << 7,
	AZ_SEEN_RATIO = 1 << 8,
	AZ_SEEN_SET = 1 << 9,     /* of `terms`; of a field */
	AZ_SEEN_CHOSEN = 1 << 10, /* of `terms`; of a parameter, a table {term = true} */
	AZ_SEEN_ENTITY = 1 << 11,
	AZ_SEEN_SPACE = 1 << 12, /* d.x and d.x.zj: the beginning of an extension's name */
	AZ_SEEN_LIST = 1 << 13,  /* of entities */
	AZ_SEEN_TABLE = 1 << 14,
	AZ_SEEN_FUNCTION = 1 << 15,
	AZ_SEEN_MAKER = 1 << 16, /* finding, or finding.name; its `words` are names of messages */
	AZ_SEEN_FINDING = 1 << 17,
	AZ_SEEN_PARAM = 1 << 18,
	AZ_SEEN_GROUP =
		1 << 19, /* what a group rule's check is given; its `thing` is the list of rows */
	AZ_SEEN_ANY = 1 << 20
};

/* How the fields of an entity, or the rows of a group, are read: both, where it comes both ways. */
enum { AZ_READ_STRICT = 1, AZ_READ_SOFT = 2 };

struct az_check_file;
struct az_thing;

/* The terms that a code or set may have. */
typedef struct az_seen_terms {
	const az_vocabulary *codes; /* or NULL, and: */
	const char *const *choices; /* NULL-ended */
	const char *name;           /* of the vocabulary or parameter */
} az_seen_terms;

/* A literal in the source that a text may come from: a STRING, or a FIELD's name. */
typedef struct az_word {
	const struct az_check_file *file;
	const az_lua_node *node;
	const struct az_word *next;
} az_word;

typedef struct az_view {
	uint32_t sorts;
	uint8_t reading;
	bool open; /* texts or messages that `words` has not */
	uint16_t word_count;
	az_entity_id entity;        /* AZ_ENTITY_END: several */
	const az_seen_terms *terms; /* of a group: of its key, or NULL; &az_several_terms: several */
	const char *space;
	struct az_thing *thing; /* of a table, function or group; &az_several_things: several */
	const az_word *words;
} az_view;

extern const az_seen_terms az_several_terms;
extern struct az_thing az_several_things;

static inline az_view az_view_of(uint32_t sorts)
{
	return (az_view){.sorts = sorts, .open = (sorts & AZ_SEEN_TEXT) != 0};
}

/* True when something is known of it and, but for nil, it is nothing else than `sorts`. */
static inline bool az_view_is(const az_view *view, uint32_t sorts)
{
	uint32_t own = view->sorts & ~(uint32_t)AZ_SEEN_NIL;
	return own && !(own & ~sorts);
}

/* "a date", "money", "a code of ability", for messages; into `out`. */
const char *az_view_name(const az_view *view, char out[96]);

/* The field, with its type, of an entity that is read so. */
az_view az_view_of_field(const az_field *field, uint8_t reading, const az_seen_terms *terms);

/* True where the term is one of them. */
bool az_terms_have(const az_seen_terms *terms, const char *word);
/* The nearest term, or the key of the code whose title it is; NULL when none is near. *title: it is a
 * title. */
const char *az_terms_near(const az_seen_terms *terms, const char *word, bool *title);

#endif
