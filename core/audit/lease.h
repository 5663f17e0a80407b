/*
 * The lease of an audit: a lock on a file beside the store ("court.store-audit"), held while an audit
 * writes its run. A run that is open while nobody holds the lease was killed, and may be continued; who
 * does not get the lease begins a run of its own. The lock ends with its process, however that ends.
 */
#ifndef AZ_AUDIT_LEASE_H
#define AZ_AUDIT_LEASE_H

#include "base/error.h"

typedef struct az_lease az_lease;

/* Takes the lease of a store; *lease is NULL, and ASSIZE_OK given, where another audit has it. */
assize_status az_lease_take(az_lease **lease, const char *store_path, az_error *error);

/* Gives it back and removes the file. NULL is fine. */
void az_lease_return(az_lease *lease);

#endif
