#include "host/fact.h"

#include <stdio.h>
#include <string.h>

#include "base/words.h"
#include "model/path.h"

static void derive_nothing(const az_record *record, az_ref ref, az_value *value, az_unread *unread)
{
	(void)record;
	(void)ref;
	(void)unread;
	*value = (az_value){.state = AZ_UNKNOWN, .type = AZ_TEXT};
}

/* Derived, so that nobody takes it for something that a dossier could say. */
static const az_field calendar_field = {.number = AZ_FIELD_CALENDAR,
	.name = "calendar",
	.type = AZ_TEXT,
	.zh = "工作日历",
	.en = "calendar of working days",
	.derive = derive_nothing};

az_fact az_fact_of_year(const az_record *record, int year)
{
	return (az_fact){az_record_root(record), AZ_FIELD_CALENDAR, (uint16_t)year};
}

bool az_fact_fits(const az_policies *policies, const az_record *record, az_fact fact)
{
	const az_entity *entity = az_node_entity(record, fact.node);
	const az_schema *schema = &policies->schema;
	if (fact.field == AZ_FIELD_CALENDAR)
		return fact.node == az_record_root(record) && fact.extension >= AZ_DATE_YEAR_FIRST &&
			   fact.extension <= AZ_DATE_YEAR_LAST;
	if (fact.field != AZ_FIELD_EXTENSION)
		return az_field_numbered(entity, fact.field) != NULL;
	return fact.extension < schema->count &&
		   schema->extensions[fact.extension].entity == entity->id;
}

bool az_fact_is_of(const az_policies *policies, const az_record *record, az_fact fact)
{
	az_ref ref = az_record_root(record);
	while (ref && ref < fact.node)
		ref = az_record_next(record, ref);
	return ref && ref == fact.node && az_fact_fits(policies, record, fact);
}

const char *az_fact_name(const az_policies *policies, const az_record *record, az_fact fact,
	const az_field **field, const az_extension **extension)
{
	*field = NULL;
	*extension = NULL;
	if (fact.field == AZ_FIELD_EXTENSION) {
		*extension = &policies->schema.extensions[fact.extension];
		return (*extension)->name;
	}
	*field = fact.field == AZ_FIELD_CALENDAR
				 ? &calendar_field
				 : az_field_numbered(az_node_entity(record, fact.node), fact.field);
	return (*field)->name;
}

static void year_value(const az_policies *policies, int number, az_value *value)
{
	const az_calendar_year *year = az_calendar_find(policies->calendar, number);
	*value = (az_value){.state = AZ_UNKNOWN, .type = AZ_TEXT};
	if (!year)
		return;
	value->state = AZ_KNOWN;
	value->text = year->source;
	value->length = (uint32_t)strlen(year->source);
}

void az_fact_value(
	const az_policies *policies, const az_record *record, az_fact fact, az_value *value)
{
	const az_field *field;
	const az_extension *extension;
	const char *name = az_fact_name(policies, record, fact, &field, &extension);
	az_unread unread;
	if (extension)
		az_node_get_extension(record, fact.node, name, strlen(name), value);
	else if (fact.field == AZ_FIELD_CALENDAR)
		year_value(policies, fact.extension, value);
	else
		az_node_read(record, fact.node, field, value, &unread);
}

void az_fact_path(
	const az_policies *policies, const az_record *record, az_fact fact, az_buffer *out)
{
	const az_field *field;
	const az_extension *extension;
	const char *name = az_fact_name(policies, record, fact, &field, &extension);
	if (fact.field == AZ_FIELD_CALENDAR)
		az_buffer_printf(out, "%s.%u", name, (unsigned)fact.extension);
	else
		az_path_field(record, fact.node, name, out);
}

const char *az_fact_lack(const az_policies *policies, az_fact fact, char out[AZ_LACK_MOST])
{
	out[0] = '\0';
	if (fact.field != AZ_FIELD_CALENDAR)
		return out;
	if (policies->calendar)
		snprintf(out, AZ_LACK_MOST, AZ_N("the calendar of working days has no year %u"),
			(unsigned)fact.extension);
	else
		snprintf(out, AZ_LACK_MOST,
			AZ_N("no calendar of working days is named, and so the year %u is not known"),
			(unsigned)fact.extension);
	return out;
}
