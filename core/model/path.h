/*
 * Paths, as people write and read them: "case.loss_total", "defendant.D1.gain",
 * "defendant.D1.charge.fraud.amount", "defendant.D1.outcome.months". Pure functions, any thread.
 */
#ifndef AZ_MODEL_PATH_H
#define AZ_MODEL_PATH_H

#include "base/buffer.h"
#include "base/hash.h"
#include "model/record.h"

/* Appends a node's path: "case", "defendant.D1", "defendant.D1.charge.fraud". */
void az_path_node(const az_record *record, az_ref ref, az_buffer *out);

/* Adds a node's path to a hash, as a block (base/hash.h). Takes no memory, so it cannot fail. */
void az_path_node_hash(const az_record *record, az_ref ref, az_hasher *hasher);

/* Appends a field's path. `name` is the field's name, or an extension's. */
void az_path_field(const az_record *record, az_ref ref, const char *name, az_buffer *out);

/* The node that a path names, and how far it was read: `*rest` points behind it (at a field's name
 * or at the end). 0 when an entity or key on the way is not there. */
az_ref az_path_find(const az_record *record, const char *path, const char **rest);

#endif
