/*
 * The one declaration of the data (law 4 of the house): every entity with its fields. Records, import
 * checks, Lua access, masking, SQL, schemas and annotations are derived by walking these tables; a new
 * field is one line in one of the entity_*.c files. Constant data; any thread.
 *
 * The case is the root of a dossier. Its lists (defendants, victims, ...) stand at the top level of a
 * dossier file, beside `case`, whose map holds the case's own scalar fields.
 */
#ifndef AZ_MODEL_ENTITY_H
#define AZ_MODEL_ENTITY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "model/type.h"
#include "model/vocabulary.h"

/* Numbers are never reused. */
typedef enum az_entity_id {
	AZ_CASE = 1,
	AZ_DEFENDANT = 2,
	AZ_CHARGE = 3,
	AZ_CIRCUMSTANCE = 4,
	AZ_VICTIM = 5,
	AZ_PROPERTY = 6,
	AZ_PAYMENT = 7,
	AZ_RECOVERY = 8,
	AZ_ORDER = 9,
	AZ_ENFORCEMENT = 10,
	AZ_LISTING = 11,
	AZ_COMMUTATION = 12,
	AZ_PROCEEDING = 13,
	AZ_OUTCOME = 14,
	AZ_STATUS = 15,
	AZ_STAY = 16,
	AZ_PRIOR = 17,
	AZ_ADMIN_PENALTY = 18,
	AZ_MEASURE = 19,
	AZ_ENTITY_END
} az_entity_id;

typedef enum az_sensitivity {
	AZ_OPEN = 0,
	AZ_PERSONAL = 1, /* masked; a rule reads it only with a purpose that the profile grants */
	AZ_PROTECTED = 2 /* of defendants: a rule reads it only with a legal basis */
} az_sensitivity;

struct az_record;
struct az_value;
struct az_unread;

/* Computes a derived field of node `ref`. Fills *value; where the result is unknown, says in *unread
 * which field of which node made it so. */
typedef void az_derive_fn(
	const struct az_record *record, uint32_t ref, struct az_value *value, struct az_unread *unread);

typedef struct az_field {
	uint16_t number; /* from 1; never reused within its entity */
	const char *name;
	az_type type;
	const char *zh;
	const char *en;
	az_sensitivity sensitivity;
	const az_vocabulary *codes; /* AZ_CODE, AZ_SET */
	az_entity_id target;        /* AZ_REF, AZ_REFS: what it names; AZ_LIST, AZ_ONE: what it holds */
	const char *unit;           /* AZ_COUNT: "months", "days", ...; NULL: things */
	az_derive_fn *derive;       /* not NULL: computed by the host, never read from a file */
	bool always;                /* derived, and known whatever is on record */
	const char *doc; /* one sentence: what it means, and the trap; NULL where the title says it */
} az_field;

typedef struct az_entity {
	az_entity_id id;
	const char *name; /* "defendant": in paths, in Lua, as a rule's subject */
	const char *zh;
	const char *en;
	az_entity_id parent; /* 0 for the case */
	/* The AZ_CODE field that names an item without a key ("surrender", then "surrender-2"), and that a
	 * bare scalar in a list stands for (`measures: [query]`). 0: each item must have a key. */
	uint16_t key_from;
	const az_field *fields; /* ordered by number; number 1 is always the key */
	size_t count;
	const char *doc;
} az_entity;

/* The entity with that id; never NULL for a valid id, NULL otherwise. */
const az_entity *az_entity_of(unsigned id);

/* The entity with that name ("defendant"), or NULL. */
const az_entity *az_entity_named(const char *name);

/* A field by number or by name, or NULL. */
const az_field *az_field_numbered(const az_entity *entity, unsigned number);
const az_field *az_field_named(const az_entity *entity, const char *name, size_t length);

/* True where English says "an" before the entity's name. */
bool az_entity_takes_an(const az_entity *entity);

/* The field name nearest to a mistyped one, or NULL. */
const char *az_field_nearest(const az_entity *entity, const char *name);

/* The list or single field of `parent` that holds entities of `child`, or NULL. */
const az_field *az_field_holding(const az_entity *parent, az_entity_id child);

/* True when `ancestor` is `entity` or one of its parents, as seen from a subject. */
bool az_entity_within(const az_entity *entity, az_entity_id ancestor);

#endif
