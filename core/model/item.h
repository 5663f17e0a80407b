/*
 * The inside of a dossier being built, for dossier.c, item.c, order.c, freeze.c and load.c.
 */
#ifndef AZ_MODEL_ITEM_H
#define AZ_MODEL_ITEM_H

#include "model/dossier.h"

/* A member of a set or of refs. */
typedef struct az_member {
	uint16_t code;   /* sets */
	const char *key; /* refs */
	az_place place;
	struct az_member *next;
} az_member;

/* What was said of one field. */
typedef struct az_cell {
	az_state state;
	int64_t number;
	const char *text; /* text, case number, and the key of a ref */
	uint32_t length;
	uint32_t count;     /* members or items */
	az_member *members; /* the newest first */
	az_item *items;     /* lists and singles; the newest first */
	az_place place;
} az_cell;

/* What was said of one extension field; ordered by name. */
typedef struct az_extra {
	const az_extension *extension;
	az_cell cell;
	struct az_extra *next;
} az_extra;

struct az_item {
	const az_entity *entity;
	az_item *parent;
	az_item *next;    /* in its list */
	uint32_t ordinal; /* from 1, in the order of the input; for messages */
	const char *key;  /* NULL: not given */
	uint32_t key_length;
	az_place place;
	az_extra *extras;
	uint32_t offset; /* in the record, while freezing */
	az_cell cells[]; /* one for each field of the entity, in its order */
};

struct az_dossier {
	az_arena *arena;
	const az_schema *schema;
	az_item *root;
};

/* The cell of a field of this item's entity. */
az_cell *az_item_cell(az_item *item, const az_field *field);

/* The item's path as far as its keys are known: "defendant.D1", else "defendant[2]". */
void az_item_path(const az_item *item, az_buffer *out);

/* Adds a problem at `place` about a field of the item (NULL: about the item). */
__attribute__((format(printf, 6, 7))) void az_item_problem(const az_item *item, const char *field,
	az_place place, const char *mend, az_problems *problems, const char *format, ...);

/* Adds a problem for each prior that is known to be a sealed juvenile record (sealed.c). */
void az_dossier_check_sealed(az_dossier *dossier, az_problems *problems);

/* Gives keys and order to all items (order.c). False when memory is out; problems are added. */
bool az_dossier_order(az_dossier *dossier, az_problems *problems);

#endif
