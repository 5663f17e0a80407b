/*
 * Literal values of conditions, judged against the field that they are compared with, and shown
 * again as the header has them. Internal to the loading functions.
 */
#ifndef AZ_POLICY_LITERAL_H
#define AZ_POLICY_LITERAL_H

#include "policy/load.h"

/* A constant for a field: a text in quotes for texts, codes, dates and amounts, a bare number for
 * counts, true or false for flags. */
bool az_literal_load(az_load *load, const az_field *field, const az_doc *value, az_operand *out);

/* `status = "recovered"`, `fine = above(param.floor)`. */
const char *az_literal_source(az_load *load, const az_doc *value);

#endif
