/*
 * The parts of a page about a group that one about a dossier does not have: where it is, and its rows.
 */
#ifndef AZ_REPORT_EXPLAIN_GROUP_H
#define AZ_REPORT_EXPLAIN_GROUP_H

#include "report/explain/explain.h"
#include "report/explain/page.h"

/* The group's key, by what it was made, and its cases. */
void az_group_where(const az_page *page, const az_rule *rule, const az_explained_group *group);

/* The rows that check was given, and the fields that collect read. */
assize_status az_group_rows(const az_page *page, const az_explained_group *group, az_error *error);

/* Where the other side stands, of a group that priority or leniency speaks of. */
void az_group_side_note(const az_page *page, const az_told *told);

#endif
