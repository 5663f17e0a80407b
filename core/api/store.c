#include "assize/store.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "api/handle.h"
#include "base/words.h"

/* The journal's times; they reach no rule and no hash of a run. */
void az_api_now(void *context, char out[AZ_STORE_TIME])
{
	(void)context;
	time_t now = time(NULL);
	struct tm parts;
	if (!gmtime_r(&now, &parts) || !strftime(out, AZ_STORE_TIME, "%Y-%m-%dT%H:%M:%SZ", &parts))
		out[0] = '\0';
}

void assize_today(char out[11])
{
	/* Asia/Shanghai has kept UTC+8 all year since 1992. */
	time_t now = time(NULL) + 8 * 3600;
	struct tm parts;
	if (!gmtime_r(&now, &parts) || !strftime(out, 11, "%Y-%m-%d", &parts))
		out[0] = '\0';
}

typedef assize_status opener(
	az_store **out, const char *path, const az_store_options *options, az_error *error);

static assize_status open_with(assize_store **out, const char *path, opener *open)
{
	if (!out || !path)
		return ASSIZE_ERROR_USAGE;
	*out = calloc(1, sizeof **out);
	if (!*out)
		return ASSIZE_ERROR_MEMORY;
	az_store_options options = {.clock = az_api_now};
	assize_store *store = *out;
	return az_api_end(store, open(&store->store, path, &options, &store->error));
}

assize_status assize_store_create(assize_store **store, const char *path)
{
	return open_with(store, path, az_store_create);
}

assize_status assize_store_open(assize_store **store, const char *path)
{
	return open_with(store, path, az_store_open);
}

void assize_store_close(assize_store *store)
{
	if (!store)
		return;
	az_store_close(store->store);
	az_buffer_free(&store->profile);
	free(store);
}

const char *assize_store_message(const assize_store *store)
{
	if (!store)
		return AZ_N("no store");
	return store->lang == ASSIZE_EN ? store->message : store->zh;
}

void assize_store_set_lang(assize_store *store, assize_lang lang)
{
	if (store)
		store->lang = lang;
}

/* The path as it will still be found from another folder; the caller frees it. */
static char *absolute(const char *path, az_error *error)
{
	char *full = realpath(path, NULL);
	if (!full)
		az_error_set(error, ASSIZE_ERROR_MISSING, path, "no such profile; check the path");
	return full;
}

/* Runs name the profile's file; where the profile is a pack, that is the one inside it. Kept only
 * where it is not the path's own last part, or another was kept before. */
static assize_status keep_file_name(assize_store *store, const char *full)
{
	const char *name = NULL;
	az_buffer before = {0};
	az_arena *arena = az_arena_new();
	assize_status status = arena ? az_bundle_profile_name(full, arena, &name, &store->error)
								 : az_error_memory(&store->error);
	if (!status && strcmp(strrchr(full, '/') + 1, name) == 0) {
		status = az_store_meta_get(store->store, "profile_file", &before, &store->error);
		az_buffer_free(&before);
	}
	if (!status)
		status = az_store_meta_set(store->store, "profile_file", name, &store->error);
	else if (status == ASSIZE_ERROR_MISSING && name) {
		az_error_clear(&store->error);
		status = ASSIZE_OK;
	}
	az_arena_free(arena);
	return status;
}

assize_status assize_store_set_profile(assize_store *store, const char *path)
{
	assize_status status = az_api_begin(store);
	if (status)
		return status;
	if (!path)
		return az_api_usage(store, "no profile is named");
	char *full = absolute(path, &store->error);
	if (!full)
		return az_api_end(store, ASSIZE_ERROR_MISSING);
	status = keep_file_name(store, full);
	if (!status)
		status = az_store_meta_set(store->store, "profile", full, &store->error);
	free(full);
	return az_api_end(store, status);
}

const char *assize_store_profile(assize_store *store)
{
	const char *path = NULL;
	if (az_api_begin(store) || az_api_end(store, az_api_profile(store, &path)))
		return NULL;
	return path;
}
