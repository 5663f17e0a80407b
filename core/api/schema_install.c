/* The files that editors read, in a policy's folder. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "api/schema.h"
#include "base/embedded.h"
#include "base/file_write.h"
#include "policy/lua/sdk.h"

enum { PATH = 128 };

static assize_status put(const char *folder, const char *path, az_buffer *bytes, az_error *error)
{
	assize_status status =
		bytes->failed ? az_error_memory(error)
					  : az_file_write_below(folder, path, bytes->bytes, bytes->length, error);
	az_buffer_clear(bytes);
	return status;
}

/* One of the formats, under its name. */
static assize_status put_made(const az_schema_source *source, const assize_schema_options *options,
	const char *path, az_buffer *bytes, az_error *error)
{
	assize_status status = az_schema_put(source, options, bytes, error);
	return status ? status : put(options->policy, path, bytes, error);
}

/* The modules of assize, so that `require "assize.lists"` leads somewhere. */
static assize_status put_modules(const char *folder, az_buffer *bytes, az_error *error)
{
	assize_status status = ASSIZE_OK;
	for (size_t i = 0; i < az_sdk_module_count && !status; i++) {
		char path[PATH];
		snprintf(path, sizeof path, ".assize/%s", az_sdk_modules[i].chunk + strlen("=sdk/"));
		az_buffer_string(bytes, az_sdk_modules[i].text);
		status = put(folder, path, bytes, error);
	}
	return status;
}

static assize_status put_schemas(const az_schema_source *source, const assize_schema_options *given,
	az_buffer *bytes, az_error *error)
{
	assize_schema_options options = *given;
	assize_status status = ASSIZE_OK;
	options.format = ASSIZE_SCHEMA_JSON;
	for (size_t i = 0; assize_schema_files()[i] && !status; i++) {
		char path[PATH];
		options.of = assize_schema_files()[i];
		snprintf(path, sizeof path, ".assize/%s.json", options.of);
		status = put_made(source, &options, path, bytes, error);
	}
	return status;
}

static bool is_there(const char *folder, const char *name)
{
	az_buffer path = {0};
	struct stat info;
	az_buffer_printf(&path, "%s/%s", folder, name);
	az_buffer_u8(&path, 0);
	bool there = path.failed || lstat((const char *)path.bytes, &info) == 0;
	az_buffer_free(&path);
	return there;
}

/* What people change to their taste is written once. */
static assize_status put_settings(const az_schema_source *source,
	const assize_schema_options *given, az_buffer *bytes, az_error *error)
{
	assize_schema_options options = *given;
	assize_status status = ASSIZE_OK;
	options.format = ASSIZE_SCHEMA_LUACHECK;
	if (!is_there(options.policy, ".luacheckrc"))
		status = put_made(source, &options, ".luacheckrc", bytes, error);
	if (status || is_there(options.policy, ".luarc.json"))
		return status;
	az_buffer_string(bytes, az_embedded_text("lua/template/luarc.json"));
	return put(options.policy, ".luarc.json", bytes, error);
}

assize_status az_schema_install(const assize_schema_options *given, az_error *error)
{
	az_schema_source source;
	az_buffer bytes = {0};
	assize_schema_options options = *given;
	options.format = ASSIZE_SCHEMA_LUA;
	assize_status status = az_schema_source_open(&source, &options, error);
	if (!status)
		status = put_made(&source, &options, ".assize/assize.lua", &bytes, error);
	if (!status)
		status = put_modules(options.policy, &bytes, error);
	if (!status)
		status = put_schemas(&source, &options, &bytes, error);
	if (!status)
		status = put_settings(&source, &options, &bytes, error);
	az_buffer_free(&bytes);
	az_schema_source_close(&source);
	return status;
}
