#include "audit/group/again.h"

#include <stdlib.h>
#include <string.h>

/* The group at hand, copied: the walk takes the view's buffers. */
typedef struct target {
	az_view_place place;
	az_kept kept;
	az_members members;
	az_buffer key;
	az_buffer bytes;
} target;

static bool take_target(target *t, const az_viewed *viewed)
{
	t->place = viewed->place;
	t->kept = viewed->kept;
	az_buffer_bytes(&t->key, viewed->kept.key, viewed->kept.key_length);
	az_buffer_bytes(&t->bytes, viewed->kept.members, viewed->kept.members_length);
	t->kept.key = (const char *)t->key.bytes;
	return !t->key.failed && !t->bytes.failed &&
		   az_members_read(&t->members, t->bytes.bytes, t->bytes.length);
}

/* Sequences are in the order of keys, so they are ordered once for the walk. */
static int by_number(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
	return (x > y) - (x < y);
}

static int64_t *ordered(const az_members *members)
{
	int64_t *sequences = calloc((size_t)members->count + 1, sizeof *sequences);
	for (uint32_t i = 0; sequences && i < members->count; i++)
		sequences[i] = az_member_sequence(members, i);
	if (sequences && members->count)
		qsort(sequences, members->count, sizeof *sequences, by_number);
	return sequences;
}

static assize_status add_member(az_group_again *again, const az_view *view, const target *t,
	const az_kept *kept, az_error *error)
{
	az_revision revision;
	assize_status status = az_store_get_sequence(view->store, kept->sequence, &revision, error);
	if (status)
		return status;
	az_record record = az_record_trusted(revision.record, revision.length);
	return az_grouping_add_of(again->grouping, &record, kept, &t->kept, error);
}

static assize_status add_chunk(az_group_again *again, const az_view *view, const target *t,
	const int64_t *sequences, const az_buffer *chunk, az_error *error)
{
	az_kept kept;
	az_cursor cursor = {.bytes = chunk->bytes, .length = chunk->length};
	assize_status status = ASSIZE_OK;
	while (!status && az_kept_next(&cursor, &kept)) {
		bool member =
			kept.kind != AZ_KEPT_GROUP &&
			bsearch(&kept.sequence, sequences, t->members.count, sizeof *sequences, by_number);
		if (member)
			status = add_member(again, view, t, &kept, error);
	}
	return status;
}

static assize_status add_members(az_group_again *again, const az_view *view, const target *t,
	const int64_t *sequences, az_error *error)
{
	az_buffer bytes = {0};
	az_store_chunk chunk = {.number = -1};
	assize_status status = ASSIZE_OK;
	while (!status) {
		status = az_store_chunk_next(view->store, view->run.number, chunk.number, &chunk, error);
		if (status || !chunk.first[0])
			break; /* the groups come last */
		az_buffer_clear(&bytes);
		az_buffer_bytes(&bytes, chunk.bytes, chunk.length);
		status = bytes.failed ? az_error_memory(error)
							  : add_chunk(again, view, t, sequences, &bytes, error);
	}
	az_buffer_free(&bytes);
	return status == ASSIZE_DONE ? ASSIZE_OK : status;
}

static assize_status make(
	az_group_again *again, const az_view *view, const target *t, az_error *error)
{
	int64_t *sequences = ordered(&t->members);
	if (!sequences)
		return az_error_memory(error);
	assize_status status = az_grouping_open(&again->grouping, view->policies, NULL, error);
	if (!status)
		status = add_members(again, view, t, sequences, error);
	if (!status)
		status = az_grouping_next(again->grouping, &again->grouped, error);
	free(sequences);
	bool other = !status && !az_hash_equal(&again->grouped.hash, &t->kept.record);
	if (status == ASSIZE_DONE || other)
		return az_error_set(error, ASSIZE_ERROR_STORE, az_store_path(view->store),
			"the outcomes of run %lld are damaged; `assize verify` says where",
			(long long)view->run.number);
	return status;
}

assize_status az_group_again_open(
	az_group_again *again, az_view *view, az_viewed *viewed, az_error *error)
{
	target t = {.kept = {0}};
	*again = (az_group_again){0};
	assize_status status =
		take_target(&t, viewed) ? make(again, view, &t, error) : az_error_memory(error);
	if (!status)
		status = az_view_at(view, t.place, viewed, error);
	az_buffer_free(&t.key);
	az_buffer_free(&t.bytes);
	return status;
}

void az_group_again_close(az_group_again *again)
{
	az_grouping_close(again->grouping);
	*again = (az_group_again){0};
}
