/*
 * Whether what a run keeps of a group fits the dossiers that it names: chunks may be damaged, and a store
 * may come from anybody. Reads the revisions. One thread at a time.
 */
#ifndef AZ_AUDIT_GROUP_SOUND_H
#define AZ_AUDIT_GROUP_SOUND_H

#include "audit/view.h"

/* ASSIZE_ERROR_STORE where a field is none of its member's. Whoever names the fields of a group asks first;
 * no revision that the store lent before is valid any more. */
assize_status az_group_check_facts(const az_view *view, const az_members *members, az_error *error);

#endif
