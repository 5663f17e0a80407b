/*
 * The members of a finding's JSON that only one about a group has. Inside of finding_json.c.
 */
#ifndef AZ_REPORT_FINDING_JSON_GROUP_H
#define AZ_REPORT_FINDING_JSON_GROUP_H

#include "base/json.h"
#include "report/finding_select.h"

/* "case": null, "cases": [...] */
void az_json_group_cases(az_json *json, const az_selected *selected);

/* "evidence": what collect read of the cases, the first of it; "evidence_more": how much more there was. */
void az_json_group_evidence(az_json *json, const az_selected *selected);

/* "leniency": what the leniency rules said in its cases, in how many, and how many were not read. */
void az_json_group_leniency(az_json *json, const az_selected *selected);

#endif
