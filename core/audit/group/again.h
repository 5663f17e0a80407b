/*
 * A group of a kept run once more, from the rows that lie with its dossiers: what its check was given.
 * One thread at a time.
 */
#ifndef AZ_AUDIT_GROUP_AGAIN_H
#define AZ_AUDIT_GROUP_AGAIN_H

#include "audit/group/grouping.h"
#include "audit/view.h"

typedef struct az_group_again {
	az_grouping *grouping;
	az_grouped grouped;
} az_group_again;

/* Makes the group that az_view_next, az_view_at or az_view_next_group gave; walks the whole run, and
 * *viewed is given anew, for it borrows the view. ASSIZE_ERROR_STORE where the rows are not those that
 * the run judged. Close it in any case. */
assize_status az_group_again_open(
	az_group_again *again, az_view *view, az_viewed *viewed, az_error *error);
void az_group_again_close(az_group_again *again);

#endif
