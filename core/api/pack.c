#include "assize/pack.h"

#include <string.h>

#include "api/workbench.h"
#include "policy/pack/pack.h"
#include "report/pack_list.h"

enum { PROBLEMS_KEPT = 100 };

static assize_status check(const char *path, const assize_pack_options *options,
	assize_pack_result *result, bool writes, az_error *error)
{
	az_error_clear(error);
	if (!path || !result || !options || options->size < sizeof *options)
		return az_error_set(error, ASSIZE_ERROR_USAGE, NULL,
			"a pack needs a path, options of this version, and room for the result");
	memset(result, 0, sizeof *result);
	if (writes && !options->writer.write)
		return az_error_set(error, ASSIZE_ERROR_USAGE, NULL, "a pack needs a writer");
	if (options->format != ASSIZE_FORMAT_TABLE && options->format != ASSIZE_FORMAT_JSONL)
		return az_error_set(error, ASSIZE_ERROR_USAGE, NULL,
			"what a pack holds is written as table or jsonl; choose one of these");
	return ASSIZE_OK;
}

static void fill(assize_pack_result *result, size_t files, size_t bytes, const az_hash *bundle,
	const az_hash *hash)
{
	result->files = files;
	result->bytes = bytes;
	az_hash_hex(bundle, result->bundle);
	az_hash_hex(hash, result->hash);
}

/* ---- writing --------------------------------------------------------------------------------- */

/* The profile's files, which load, and what lies beside them. */
static assize_status read_all(const char *profile, const assize_pack_options *options,
	az_bundle **bundle, az_bundle **beside, az_error *error)
{
	az_policies *policies = NULL;
	az_problems *problems = az_problems_new(PROBLEMS_KEPT);
	if (!problems)
		return az_error_memory(error);
	az_problems_speak(problems, options->lang);
	assize_status status = az_bundle_read_all(bundle, beside, profile, problems);
	if (!status)
		status = az_policies_load(&policies, *bundle, problems);
	if (status) {
		az_api_tell(problems, options->on_problem, options->problem_context);
		status = az_api_failed(profile, problems, options->on_problem != NULL, status, error);
	}
	az_policies_free(policies);
	az_problems_free(problems);
	return status;
}

assize_status assize_pack_write(const char *profile, const assize_pack_options *options,
	assize_pack_result *result, char *message, size_t message_size)
{
	az_error error;
	az_bundle *bundle = NULL, *beside = NULL;
	az_buffer out = {0};
	assize_status status = check(profile, options, result, true, &error);
	assize_lang lang = status ? ASSIZE_ZH : options->lang;
	if (!status)
		status = read_all(profile, options, &bundle, &beside, &error);
	if (!status)
		status = az_pack_encode(bundle, beside, &out, &error);
	if (!status) {
		az_hash hash = az_hash_of(out.bytes, out.length);
		fill(result, bundle->count + beside->count, out.length, &bundle->hash, &hash);
		status = az_api_write(&options->writer, &out, &error);
	}
	az_buffer_free(&out);
	az_bundle_free(bundle);
	az_bundle_free(beside);
	return az_workbench_end(lang, status, &error, message, message_size);
}

/* ---- reading --------------------------------------------------------------------------------- */

static assize_status list(const az_pack *pack, const assize_pack_options *options, az_error *error)
{
	az_buffer out = {0};
	bool written = true;
	if (options->format == ASSIZE_FORMAT_JSONL)
		az_pack_list_json(pack, &out);
	else
		written = az_pack_list_table(pack, options->lang == ASSIZE_EN ? AZ_EN : AZ_ZH, &out);
	assize_status status =
		written ? az_api_write(&options->writer, &out, error) : az_error_memory(error);
	az_buffer_free(&out);
	return status;
}

/* As an audit would load it: the bundle's hash is compared and the policies are judged. */
static assize_status load(const char *file, const assize_pack_options *options, az_error *error)
{
	az_bundle *bundle = NULL;
	az_policies *policies = NULL;
	assize_status status = az_api_load(file, options->lang, options->on_problem,
		options->problem_context, &bundle, &policies, error);
	az_policies_free(policies);
	az_bundle_free(bundle);
	return status;
}

assize_status assize_pack_verify(const char *file, const assize_pack_options *options,
	assize_pack_result *result, char *message, size_t message_size)
{
	az_error error;
	az_pack *pack = NULL;
	assize_status status = check(file, options, result, false, &error);
	assize_lang lang = status ? ASSIZE_ZH : options->lang;
	if (!status)
		status = az_pack_open(&pack, file, &error);
	if (!status)
		status = load(file, options, &error);
	if (!status) {
		fill(result, pack->count, pack->bytes.length, &pack->bundle, &pack->hash);
		status = options->writer.write ? list(pack, options, &error) : ASSIZE_OK;
	}
	az_pack_close(pack);
	return az_workbench_end(lang, status, &error, message, message_size);
}
