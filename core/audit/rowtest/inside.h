/*
 * Inside of audit/rowtest: what an outcome is of, as rows write it. Paths begin with their dossier where a
 * test has several: "a/case.court".
 */
#ifndef AZ_AUDIT_ROWTEST_INSIDE_H
#define AZ_AUDIT_ROWTEST_INSIDE_H

#include "audit/rowtest/rowtest.h"

/* The path of its subject. */
void az_outcome_subject(const az_outcomes *outcomes, size_t i, az_buffer *out);

/* The key of its dossier, or of its group; borrowed. */
const char *az_outcome_key(const az_outcomes *outcomes, size_t i, uint32_t *length);

/* The path of the field for which it was not evaluated; nothing where there is none. */
void az_outcome_field(const az_outcomes *outcomes, size_t i, az_buffer *out);

#endif
