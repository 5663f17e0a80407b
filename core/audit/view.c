#include "audit/view.h"

#include <stdlib.h>
#include <string.h>

/* A text that the store keeps, or NULL. */
static const char *kept_text(az_view *view, const char *name)
{
	az_buffer text = {0};
	az_error ignored;
	const char *copy = NULL;
	if (az_store_meta_get(view->store, name, &text, &ignored) == ASSIZE_OK)
		copy = az_arena_copy(view->arena, (const char *)text.bytes, text.length);
	az_buffer_free(&text);
	return copy;
}

/* The name of the file of the store's profile, as a run keeps it; NULL where the store has none. */
static const char *profile_file(az_view *view)
{
	const char *name = kept_text(view, "profile_file"); /* of a pack */
	if (name)
		return name;
	const char *path = kept_text(view, "profile");
	const char *slash = path ? strrchr(path, '/') : NULL;
	return slash ? slash + 1 : NULL;
}

static assize_status newest_full(az_view *view, int64_t *number, az_error *error)
{
	const az_store_run *runs;
	size_t count;
	bool other = false;
	const char *profile = profile_file(view);
	assize_status status = az_store_runs(view->store, view->arena, &runs, &count, error);
	if (status)
		return status;
	for (size_t i = count; i-- > 0;) {
		bool mine = !profile || !strcmp(runs[i].profile, profile);
		if (runs[i].state != AZ_RUN_FINISHED)
			continue;
		other = true;
		if (!mine || runs[i].scope[0])
			continue;
		*number = runs[i].number;
		return ASSIZE_OK;
	}
	const char *path = az_store_path(view->store);
	if (other)
		return az_error_set(error, ASSIZE_ERROR_MISSING, path,
			"holds no finished run over all cases with its own profile; name one of `assize runs` "
			"with --run");
	return az_error_set(error, ASSIZE_ERROR_MISSING, path,
		"holds no finished run; make one with `assize audit %s`", path);
}

static bool is_same_audit(const az_store_run *a, const az_store_run *b)
{
	return !strcmp(a->name, b->name) && !strcmp(a->profile, b->profile) &&
		   !strcmp(a->scope, b->scope);
}

static assize_status find_before(
	az_store *store, az_arena *arena, int64_t number, int64_t *before, az_error *error)
{
	az_store_run mine;
	const az_store_run *runs;
	size_t count;
	assize_status status = az_store_run_get(store, number, arena, &mine, error);
	if (!status)
		status = az_store_runs(store, arena, &runs, &count, error);
	for (size_t i = 0; !status && i < count; i++)
		if (runs[i].number < number && runs[i].number > *before &&
			runs[i].state == AZ_RUN_FINISHED && is_same_audit(&runs[i], &mine))
			*before = runs[i].number;
	return status;
}

assize_status az_run_before(az_store *store, int64_t number, int64_t *before, az_error *error)
{
	*before = 0;
	az_arena *arena = az_arena_new();
	assize_status status =
		arena ? find_before(store, arena, number, before, error) : az_error_memory(error);
	az_arena_free(arena);
	return status;
}

static assize_status load_policies(az_view *view, az_error *error)
{
	const az_store_file *files;
	size_t count;
	assize_status status =
		az_store_run_files(view->store, view->run.number, view->arena, &files, &count, error);
	if (status)
		return status;
	az_bundle_content *contents = az_arena_array(view->arena, count + 1, sizeof *contents);
	if (!contents)
		return az_error_memory(error);
	for (size_t i = 0; i < count; i++)
		contents[i] = (az_bundle_content){files[i].path, files[i].bytes, files[i].length};
	status = az_bundle_of(&view->bundle, view->run.profile, contents, count, error);
	if (status)
		return status;
	az_problems *problems = az_problems_new(8);
	if (!problems)
		return az_error_memory(error);
	status = az_policies_load(&view->policies, view->bundle, problems);
	if (status)
		status = az_problems_error(problems, status, error);
	az_problems_free(problems);
	return status;
}

