/*
 * The dossier record: one canonical, flat, position-independent byte form of a dossier. It is
 * hashed, stored, sent to workers and read in place; nothing is decoded. Little-endian, offsets
 * from its start.
 *
 *   header   "AZR1", u32 size, u32 end of the nodes, u32 zero; the root node follows at 16
 *   node     u32 parent (0: none), u16 entity, u16 slots, u32 key offset, u32 key length, slots
 *   slot     u16 field, u8 type, u8 state, u32 count, i64 number | u32 offset + u32 extra
 *
 * Nodes lie one behind the other: parents before children, lists in field order, items in key
 * order. Slots are ordered by field number, extension slots (field 0xFFFF; offset of the value,
 * also of a number; extra = offset of a u32 length and the name) behind them by name. The key has
 * no slot, and an absent field has none. Texts and arrays lie behind the nodes. A record does not
 * depend on the order in which a file listed its entities: items are ordered by key.
 *
 * A view (az_record) borrows the bytes; it is a value, and any thread may read it.
 */
#ifndef AZ_MODEL_RECORD_H
#define AZ_MODEL_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/error.h"
#include "model/entity.h"

typedef uint32_t az_ref; /* the offset of a node in its record; 0 is no node */

enum { AZ_FIELD_EXTENSION = 0xFFFF };

typedef struct az_record {
	const unsigned char *bytes;
	uint32_t size;
} az_record;

typedef enum az_state {
	AZ_UNKNOWN = 0,        /* nobody said */
	AZ_NOT_APPLICABLE = 1, /* somebody said that it does not apply */
	AZ_KNOWN = 2
} az_state;

/* A value as it lies in a record; `text` points into the record and is not NUL-ended. */
typedef struct az_value {
	az_state state;
	az_type type;
	int64_t number;   /* flag, count, money, date (packed), code, ratio; ref and one: the node */
	const char *text; /* text, number */
	uint32_t length;  /* of the text */
	uint32_t count;   /* set, refs, list: how many */
	const unsigned char *items; /* set: u16 each; refs and list: u32 each */
} az_value;

/* The field that made a derived value unknown. */
typedef struct az_unread {
	az_ref ref;
	const az_field *field;
} az_unread;

/* Checks every offset, count, type and order in hostile bytes and makes a view of them. */
assize_status az_record_open(az_record *record, const void *bytes, size_t size, az_error *error);

/* A view of bytes that az_record_open passed before (the store's hash says so): no check. */
az_record az_record_trusted(const void *bytes, size_t size);

/* Appends the record of a case with that key of which nothing else is known. */
void az_record_key(az_buffer *out, const char *key, size_t length);

az_ref az_record_root(const az_record *record);
const az_entity *az_node_entity(const az_record *record, az_ref ref);
az_ref az_node_parent(const az_record *record, az_ref ref);

/* The node's key; every node has one. */
const char *az_node_key(const az_record *record, az_ref ref, uint32_t *length);

/* Reads a field that is stored. The value's state is AZ_UNKNOWN where the record has none. */
void az_node_get(const az_record *record, az_ref ref, const az_field *field, az_value *value);

/* Reads any field, stored or derived; *unread is set (ref 0: the field itself) when it is unknown.
 */
void az_node_read(
	const az_record *record, az_ref ref, const az_field *field, az_value *value, az_unread *unread);

/* Reads an extension field by its full name ("x.zj.name"). */
void az_node_get_extension(
	const az_record *record, az_ref ref, const char *name, size_t length, az_value *value);

/* Slot `i` of a node, for walks over what it says: the field (NULL for an extension, whose name is
 * then given) and the value. False past the last. */
bool az_node_slot(const az_record *record, az_ref ref, unsigned i, const az_field **field,
	const char **name, uint32_t *name_length, az_value *value);

/* Item `i` of a set (a code's number), or of a list or refs (a node). */
uint16_t az_value_code(const az_value *value, uint32_t i);
az_ref az_value_ref(const az_value *value, uint32_t i);
bool az_value_has_code(const az_value *value, uint16_t number);

/* The item of a list or of refs with that key, or 0. */
az_ref az_list_find(const az_record *record, const az_value *list, const char *key, size_t length);

/* The node of the first of `ref` and its parents that is of that entity, or 0. */
az_ref az_node_ancestor(const az_record *record, az_ref ref, az_entity_id entity);

/* The next node in the record's order behind `ref` (0: the first), or 0. Parents come before
 * children, items in key order: the canonical order of subjects. */
az_ref az_record_next(const az_record *record, az_ref ref);

#endif
