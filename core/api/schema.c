#include "api/schema.h"

#include "api/workbench.h"

#include "report/dictionary.h"
#include "report/schema/annotations.h"
#include "report/schema/json_schema.h"
#include "report/schema/luacheck.h"

enum { PROBLEMS_KEPT = 100 };

static assize_status load_folder(
	az_schema_source *source, const assize_schema_options *options, az_error *error)
{
	az_problems *problems = az_problems_new(PROBLEMS_KEPT);
	if (!problems)
		return az_error_memory(error);
	az_problems_speak(problems, options->lang);
	assize_status status = az_bundle_read_folders(&source->bundle, &options->policy, 1, problems);
	if (!status)
		status = az_policies_load(&source->policies, source->bundle, problems);
	if (!status) {
		source->policy = &source->policies->policies[0];
	} else {
		az_api_tell(problems, options->on_problem, options->problem_context);
		status =
			az_api_failed(options->policy, problems, options->on_problem != NULL, status, error);
	}
	az_problems_free(problems);
	return status;
}

assize_status az_schema_source_open(
	az_schema_source *source, const assize_schema_options *options, az_error *error)
{
	*source = (az_schema_source){0};
	if (options->policy && options->profile)
		return az_error_set(error, ASSIZE_ERROR_USAGE, NULL,
			"both a policy and a profile are named; name one of them");
	if (options->policy)
		return load_folder(source, options, error);
	if (options->profile)
		return az_api_load_fields(options->profile, options->lang, options->on_problem,
			options->problem_context, &source->bundle, &source->policies, error);
	return ASSIZE_OK;
}

void az_schema_source_close(az_schema_source *source)
{
	az_policies_free(source->policies);
	az_bundle_free(source->bundle);
}

const char *const *assize_schema_files(void)
{
	return az_json_schema_files;
}

static assize_status put_json(const az_schema_source *source, const assize_schema_options *options,
	az_buffer *out, az_error *error)
{
	const char *of = options->of ? options->of : az_json_schema_files[0];
	const az_schema *schema = source->policies ? &source->policies->schema : NULL;
	if (az_json_schema_write(of, schema, (az_lang)options->lang, out))
		return ASSIZE_OK;
	return az_error_set(error, ASSIZE_ERROR_USAGE, "of",
		"there is no schema of '%.40s'; assize_schema_files lists them", of);
}

assize_status az_schema_put(const az_schema_source *source, const assize_schema_options *options,
	az_buffer *out, az_error *error)
{
	switch (options->format) {
	case ASSIZE_SCHEMA_MARKDOWN:
		az_dictionary_write(
			source->policies ? &source->policies->schema : NULL, (az_lang)options->lang, out);
		return ASSIZE_OK;
	case ASSIZE_SCHEMA_JSON:
		return put_json(source, options, out, error);
	case ASSIZE_SCHEMA_LUA:
		az_annotations_write(source->policies, source->policy, out);
		return ASSIZE_OK;
	case ASSIZE_SCHEMA_LUACHECK:
		return az_luacheck_write(out, error);
	default:
		return az_error_set(error, ASSIZE_ERROR_USAGE, NULL, "there is no such format");
	}
}

static assize_status write_one(const assize_schema_options *options, az_error *error)
{
	az_schema_source source;
	az_buffer out = {0};
	assize_status status = az_schema_source_open(&source, options, error);
	if (!status)
		status = az_schema_put(&source, options, &out, error);
	if (!status)
		status = az_api_write(&options->writer, &out, error);
	az_buffer_free(&out);
	az_schema_source_close(&source);
	return status;
}

assize_status assize_schema_write(
	const assize_schema_options *options, char *message, size_t message_size)
{
	az_error error;
	az_error_clear(&error);
	assize_status status;
	bool readable = options && options->size >= sizeof *options;
	if (!readable || !options->writer.write)
		status = az_error_set(&error, ASSIZE_ERROR_USAGE, NULL,
			"the options are missing or of another version, or have no writer");
	else
		status = write_one(options, &error);
	return az_workbench_end(
		readable ? options->lang : ASSIZE_ZH, status, &error, message, message_size);
}

assize_status assize_schema_install(
	const assize_schema_options *options, char *message, size_t message_size)
{
	az_error error;
	az_error_clear(&error);
	assize_status status;
	if (!options || options->size < sizeof *options || !options->policy)
		status = az_error_set(&error, ASSIZE_ERROR_USAGE, NULL,
			"the options are missing or of another version, or name no policy");
	else
		status = az_schema_install(options, &error);
	return az_workbench_end(
		options ? options->lang : ASSIZE_ZH, status, &error, message, message_size);
}
