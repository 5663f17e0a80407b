/*
 * LuaCATS annotations, which lua-language-server reads: a class for every entity with its fields, an
 * alias for every vocabulary, and what the host gives beside them. Fields and codes are walked from
 * the model's tables; functions are described by hand in lua/annotations/, and tests hold them
 * against what a rule really sees. Pure, any thread.
 *
 * Strict reads never give nil (they end the rule), so fields are not optional; `maybe(d)` gives a
 * class of its own, assize.maybe.defendant, where all of them are.
 */
#ifndef AZ_REPORT_SCHEMA_ANNOTATIONS_H
#define AZ_REPORT_SCHEMA_ANNOTATIONS_H

#include "policy/policy.h"

/* The whole file. `policies` may be NULL; its fields of provinces are taken. `policy` may be NULL;
 * its parameters, laws and modules are taken. */
void az_annotations_write(const az_policies *policies, const az_policy *policy, az_buffer *out);

#endif
