/*
 * Reading a kept run: its policies as they ran (loaded again from the files that the store keeps), and
 * its outcomes dossier by dossier, each with the record that it was made on. One thread at a time; the
 * store must stay open longer.
 */
#ifndef AZ_AUDIT_VIEW_H
#define AZ_AUDIT_VIEW_H

#include "audit/group/members.h"
#include "audit/kept.h"
#include "host/outcome.h"
#include "store/store.h"

typedef struct az_view {
	az_arena *arena;
	az_store *store;
	az_store_run run;
	az_bundle *bundle;
	az_policies *policies;
	/* The walk: */
	int64_t chunk;
	az_cursor cursor;
	az_buffer bytes; /* of the chunk */
	az_buffer group; /* the record of the group at hand */
} az_view;

/* Opens a run by number; 0: the newest full run of the store's profile, which is what people mean when
 * they name none. A run over a scope, or of another profile, is opened by its number only. */
assize_status az_view_open(az_view **view, az_store *store, int64_t number, az_error *error);
void az_view_close(az_view *view);

/* The number of the last finished run before that one of the same name, profile and scope; 0: none. */
assize_status az_run_before(az_store *store, int64_t number, int64_t *before, az_error *error);

/* Where an entry of a run lies. */
typedef struct az_view_place {
	int64_t chunk;
	size_t at;
} az_view_place;

/* One dossier of a run, or behind the dossiers one group; borrowed until the next step or look-up. */
typedef struct az_viewed {
	bool is_group;
	az_revision revision; /* of a group: with an empty key and no revision */
	az_record record;     /* of a group: az_record_key */
	az_kept kept;
	az_members members; /* of a group */
	az_view_place place;
} az_viewed;

/* Steps through the dossiers in the order of their keys, then through the groups by rule and key. What
 * lies beside the run's scope is passed over. ASSIZE_DONE at the end. */
assize_status az_view_next(az_view *view, az_viewed *viewed, az_error *error);

/* The same from the first group on; goes on with it where the walk is among the groups already. */
assize_status az_view_next_group(az_view *view, az_viewed *viewed, az_error *error);

/* The entry at a place that az_view_next gave. */
assize_status az_view_at(az_view *view, az_view_place place, az_viewed *viewed, az_error *error);

/* Begins the walk again. */
void az_view_rewind(az_view *view);

/* The dossier with that key, as the run saw it. `key` as the store has it. One beside the run's scope,
 * of which it took only rows, is found too (viewed->kept.kind). */
assize_status az_view_find(
	az_view *view, const char *key, size_t length, az_viewed *viewed, az_error *error);

/* The same by the sequence of its revision, as the members of a group have it. */
assize_status az_view_find_sequence(
	az_view *view, int64_t sequence, az_viewed *viewed, az_error *error);

/* The error of a dossier that the run did not see. */
assize_status az_view_not_in_run(const az_view *view, const char *key, az_error *error);

#endif