assize_status az_view_open(az_view **out, az_store *store, int64_t number, az_error *error)
{
	*out = NULL;
	az_view *view = calloc(1, sizeof *view);
	if (!view)
		return az_error_memory(error);
	view->store = store;
	view->arena = az_arena_new();
	assize_status status = view->arena ? ASSIZE_OK : az_error_memory(error);
	if (!status && !number)
		status = newest_full(view, &number, error);
	if (!status)
		status = az_store_run_get(store, number, view->arena, &view->run, error);
	if (!status)
		status = load_policies(view, error);
	if (status) {
		az_view_close(view);
		return status;
	}
	az_view_rewind(view);
	*out = view;
	return ASSIZE_OK;
}

void az_view_close(az_view *view)
{
	if (!view)
		return;
	az_policies_free(view->policies);
	az_bundle_free(view->bundle);
	az_buffer_free(&view->bytes);
	az_buffer_free(&view->group);
	az_arena_free(view->arena);
	free(view);
}

void az_view_rewind(az_view *view)
{
	view->chunk = -1;
	view->cursor = (az_cursor){0};
}

/* Takes a chunk's bytes: the store lends them only until its next call. */
static assize_status take_chunk(az_view *view, const az_store_chunk *chunk, az_error *error)
{
	view->chunk = chunk->number;
	az_buffer_clear(&view->bytes);
	az_buffer_bytes(&view->bytes, chunk->bytes, chunk->length);
	if (view->bytes.failed)
		return az_error_memory(error);
	view->cursor = (az_cursor){.bytes = view->bytes.bytes, .length = view->bytes.length};
	return ASSIZE_OK;
}

static assize_status damaged(const az_view *view, az_error *error)
{
	return az_error_set(error, ASSIZE_ERROR_STORE, az_store_path(view->store),
		"the outcomes of run %lld are damaged; `assize verify` says where",
		(long long)view->run.number);
}

static assize_status fill_group(az_view *view, az_viewed *viewed, az_error *error)
{
	const az_kept *kept = &viewed->kept;
	viewed->is_group = true;
	viewed->revision.key = "";
	if (kept->rule >= view->policies->rule_count || !view->policies->rules[kept->rule]->is_group ||
		!az_members_read(&viewed->members, kept->members, kept->members_length))
		return damaged(view, error);
	az_buffer_clear(&view->group);
	az_record_key(&view->group, kept->key, kept->key_length);
	if (view->group.failed)
		return az_error_memory(error);
	viewed->record = az_record_trusted(view->group.bytes, view->group.length);
	return ASSIZE_OK;
}

static assize_status fill(
	az_view *view, const az_kept *kept, size_t at, az_viewed *viewed, az_error *error)
{
	*viewed = (az_viewed){.kept = *kept, .place = {view->chunk, at}};
	if (kept->kind == AZ_KEPT_GROUP)
		return fill_group(view, viewed, error);
	assize_status status =
		az_store_get_sequence(view->store, kept->sequence, &viewed->revision, error);
	if (status)
		return status;
	if (!az_hash_equal(&viewed->revision.hash, &kept->record))
		return damaged(view, error);
	viewed->record = az_record_trusted(viewed->revision.record, viewed->revision.length);
	return ASSIZE_OK;
}

/* The next entry of any kind, not yet filled. */
static assize_status next_kept(az_view *view, az_kept *kept, size_t *at, az_error *error)
{
	for (;;) {
		*at = view->cursor.at;
		if (az_kept_next(&view->cursor, kept))
			return ASSIZE_OK;
		if (view->cursor.failed)
			return damaged(view, error);
		az_store_chunk chunk;
		assize_status status =
			az_store_chunk_next(view->store, view->run.number, view->chunk, &chunk, error);
		if (!status)
			status = take_chunk(view, &chunk, error);
		if (status)
			return status;
	}
}

