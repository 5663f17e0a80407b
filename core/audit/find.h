/*
 * Finding what a person names: a case by its number in any bracket style, a finding of a run by the
 * first digits of its id. One thread at a time, as the store and the view are.
 */
#ifndef AZ_AUDIT_FIND_H
#define AZ_AUDIT_FIND_H

#include "audit/finding.h"
#include "audit/view.h"

enum { AZ_PREFIX_LEAST = 4, AZ_CANDIDATES_MOST = 5 };

/* A finding and the dossier that it is about. Everything borrows the view until its next step or
 * look-up. */
typedef struct az_found {
	az_viewed viewed;
	az_outcome outcome;
	char id[AZ_FINDING_ID];
} az_found;

/* Appends the key that `text` names, with a NUL behind it: the text itself where there is such a
 * dossier, else the canonical form of the case number that it is (full-width, ASCII or no
 * brackets). ASSIZE_ERROR_MISSING names the nearest key that there is. */
assize_status az_find_case(az_store *store, const char *text, az_buffer *key, az_error *error);

/* The finding of the run whose id begins with `prefix` (hex digits, four at least). What is no such
 * prefix, and a prefix of several findings, is ASSIZE_ERROR_USAGE, the latter with up to five of
 * them; none is ASSIZE_ERROR_MISSING. It walks the whole run: begin another walk with
 * az_view_rewind. */
assize_status az_find_finding(az_view *view, const char *prefix, az_found *found, az_error *error);

#endif
