/*
 * A dossier for a test: what may name a person, a case or a court is left out or replaced by something
 * invented, and all else stands as it is, so that rules still run. The same text gets the same
 * stand-in everywhere in the dossier.
 *
 * Masked is not anonymous: dates, amounts and kinds stay, since rules are about them, and who knows the
 * case may know it again. The comment that stands above the dossier says so.
 *
 *   left out   personal and protected values, but for the two below
 *   names      the entity and a number: 被告人1
 *   birthdays  the first day of their year
 *   numbers    of cases: the same year, province and type, a court that there is not, a serial from 1
 *   courts     某某人民法院
 *   keys       of losses and gangs: 标识1. Keys of items stay where they are a letter and a short number
 *              (D1) or made from a code (fraud-2); any other may be a name, and becomes DX1
 *   texts      略, but for legal articles (287-2) and provinces that there are
 *
 * One thread at a time.
 */
#ifndef AZ_EXCHANGE_DOSSIER_STAND_IN_H
#define AZ_EXCHANGE_DOSSIER_STAND_IN_H

#include "base/arena.h"
#include "model/record.h"
#include "model/value.h"

typedef struct az_stand_ins az_stand_ins;

/* Empty, in the arena; NULL when memory is out. */
az_stand_ins *az_stand_ins_new(az_arena *arena);

typedef enum az_stand {
	AZ_STAND_KEEP = 0,
	AZ_STAND_OUT, /* not written at all */
	AZ_STAND_TEXT /* what was appended stands there */
} az_stand;

/* What stands in place of a known value of an item's field. */
az_stand az_stand_in(az_stand_ins *stand_ins, const az_entity *entity, const az_field *field,
	const az_value *value, az_buffer *text);

/* What stands in place of the dossier's key; appended to `text`. */
void az_stand_in_key(az_stand_ins *stand_ins, const char *key, size_t length, az_buffer *text);

/* What stands in place of an item's key, at the item and wherever it is named; appended to `text`. */
void az_stand_in_item_key(az_stand_ins *stand_ins, const az_entity *entity, const char *key,
	size_t length, az_buffer *text);

/* The comment, for a dossier that was written with these: which fields were replaced or left out. */
void az_stand_ins_tell(const az_stand_ins *stand_ins, az_lang lang, az_buffer *out);

/* True when memory ran out on the way: what was written is not masked as it should be. */
bool az_stand_ins_failed(const az_stand_ins *stand_ins);

#endif