assize_status az_view_next(az_view *view, az_viewed *viewed, az_error *error)
{
	az_kept kept;
	size_t at;
	assize_status status;
	do
		status = next_kept(view, &kept, &at, error);
	while (!status && kept.kind == AZ_KEPT_BESIDE);
	return status ? status : fill(view, &kept, at, viewed, error);
}

assize_status az_view_next_group(az_view *view, az_viewed *viewed, az_error *error)
{
	az_kept kept;
	size_t at;
	assize_status status;
	do
		status = next_kept(view, &kept, &at, error);
	while (!status && kept.kind != AZ_KEPT_GROUP);
	return status ? status : fill(view, &kept, at, viewed, error);
}

assize_status az_view_at(az_view *view, az_view_place place, az_viewed *viewed, az_error *error)
{
	az_kept kept;
	az_store_chunk chunk;
	assize_status status =
		az_store_chunk_next(view->store, view->run.number, place.chunk - 1, &chunk, error);
	if (!status)
		status = take_chunk(view, &chunk, error);
	if (status)
		return status == ASSIZE_DONE ? damaged(view, error) : status;
	view->cursor.at = place.at;
	if (chunk.number != place.chunk || place.at > view->cursor.length ||
		!az_kept_next(&view->cursor, &kept))
		return damaged(view, error);
	return fill(view, &kept, place.at, viewed, error);
}

assize_status az_view_not_in_run(const az_view *view, const char *key, az_error *error)
{
	return az_error_set(error, ASSIZE_ERROR_MISSING, key,
		"is not among the dossiers of run %lld; audit again, or see `assize cases`",
		(long long)view->run.number);
}

/* What is looked for among the dossiers of a run: a key, or with it the revision's sequence. */
typedef struct sought {
	const char *key;
	size_t length;
	int64_t sequence; /* 0: not known */
} sought;

static assize_status find_in_chunk(
	az_view *view, const sought *wanted, az_viewed *viewed, bool *found, az_error *error)
{
	assize_status status = ASSIZE_OK;
	while (!status && !*found && view->cursor.at < view->cursor.length) {
		az_kept kept;
		size_t at = view->cursor.at;
		if (!az_kept_next(&view->cursor, &kept))
			return damaged(view, error);
		if (wanted->sequence && kept.sequence != wanted->sequence)
			continue;
		status = fill(view, &kept, at, viewed, error);
		*found = !status && viewed->revision.key_length == wanted->length &&
				 !memcmp(viewed->revision.key, wanted->key, wanted->length);
	}
	return status;
}

static assize_status find(az_view *view, const sought *wanted, az_viewed *viewed, az_error *error)
{
	az_store_chunk chunk = {.number = -1};
	assize_status status = ASSIZE_OK;
	bool found = false;
	while (!status && !found) {
		status = az_store_chunk_holding(view->store, view->run.number, wanted->key, wanted->length,
			chunk.number, &chunk, error);
		if (!status)
			status = take_chunk(view, &chunk, error);
		chunk.number = view->chunk;
		if (!status)
			status = find_in_chunk(view, wanted, viewed, &found, error);
	}
	return status == ASSIZE_DONE ? az_view_not_in_run(view, wanted->key, error) : status;
}

assize_status az_view_find(
	az_view *view, const char *key, size_t length, az_viewed *viewed, az_error *error)
{
	return find(view, &(sought){.key = key, .length = length}, viewed, error);
}

assize_status az_view_find_sequence(
	az_view *view, int64_t sequence, az_viewed *viewed, az_error *error)
{
	az_revision revision;
	assize_status status = az_store_get_sequence(view->store, sequence, &revision, error);
	if (status)
		return status;
	char *key = strdup(revision.key);
	if (!key)
		return az_error_memory(error);
	status = find(view, &(sought){.key = key, .length = revision.key_length, .sequence = sequence},
		viewed, error);
	free(key);
	return status;
}
