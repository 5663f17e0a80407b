/*
 * Law registers (law.yaml): what policies cite. All registers of a profile make one; two that say
 * different things of one id do not load. Internal to the loading functions.
 */
#ifndef AZ_POLICY_LAW_H
#define AZ_POLICY_LAW_H

#include "policy/load.h"

/* Reads every register of the bundle into `load->policies`. */
void az_law_load(az_load *load);

/* The law whose id is the value, or NULL with a problem that names the nearest. */
const az_law *az_law_cited(az_load *load, const az_doc *value);

#endif
