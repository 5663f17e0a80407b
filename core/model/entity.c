#include "model/entity.h"

#include <string.h>

#include "base/text.h"
#include "model/entity_tables.h"

static const az_entity *const entities[AZ_ENTITY_END] = {
	[AZ_CASE] = &az_entity_case,
	[AZ_DEFENDANT] = &az_entity_defendant,
	[AZ_CHARGE] = &az_entity_charge,
	[AZ_CIRCUMSTANCE] = &az_entity_circumstance,
	[AZ_VICTIM] = &az_entity_victim,
	[AZ_PROPERTY] = &az_entity_property,
	[AZ_PAYMENT] = &az_entity_payment,
	[AZ_RECOVERY] = &az_entity_recovery,
	[AZ_ORDER] = &az_entity_order,
	[AZ_ENFORCEMENT] = &az_entity_enforcement,
	[AZ_LISTING] = &az_entity_listing,
	[AZ_COMMUTATION] = &az_entity_commutation,
	[AZ_PROCEEDING] = &az_entity_proceeding,
	[AZ_OUTCOME] = &az_entity_outcome,
	[AZ_STATUS] = &az_entity_status,
	[AZ_STAY] = &az_entity_stay,
	[AZ_PRIOR] = &az_entity_prior,
	[AZ_ADMIN_PENALTY] = &az_entity_admin_penalty,
	[AZ_MEASURE] = &az_entity_measure,
};

const az_entity *az_entity_of(unsigned id)
{
	return id < AZ_ENTITY_END ? entities[id] : NULL;
}

const az_entity *az_entity_named(const char *name)
{
	for (unsigned id = 1; id < AZ_ENTITY_END; id++)
		if (strcmp(entities[id]->name, name) == 0)
			return entities[id];
	return NULL;
}

const az_field *az_field_numbered(const az_entity *entity, unsigned number)
{
	size_t low = 0, high = entity->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (entity->fields[middle].number < number)
			low = middle + 1;
		else
			high = middle;
	}
	if (low == entity->count || entity->fields[low].number != number)
		return NULL;
	return &entity->fields[low];
}

const az_field *az_field_named(const az_entity *entity, const char *name, size_t length)
{
	for (size_t i = 0; i < entity->count; i++) {
		const az_field *field = &entity->fields[i];
		if (strlen(field->name) == length && memcmp(field->name, name, length) == 0)
			return field;
	}
	return NULL;
}

static const char *field_name_at(const void *ctx, size_t i)
{
	const az_entity *entity = ctx;
	return i < entity->count ? entity->fields[i].name : NULL;
}

bool az_entity_takes_an(const az_entity *entity)
{
	return strchr("aeiou", entity->name[0]) != NULL;
}

const char *az_field_nearest(const az_entity *entity, const char *name)
{
	return az_text_nearest(name, field_name_at, entity);
}

const az_field *az_field_holding(const az_entity *parent, az_entity_id child)
{
	for (size_t i = 0; i < parent->count; i++) {
		const az_field *field = &parent->fields[i];
		if ((field->type == AZ_LIST || field->type == AZ_ONE) && field->target == child)
			return field;
	}
	return NULL;
}

bool az_entity_within(const az_entity *entity, az_entity_id ancestor)
{
	while (entity && entity->id != ancestor)
		entity = az_entity_of(entity->parent);
	return entity != NULL;
}
