/* What a case number says of its court, its kind and its place in the court's series. */
#include "model/derived.h"

#include <stdint.h>
#include <string.h>

#include "model/casenumber.h"
#include "model/numbers.h"
#include "model/record.h"

enum { YEAR_BYTES = 10 /* （2026） */, DIGITS_OF_INTERMEDIATE = 2, DIGITS_OF_BASIC = 4 };

/* The number of case `ref`, taken apart. Where it is unknown or does not apply, *value says so; of
 * the style before 2016 only the year is known, the rest does not apply. */
static bool take_apart(const az_record *record, az_ref ref, az_value *text, az_casenumber *number,
	az_value *value, az_unread *unread)
{
	const char *why;
	const az_field *field = az_field_numbered(az_node_entity(record, ref), AZ_CASE_NUMBER);
	az_node_get(record, ref, field, text);
	value->state = text->state;
	if (text->state == AZ_UNKNOWN)
		*unread = (az_unread){ref, field};
	if (text->state != AZ_KNOWN)
		return false;
	value->state = AZ_NOT_APPLICABLE;
	return az_casenumber_parse(text->text, text->length, number, &why);
}

/* As take_apart, for what only the style since 2016 has. */
static bool take_modern(const az_record *record, az_ref ref, az_value *text, az_casenumber *number,
	az_value *value, az_unread *unread)
{
	return take_apart(record, ref, text, number, value, unread) && !number->legacy;
}

static void set_number(az_value *value, int64_t number)
{
	value->state = AZ_KNOWN;
	value->number = number;
}

/* A part of the number's own text, which the record owns. */
static void set_part(az_value *value, const az_value *text, size_t from, size_t length)
{
	value->state = AZ_KNOWN;
	value->text = text->text + from;
	value->length = (uint32_t)length;
}

void az_derive_number_year(const az_record *record, az_ref ref, az_value *value, az_unread *unread)
{
	az_value text;
	az_casenumber number;
	if (take_apart(record, ref, &text, &number, value, unread))
		set_number(value, number.year);
}

void az_derive_number_court(const az_record *record, az_ref ref, az_value *value, az_unread *unread)
{
	az_value text;
	az_casenumber number;
	if (take_modern(record, ref, &text, &number, value, unread))
		set_part(value, &text, YEAR_BYTES, strlen(number.court));
}

static int64_t level_of(const az_casenumber *number)
{
	size_t digits = strlen(number->court) - strlen(number->province);
	if (!number->province[0])
		return AZ_LEVEL_SUPREME;
	if (digits == DIGITS_OF_BASIC)
		return AZ_LEVEL_BASIC;
	return digits == DIGITS_OF_INTERMEDIATE ? AZ_LEVEL_INTERMEDIATE : AZ_LEVEL_HIGH;
}

void az_derive_number_level(const az_record *record, az_ref ref, az_value *value, az_unread *unread)
{
	az_value text;
	az_casenumber number;
	if (take_modern(record, ref, &text, &number, value, unread))
		set_number(value, level_of(&number));
}

void az_derive_number_type(const az_record *record, az_ref ref, az_value *value, az_unread *unread)
{
	az_value text;
	az_casenumber number;
	if (take_modern(record, ref, &text, &number, value, unread))
		set_part(value, &text, YEAR_BYTES + strlen(number.court), strlen(number.type));
}

void az_derive_number_serial(
	const az_record *record, az_ref ref, az_value *value, az_unread *unread)
{
	az_value text;
	az_casenumber number;
	if (take_modern(record, ref, &text, &number, value, unread))
		set_number(value, number.serial);
}

void az_derive_series(const az_record *record, az_ref ref, az_value *value, az_unread *unread)
{
	az_value text;
	az_casenumber number;
	if (take_modern(record, ref, &text, &number, value, unread))
		set_part(value, &text, 0, YEAR_BYTES + strlen(number.court) + strlen(number.type));
}
