/*
 * The inside of a map, for map_*.c only. Everything is constant once it is read.
 */
#ifndef AZ_EXCHANGE_MAP_INSIDE_H
#define AZ_EXCHANGE_MAP_INSIDE_H

#include "exchange/map/map.h"

typedef struct map_path {
	const char *text; /* as written */
	bool whole;       /* begins at the record */
	bool outer;       /* begins at the element around this one */
	const char *rest; /* the text without `record.` or `outer.` */
	size_t count;     /* 0: the element itself */
	const char **names;
} map_path;

typedef enum map_test {
	MAP_EQUALS,
	MAP_KNOWN,
	MAP_ABSENT,
	MAP_COUNT,
	MAP_ANY,
	MAP_NOT,
	MAP_NAMED
} map_test;

/* One line of a condition; lines that follow must hold too. */
typedef struct map_condition {
	map_test test;
	map_path path;
	const az_doc *texts;                /* EQUALS: a scalar, or a list of them */
	size_t number;                      /* COUNT */
	const struct map_condition **parts; /* ANY: conditions; NOT, NAMED: one */
	size_t part_count;
	const struct map_condition *next;
} map_condition;

typedef enum map_absent { MAP_SILENT = 0, MAP_NONE, MAP_NOT_APPLICABLE } map_absent;

/* One way to fill a field. */
typedef struct map_entry {
	const az_field *field;         /* of our own, or ... */
	const az_extension *extension; /* ... of a province */
	az_field as;                   /* the field, or the extension as one */
	const char *constant;          /* or NULL, and then there is a path */
	map_path from;
	const az_doc *values;
	const az_doc *doubtful;
	const char *unit;
	const char *written;
	int known_to; /* an az_precision */
	map_absent absent;
	bool otherwise_notes;
	const map_condition *when;
	az_place place;
	struct map_entry *other; /* the next way to fill the same field */
	struct map_entry *next;  /* the next field */
} map_entry;

/* One way to make items of a list or single field. */
typedef struct map_block {
	const az_field *in; /* NULL: the case itself */
	const az_entity *entity;
	bool has_each;
	map_path each;
	const char *split;
	const map_condition *when;
	map_absent absent;
	map_entry *entries;       /* the key first */
	struct map_block *blocks; /* below this one */
	struct map_block *next;
} map_block;

/* A path of the source, from the record, that the map speaks of. */
typedef struct map_mention {
	const char *path;
	bool below; /* and everything under it */
} map_mention;

typedef struct map_same {
	map_path path;
	map_path other;
	bool counts; /* the value is the number of elements of `other` */
	const struct map_same *next;
} map_same;

struct az_map {
	const char *name;
	const char *file;
	const map_block *root;
	const map_same *same;
	const map_mention *mentions; /* ordered by path */
	size_t mention_count;
	const char **ignored; /* ordered */
	size_t ignored_count;
};

typedef struct mention_node {
	const char *path;
	bool below;
	struct mention_node *next;
} mention_node;

/* What a map is read with. */
typedef struct map_reader {
	az_arena *arena;
	az_problems *problems;
	const char *file;
	const az_schema *schema;
	const az_doc *tables;     /* `values:` of the map, or NULL */
	const az_doc *conditions; /* `conditions:` of the map, or NULL */
	bool in_named;            /* reading one of them */
	mention_node *mentions;
	size_t mention_count;
	bool failed; /* memory */
} map_reader;

/* Where a part of a map stands. */
typedef struct map_scope {
	const char *base;    /* path of the element from the record; "" for the record */
	const char *outer;   /* the same of the element around it, or NULL */
	const char *persons; /* the path of the list that the persons are made of, or NULL */
	bool person;         /* the entity is a defendant, a victim, or below one */
	bool each;           /* there is an element, so that <n> is a number */
	bool alone;          /* a condition on the way says that there is one person */
} map_scope;

/* What a condition says of persons. */
typedef struct map_claim {
	bool alone; /* that there is one */
	bool whole; /* it rests on what the record says of the case */
} map_claim;

/* parts.c: paths and conditions */

