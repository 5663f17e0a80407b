#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "api/handle.h"
#include "exchange/dossier/csv.h"
#include "exchange/dossier/write.h"

enum { FLUSH_AT = 64 * 1024 };

typedef struct export
{
	assize_store *store;
	const assize_export_options *options;
	az_error *error;
	az_bundle *bundle;
	az_policies *policies;
	az_write_options write;
	az_buffer out;
}
export;

/* A province's own fields are shown by its declaration; without one they are masked. */
static assize_status read_schema(export *ex)
{
	const char *profile = NULL;
	assize_status status = az_api_profile(ex->store, &profile);
	if (status || !profile)
		return status;
	status = az_api_load_fields(
		profile, ex->store->lang, NULL, NULL, &ex->bundle, &ex->policies, ex->error);
	if (!status)
		ex->write.schema = &ex->policies->schema;
	return status;
}

/* Every unmasked read is journalled, with why. */
static assize_status note_unmasked(export *ex)
{
	if (!ex->options->unmask)
		return ASSIZE_OK;
	if (!ex->options->purpose || !ex->options->purpose[0])
		return az_error_set(ex->error, ASSIZE_ERROR_USAGE, "--unmask",
			"needs a purpose; say who needs the names and for what with --purpose");
	char now[AZ_STORE_TIME];
	az_api_now(NULL, now);
	az_buffer_printf(&ex->out, "%s %s", now, ex->options->purpose);
	az_buffer_u8(&ex->out, 0);
	if (ex->out.failed)
		return az_error_memory(ex->error);
	assize_status status = az_store_meta_set(
		ex->store->store, "unmasked_export", (const char *)ex->out.bytes, ex->error);
	az_buffer_clear(&ex->out);
	return status;
}

/* ---- lines and documents --------------------------------------------------------------------- */

static assize_status write_stream(export *ex, az_scan *scan)
{
	az_revision revision;
	assize_status status;
	while ((status = az_scan_next(scan, &revision, ex->error)) == ASSIZE_OK) {
		az_record record = az_record_trusted(revision.record, revision.length);
		if (ex->options->format == ASSIZE_FORMAT_YAML)
			az_dossier_write_yaml(&record, &ex->write, &ex->out);
		else
			az_dossier_write_json(&record, &ex->write, &ex->out);
		if (ex->out.length < FLUSH_AT && !ex->out.failed)
			continue;
		status = az_api_write(&ex->options->writer, &ex->out, ex->error);
		if (status)
			return status;
	}
	return status == ASSIZE_DONE ? az_api_write(&ex->options->writer, &ex->out, ex->error) : status;
}

/* ---- CSV: one file an entity ----------------------------------------------------------------- */

static assize_status cannot_write(export *ex, const char *path)
{
	return az_error_set(ex->error, ASSIZE_ERROR_STORE, path,
		"cannot be written: %s; name an empty folder with room", strerror(errno));
}

static assize_status write_all(export *ex, int fd, const char *path)
{
	size_t at = 0;
	if (ex->out.failed)
		return az_error_memory(ex->error);
	while (at < ex->out.length) {
		ssize_t n = write(fd, ex->out.bytes + at, ex->out.length - at);
		if (n < 0 && errno != EINTR)
			return cannot_write(ex, path);
		at += n > 0 ? (size_t)n : 0;
	}
	az_buffer_clear(&ex->out);
	return ASSIZE_OK;
}

static assize_status write_entity(export *ex, const az_entity *entity, int fd, const char *path)
{
	az_scan *scan = NULL;
	az_revision revision;
	assize_status status = az_scan_open(&scan, ex->store->store, 0, NULL, 0, ex->error);
	if (status)
		return status;
	az_csv_head(entity, &ex->write, &ex->out);
	while ((status = az_scan_next(scan, &revision, ex->error)) == ASSIZE_OK) {
		az_record record = az_record_trusted(revision.record, revision.length);
		az_csv_rows(&record, entity, &ex->write, &ex->out);
		status = ex->out.length < FLUSH_AT ? ASSIZE_OK : write_all(ex, fd, path);
		if (status)
			break;
	}
	az_scan_close(scan);
	return status == ASSIZE_DONE ? write_all(ex, fd, path) : status;
}

static assize_status write_folder(export *ex)
{
	const char *folder = ex->options->folder;
	if (!folder)
		return az_error_set(ex->error, ASSIZE_ERROR_USAGE, "--format csv",
			"writes one file an entity; name a folder for them with -o");
	if (mkdir(folder, 0700) != 0 && errno != EEXIST)
		return cannot_write(ex, folder);
	assize_status status = ASSIZE_OK;
	for (unsigned id = 1; id < AZ_ENTITY_END && !status; id++) {
		const az_entity *entity = az_entity_of(id);
		az_buffer path = {0};
		az_buffer_printf(&path, "%s/%s.csv", folder, entity->name);
		if (path.failed)
			return az_error_memory(ex->error);
		const char *name = (const char *)path.bytes;
		int fd = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
		status = fd < 0 ? cannot_write(ex, name) : write_entity(ex, entity, fd, name);
		if (fd >= 0 && close(fd) != 0 && !status)
			status = cannot_write(ex, name);
		az_buffer_free(&path);
	}
	return status;
}

static assize_status run(export *ex)
{
	assize_status status = read_schema(ex);
	if (!status)
		status = note_unmasked(ex);
	if (status)
		return status;
	if (ex->options->format == ASSIZE_FORMAT_CSV)
		return write_folder(ex);
	az_scan *scan = NULL;
	status = az_scan_open(&scan, ex->store->store, 0, NULL, 0, ex->error);
	if (!status)
		status = write_stream(ex, scan);
	az_scan_close(scan);
	return status;
}

assize_status assize_store_export(assize_store *store, const assize_export_options *options)
{
	assize_status status = az_api_begin(store);
	if (status)
		return status;
	bool csv = options && options->format == ASSIZE_FORMAT_CSV;
	if (!options || options->size < sizeof *options || (!csv && !options->writer.write))
		return az_api_usage(store, "an export needs options of this version and a writer");
	if (options->format == ASSIZE_FORMAT_TABLE)
		return az_api_usage(store, "dossiers are exported as JSON Lines, YAML or CSV");
	export ex = {.store = store, .options = options, .error = &store->error};
	ex.write.masked = !options->unmask;
	status = run(&ex);
	az_buffer_free(&ex.out);
	az_policies_free(ex.policies);
	az_bundle_free(ex.bundle);
	return az_api_end(store, status);
}
