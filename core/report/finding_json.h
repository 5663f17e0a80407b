/*
 * Outcomes as JSON Lines, in the shape that scripts rely on: a finding, or what was not evaluated.
 * Personal and protected values are "***". Pure but for the buffer; one thread at a time.
 */
#ifndef AZ_REPORT_FINDING_JSON_H
#define AZ_REPORT_FINDING_JSON_H

#include "report/finding_select.h"

/* Appends one object and a newline. A priority finding carries what the leniency rules said about
 * the same person. Texts for people are there in both languages. */
void az_finding_json(const az_selected *selected, az_buffer *out);

#endif
