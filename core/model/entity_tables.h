/*
 * The entities as the entity_*.c files declare them, for entity.c, which gathers them. All other
 * code asks entity.h.
 *
 * A row of a field table says its number, name, type, titles and sensitivity, and then what its
 * type wants: codes, target, unit, doc.
 */
#ifndef AZ_MODEL_ENTITY_TABLES_H
#define AZ_MODEL_ENTITY_TABLES_H

#include "model/entity.h"

extern const az_entity az_entity_case;
extern const az_entity az_entity_defendant;
extern const az_entity az_entity_charge;
extern const az_entity az_entity_circumstance;
extern const az_entity az_entity_victim;
extern const az_entity az_entity_property;
extern const az_entity az_entity_payment;
extern const az_entity az_entity_recovery;
extern const az_entity az_entity_order;
extern const az_entity az_entity_enforcement;
extern const az_entity az_entity_listing;
extern const az_entity az_entity_commutation;
extern const az_entity az_entity_proceeding;
extern const az_entity az_entity_outcome;
extern const az_entity az_entity_status;
extern const az_entity az_entity_stay;
extern const az_entity az_entity_prior;
extern const az_entity az_entity_admin_penalty;
extern const az_entity az_entity_measure;

#endif
