#include "api/probe/probe.h"

#include <stdlib.h>
#include <string.h>

#include "audit/find.h"
#include "base/text.h"
#include "model/path.h"

assize_status az_probe_begin(assize_probe *probe)
{
	if (!probe)
		return ASSIZE_ERROR_USAGE;
	az_error_clear(&probe->error);
	probe->message[0] = '\0';
	if (!probe->loaded.policies)
		return az_probe_end(probe, az_error_set(&probe->error, ASSIZE_ERROR_USAGE, NULL,
									   "the probe is not open; open it first"));
	return ASSIZE_OK;
}

assize_status az_probe_end(assize_probe *probe, assize_status status)
{
	if (!assize_status_is_error(status))
		return status;
	if (!probe->error.status)
		az_error_set(&probe->error, status, NULL, "%s", assize_status_text(status));
	az_error_format(&probe->error, probe->options.lang, probe->message, sizeof probe->message);
	return status;
}

assize_status az_probe_need_case(assize_probe *probe)
{
	if (probe->record.bytes)
		return ASSIZE_OK;
	return az_error_set(
		&probe->error, ASSIZE_ERROR_USAGE, NULL, "no case is chosen; choose one first");
}

/* ---- opening --------------------------------------------------------------------------------- */

static assize_status take_store(assize_probe *probe, const char *path)
{
	assize_status status = assize_store_open(&probe->store, path);
	if (status && probe->store)
		probe->error = probe->store->error;
	return status;
}

/* The profile's or folder's path, kept; the store's profile where none is named. */
static assize_status take_paths(assize_probe *probe, const assize_probe_options *options)
{
	const char *profile = options->profile;
	assize_status status = ASSIZE_OK;
	if (profile && options->policy)
		return az_error_set(&probe->error, ASSIZE_ERROR_USAGE, NULL,
			"a profile and a policy are named; name one of them");
	if (options->policy) {
		probe->folder = strdup(options->policy);
		return probe->folder ? ASSIZE_OK : az_error_memory(&probe->error);
	}
	if (!profile)
		status = az_api_profile(probe->store, &profile);
	if (status)
		probe->error = probe->store->error;
	if (!status && !profile)
		status = az_error_set(&probe->error, ASSIZE_ERROR_USAGE, NULL,
			"the store has no profile; name a profile or a policy's folder");
	if (status)
		return status;
	probe->profile = strdup(profile);
	return probe->profile ? ASSIZE_OK : az_error_memory(&probe->error);
}

static assize_status open(
	assize_probe *probe, const char *store, const assize_probe_options *options)
{
	if (!options || options->size < sizeof *options || !store)
		return az_error_set(&probe->error, ASSIZE_ERROR_USAGE, NULL,
			"a probe needs a store and options of this version");
	probe->options = *options;
	probe->lang = options->lang == ASSIZE_EN ? AZ_EN : AZ_ZH;
	assize_status status = az_api_day(options->as_of, &probe->as_of, &probe->error);
	if (status)
		return status;
	memcpy(probe->day, options->as_of, sizeof probe->day - 1);
	status = take_store(probe, store);
	if (!status)
		status = take_paths(probe, options);
	if (!status)
		status = az_probe_load(probe);
	return status;
}

assize_status assize_probe_open(
	assize_probe **out, const char *store, const assize_probe_options *options)
{
	if (!out)
		return ASSIZE_ERROR_USAGE;
	assize_probe *probe = calloc(1, sizeof *probe);
	*out = probe;
	if (!probe)
		return ASSIZE_ERROR_MEMORY;
	return az_probe_end(probe, open(probe, store, options));
}

void assize_probe_close(assize_probe *probe)
{
	if (!probe)
		return;
	az_probe_unload(&probe->loaded);
	assize_store_close(probe->store);
	for (size_t i = 0; i < probe->setting_count; i++) {
		free(probe->settings[i].policy);
		free(probe->settings[i].name);
		free(probe->settings[i].value);
	}
	az_buffer_free(&probe->key);
	az_buffer_free(&probe->record_bytes);
	az_buffer_free(&probe->path);
	az_buffer_free(&probe->locals);
	free(probe->profile);
	free(probe->folder);
	free(probe);
}

/* ---- where one is ---------------------------------------------------------------------------- */

static const char *text_of(const az_buffer *buffer)
{
	return buffer->length ? (const char *)buffer->bytes : "";
}

