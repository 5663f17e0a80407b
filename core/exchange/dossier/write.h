/*
 * The way out of a dossier: a record as one JSON line, or as YAML for people. Both have the layout
 * that exchange/dossier/read.h takes, and what is written unmasked reads back to the same record, byte for
 * byte.
 *
 * A masked text says so (`masked: true`), and shows every personal or protected value as "***"; it
 * cannot be imported by accident. Keys are not masked: they name items, and no person's name
 * belongs in one. Pure functions; any thread.
 */
#ifndef AZ_EXCHANGE_DOSSIER_WRITE_H
#define AZ_EXCHANGE_DOSSIER_WRITE_H

#include "base/buffer.h"
#include "exchange/dossier/stand_in.h"
#include "model/record.h"
#include "model/schema.h"

typedef struct az_write_options {
	bool masked;
	/* For the codes and the sensitivity of a province's fields; one that it does not declare is
	 * masked. NULL: none. */
	const az_schema *schema;
	/* For a dossier that a test may keep: what may name anybody is replaced, and the text does not say
	 * that it is masked, for it reads back. Not beside `masked`. NULL: none. */
	az_stand_ins *stand_ins;
} az_write_options;

/* What stands in place of a masked value. */
#define AZ_MASK "***"

/* Appends the dossier as one JSON object and a newline. Memory out shows in `out->failed`. */
void az_dossier_write_json(
	const az_record *record, const az_write_options *options, az_buffer *out);

/* Appends the dossier as one YAML document, beginning with "---". */
void az_dossier_write_yaml(
	const az_record *record, const az_write_options *options, az_buffer *out);

/* True when a value of this sensitivity is shown as AZ_MASK under these options. */
bool az_write_masks(const az_write_options *options, az_sensitivity sensitivity);

#endif