/* Adds a problem about the map; always false. */
__attribute__((format(printf, 5, 6))) bool az_map_wrong(
	map_reader *r, const az_doc *doc, const char *field, const char *mend, const char *format, ...);
bool az_map_out_of_memory(map_reader *r);
void *az_map_alloc(map_reader *r, size_t size);
bool az_map_is_text(const az_doc *doc);

/* "did you mean 'x'?", or `else_mend`, into `mend` of `size` bytes. */
void az_map_mend_name(
	const map_reader *r, char *mend, size_t size, const char *near, const char *else_mend);

/* The key nearest to `name` in a map of the document (NULL: none), or NULL. */
const char *az_map_nearest_key(const az_doc *map, const char *name);

/* Reads a path and, when `mention` is set, notes that the map speaks of it. */
bool az_map_read_path(map_reader *r, const map_scope *scope, const az_doc *doc, const char *text,
	bool mention, map_path *out);
/* The path from the record, in the arena. */
const char *az_map_whole_path(map_reader *r, const map_scope *scope, const map_path *path);
void az_map_mention_path(map_reader *r, const char *path, bool below);

/* NULL with no problem where `doc` is NULL. Adds to the claim. */
const map_condition *az_map_read_condition(
	map_reader *r, const map_scope *scope, const az_doc *doc, map_claim *claim);

/* Refuses what would put a fact of the case on one of several persons. */
bool az_map_check_person(map_reader *r, const map_scope *scope, const az_doc *doc, bool whole);

/* entry.c */

/* One field's entry, with its alternatives; NULL with a problem. */
map_entry *az_map_read_entry(map_reader *r, const map_scope *scope, const az_field *field,
	const az_extension *extension, const az_doc *doc);

/* values.c: what applying needs of a source record */

typedef struct map_place {
	const az_doc *record;
	const az_doc *element;
	const az_doc *outer; /* the element around it, or NULL */
	size_t number;       /* of the element, from 1 */
} map_place;

typedef struct map_run {
	const az_map *map;
	az_dossier *dossier;
	const char *file;
	az_arena *scratch;
	az_problems *problems;
	const az_doc **used; /* a hash set of leaves */
	size_t used_size;    /* a power of two */
	size_t used_count;
	bool failed; /* memory */
} map_run;

bool az_map_run_out_of_memory(map_run *run);
void az_map_use(map_run *run, const az_doc *leaf);
bool az_map_is_used(const map_run *run, const az_doc *leaf);

/* NULL where the source has nothing there: no such name, null, an empty text or an empty list. */
const az_doc *az_map_find(const map_path *path, const map_place *at);
bool az_map_is_scalar(const az_doc *doc);

/* True when every line holds (NULL always does). With `use`, the members that made `path: text`
 * hold count as used. */
bool az_map_holds(map_run *run, const map_condition *condition, const map_place *at, bool use);

/* pick.c: what an entry would put into its field */

typedef enum map_pick_kind {
	PICK_NOTHING, /* absent, doubtful, or its condition does not hold */
	PICK_TEXT,
	PICK_STATE,
	PICK_USED, /* the table says that the text says nothing */
	PICK_LIST, /* a list where one value is meant */
	PICK_MAP   /* a map where a value is meant */
} map_pick_kind;

typedef struct map_pick {
	map_pick_kind kind;
	const char *text;
	size_t length;
	az_state state;
	const az_doc *leaf; /* the value of the source that it came from, or NULL */
} map_pick;

/* What one entry says (its alternatives are the caller's). For codes and keys, `member` is a member
 * of the source's list; else NULL. */
map_pick az_map_pick_entry(
	map_run *run, const map_entry *entry, const map_place *at, const az_doc *member);

/* fill.c */

/* Puts what the entry and its alternatives say into the item's field. */
void az_map_fill(map_run *run, az_item *item, const map_entry *entry, const map_place *at);

/* True when the entry, or one of its alternatives, has something to say; `from_source`: and not
 * only a constant. */
bool az_map_would_fill(map_run *run, const map_entry *entry, const map_place *at, bool from_source);

/* rest.c */

/* Deals with every value of the record that nothing used. */
void az_map_rest(map_run *run, const az_doc *record);

#endif