const char *assize_probe_message(const assize_probe *probe)
{
	return probe ? probe->message : "out of memory";
}

const char *assize_probe_case(const assize_probe *probe)
{
	return text_of(&probe->key);
}

const char *assize_probe_subject(const assize_probe *probe)
{
	return text_of(&probe->path);
}

const char *assize_probe_as_of(const assize_probe *probe)
{
	return probe->day;
}

const char *assize_probe_policy(const assize_probe *probe)
{
	return probe->policy ? probe->policy->id : "";
}

/* ---- choosing -------------------------------------------------------------------------------- */

/* Makes `ref` the subject; all is as it was where memory is out. */
static assize_status take_subject(assize_probe *probe, const az_record *record, az_ref ref)
{
	az_buffer path = {0};
	az_path_node(record, ref, &path);
	az_buffer_u8(&path, 0);
	if (path.failed) {
		az_buffer_free(&path);
		return az_error_memory(&probe->error);
	}
	az_buffer_free(&probe->path);
	probe->path = path;
	probe->subject = ref;
	return ASSIZE_OK;
}

static assize_status take_record(assize_probe *probe, az_buffer *key, const az_revision *revision)
{
	az_buffer bytes = {0};
	az_buffer_bytes(&bytes, revision->record, revision->length);
	if (bytes.failed || key->failed) {
		az_buffer_free(&bytes);
		return az_error_memory(&probe->error);
	}
	az_record record = az_record_trusted(bytes.bytes, bytes.length);
	assize_status status = take_subject(probe, &record, az_record_root(&record));
	if (status) {
		az_buffer_free(&bytes);
		return status;
	}
	az_buffer_free(&probe->key);
	az_buffer_free(&probe->record_bytes);
	probe->key = *key;
	*key = (az_buffer){0};
	probe->record_bytes = bytes;
	probe->record = record;
	return ASSIZE_OK;
}

assize_status assize_probe_set_case(assize_probe *probe, const char *case_key)
{
	az_buffer key = {0};
	az_revision revision;
	assize_status status = az_probe_begin(probe);
	if (status)
		return status;
	az_store *store = probe->store->store;
	status = az_find_case(store, case_key ? case_key : "", &key, &probe->error);
	if (!status)
		status =
			az_store_get(store, (const char *)key.bytes, key.length - 1, &revision, &probe->error);
	if (!status)
		status = take_record(probe, &key, &revision);
	az_buffer_free(&key);
	return az_probe_end(probe, status);
}

assize_status assize_probe_set_subject(assize_probe *probe, const char *path)
{
	assize_status status = az_probe_begin(probe);
	if (status)
		return status;
	status = az_probe_need_case(probe);
	if (status)
		return az_probe_end(probe, status);
	const char *rest = NULL;
	az_ref ref = path ? az_path_find(&probe->record, path, &rest) : 0;
	if (!ref || *rest)
		status = az_error_set(&probe->error, ASSIZE_ERROR_MISSING, NULL,
			"the case has no '%.200s'; name one of its subjects, such as case or defendant.D1",
			path ? path : "");
	if (!status)
		status = take_subject(probe, &probe->record, ref);
	return az_probe_end(probe, status);
}

assize_status assize_probe_set_as_of(assize_probe *probe, const char *day)
{
	int32_t as_of = 0;
	assize_status status = az_probe_begin(probe);
	if (status)
		return status;
	status = az_api_day(day, &as_of, &probe->error);
	if (!status) {
		probe->as_of = as_of;
		memcpy(probe->day, day, sizeof probe->day - 1);
	}
	return az_probe_end(probe, status);
}

static const char *policy_name(const void *context, size_t i)
{
	const az_policies *policies = context;
	return i < policies->policy_count ? policies->policies[i].id : NULL;
}

assize_status assize_probe_set_policy(assize_probe *probe, const char *name)
{
	assize_status status = az_probe_begin(probe);
	if (status)
		return status;
	const az_policies *policies = probe->loaded.policies;
	const az_policy *policy = az_policies_find(policies, name ? name : "");
	if (policy) {
		probe->policy = policy;
		return ASSIZE_OK;
	}
	const char *near = az_text_nearest(name ? name : "", policy_name, policies);
	return az_probe_end(probe, az_error_set(&probe->error, ASSIZE_ERROR_MISSING, NULL,
								   "there is no policy '%.200s'; did you mean '%s'?",
								   name ? name : "", near ? near : policies->policies[0].id));
}
