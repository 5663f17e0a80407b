#include "exchange/source.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/words.h"
#include "exchange/dossier/read.h"
#include "exchange/lines.h"

enum { PROBLEMS_MOST = 100 };
#define FILE_MOST ((size_t)1 << 30)

struct az_source {
	const az_map *map;
	const az_schema *schema;
	az_arena *names; /* the files, for the whole reading */
	char **files;
	size_t next_file;
	const char *file; /* being read, or NULL */
	bool any;         /* it held a record, good or bad */
	az_lines *lines;  /* of JSON Lines, or ... */
	az_buffer bytes;  /* ... a whole file ... */
	az_arena *tree;   /* ... and its documents */
	const az_doc *doc;
	az_arena *scratch; /* of one record */
	az_dossier *dossier;
	az_buffer record;
	az_buffer key;
	az_problems *problems;
};

/* ---- which files ----------------------------------------------------------------------------- */

static bool ends_with(const char *name, const char *suffix)
{
	size_t n = strlen(name), m = strlen(suffix);
	return n > m && strcmp(name + n - m, suffix) == 0;
}

static bool is_lines(const char *name)
{
	return strcmp(name, "-") == 0 || ends_with(name, ".jsonl") || ends_with(name, ".ndjson");
}

static bool is_yaml(const char *name)
{
	return ends_with(name, ".yaml") || ends_with(name, ".yml");
}

static bool is_readable(const char *name)
{
	return is_lines(name) || is_yaml(name) || ends_with(name, ".json");
}

static assize_status list_folder(az_source *source, const char *path, az_error *error)
{
	char **names;
	size_t count = 0;
	assize_status rc = az_folder_list(path, "", source->names, &names, error);
	if (rc)
		return rc;
	for (size_t i = 0; names[i]; i++)
		if (is_readable(names[i]))
			names[count++] = names[i];
	if (!count)
		return az_error_set(error, ASSIZE_ERROR_MISSING, path,
			"holds no .yaml, .yml, .json or .jsonl file; name another folder");
	source->files = az_arena_array(source->names, count + 1, sizeof(char *));
	for (size_t i = 0; source->files && i < count; i++) {
		source->files[i] = az_path_join(source->names, path, names[i]);
		if (!source->files[i])
			return az_error_memory(error);
	}
	return source->files ? ASSIZE_OK : az_error_memory(error);
}

static assize_status list_files(az_source *source, const char *path, az_error *error)
{
	struct stat info;
	bool named = strcmp(path, "-") != 0;
	if (named && stat(path, &info) != 0)
		return az_error_set(error,
			errno == ENOENT || errno == ENOTDIR ? ASSIZE_ERROR_MISSING : ASSIZE_ERROR_INPUT, path,
			"%s; check the path",
			errno == ENOENT ? AZ_N("there is no such file") : strerror(errno));
	if (named && S_ISDIR(info.st_mode))
		return list_folder(source, path, error);
	if (!is_readable(path))
		return az_error_set(error, ASSIZE_ERROR_INPUT, path,
			"has no ending that says what it is; name it .yaml, .json or .jsonl");
	source->files = az_arena_array(source->names, 2, sizeof(char *));
	if (!source->files)
		return az_error_memory(error);
	source->files[0] = az_arena_string(source->names, path);
	return source->files[0] ? ASSIZE_OK : az_error_memory(error);
}

assize_status az_source_open(
	az_source **out, const char *path, const az_map *map, const az_schema *schema, az_error *error)
{
	*out = NULL;
	az_source *source = calloc(1, sizeof *source);
	if (!source)
		return az_error_memory(error);
	source->map = map;
	source->schema = schema;
	source->names = az_arena_new();
	source->tree = az_arena_new();
	source->scratch = az_arena_new();
	source->dossier = az_dossier_new(schema);
	source->problems = az_problems_new(PROBLEMS_MOST);
	assize_status rc = ASSIZE_OK;
	if (!source->names || !source->tree || !source->scratch || !source->dossier ||
		!source->problems)
		rc = az_error_memory(error);
	else
		rc = list_files(source, path, error);
	if (rc) {
		az_source_close(source);
		return rc;
	}
	*out = source;
	return ASSIZE_OK;
}

void az_source_speak(az_source *source, assize_lang lang)
{
	az_problems_speak(source->problems, lang);
}

void az_source_close(az_source *source)
{
	if (!source)
		return;
	az_lines_close(source->lines);
	az_buffer_free(&source->bytes);
	az_buffer_free(&source->record);
	az_buffer_free(&source->key);
	az_problems_free(source->problems);
	az_dossier_free(source->dossier);
	az_arena_free(source->scratch);
	az_arena_free(source->tree);
	az_arena_free(source->names);
	free(source);
}

/* ---- opening the next file ------------------------------------------------------------------- */

/* Reads a whole file and parses it. When that fails the problems say why, and the file as a whole
 * is a bad record. */
static assize_status read_whole(az_source *source, az_error *error)
{
	az_buffer_clear(&source->bytes);
	az_arena_reset(source->tree);
	assize_status rc = az_file_read(source->file, FILE_MOST, &source->bytes, error);
	if (rc)
		return rc;
	const az_doc_limits limits = {.bytes = FILE_MOST, .nodes = (size_t)40 * 1000 * 1000};
	const char *bytes = source->bytes.length ? (const char *)source->bytes.bytes : "";
	const az_doc *doc = is_yaml(source->file)
							? az_doc_yaml_all(source->tree, source->file, bytes,
								  source->bytes.length, &limits, source->problems)
							: az_doc_json(source->tree, source->file, 1, bytes,
								  source->bytes.length, &limits, source->problems);
	source->doc = doc;
	if (doc && doc->kind == AZ_DOC_LIST)
		source->doc = doc->first;
	return ASSIZE_OK;
}

/* Opens the next file; ASSIZE_DONE behind the last. */
static assize_status open_file(az_source *source, az_error *error)
{
	source->file = source->files[source->next_file];
	if (!source->file)
		return ASSIZE_DONE;
	source->next_file++;
	source->any = false;
	if (is_lines(source->file))
		return az_lines_open(&source->lines, source->file, 0, error);
	return read_whole(source, error);
}

static void close_file(az_source *source)
{
	az_lines_close(source->lines);
	source->lines = NULL;
	source->doc = NULL;
	source->file = NULL;
}

/* ---- one record ------------------------------------------------------------------------------ */

static assize_status keep_key(az_source *source, az_source_item *item, az_error *error)
{
	uint32_t length;
	az_record record = az_record_trusted(source->record.bytes, source->record.length);
	const char *key = az_node_key(&record, az_record_root(&record), &length);
	az_buffer_clear(&source->key);
	az_buffer_bytes(&source->key, key, length);
	az_buffer_u8(&source->key, 0);
	if (source->key.failed)
		return az_error_memory(error);
	item->key = (const char *)source->key.bytes;
	return ASSIZE_OK;
}

/* Makes a frozen dossier of a document, or leaves problems. */
static void make_dossier(az_source *source, const az_doc *doc)
{
	az_buffer_clear(&source->record);
	az_dossier_reset(source->dossier);
	bool good = source->map ? az_map_apply(source->map, source->dossier, doc, source->file,
								  source->scratch, source->problems)
							: az_dossier_read(source->dossier, doc, source->file, source->problems);
	if (good)
		az_dossier_freeze(source->dossier, &source->record, source->problems);
}

static assize_status give(
	az_source *source, const az_doc *doc, az_source_item *item, az_error *error)
{
	source->any = true;
	item->file = source->file;
	item->problems = source->problems;
	item->record = &source->record;
	if (doc)
		make_dossier(source, doc);
	if (source->record.failed)
		return az_error_memory(error);
	item->good = doc && az_problems_count(source->problems) == 0;
	if (item->good) {
		assize_status rc = keep_key(source, item, error);
		if (rc)
			return rc;
	}
	return ASSIZE_OUTCOME;
}

/* ---- JSON Lines ------------------------------------------------------------------------------ */

static bool is_blank(const az_line *line)
{
	for (size_t i = 0; i < line->length; i++)
		if (line->bytes[i] != ' ' && line->bytes[i] != '\t')
			return false;
	return true;
}

/* A line too long is a bad record; the lines behind it are read. */
static assize_status give_long_line(
	az_source *source, const az_line *line, az_source_item *item, az_error *error)
{
	az_place place = {source->file, line->number, 0};
	az_problems_add(source->problems, place, NULL, "write one dossier a line",
		"the line is longer than %zu MiB", AZ_LINES_MOST >> 20);
	item->line = line->number;
	return give(source, NULL, item, error);
}

static assize_status next_line(az_source *source, az_source_item *item, az_error *error)
{
	az_line line = {0};
	for (;;) {
		assize_status rc = az_lines_next(source->lines, &line, error);
		if (rc == ASSIZE_ERROR_INPUT && line.number)
			return give_long_line(source, &line, item, error);
		if (rc)
			return rc;
		if (!is_blank(&line))
			break;
	}
	item->line = line.number;
	item->raw = line.bytes;
	item->raw_length = line.length;
	const az_doc *doc = az_doc_json(source->scratch, source->file, line.number, line.bytes,
		line.length, NULL, source->problems);
	return give(source, doc, item, error);
}

/* ---- whole files ----------------------------------------------------------------------------- */

/* The bytes from the line where a document begins to the line where the next does. */
static void find_raw(const az_source *source, const az_doc *doc, az_source_item *item)
{
	const char *bytes = (const char *)source->bytes.bytes;
	size_t length = source->bytes.length, start = 0, end = length;
	int line = 1, last = doc->next ? doc->next->line : 0;
	if (!doc->next && doc->line == 1)
		return;
	for (size_t i = 0; i < length; i++) {
		if (bytes[i] != '\n')
			continue;
		line++;
		if (line == doc->line)
			start = i + 1;
		if (line == last)
			end = i + 1;
	}
	item->raw = bytes + start;
	item->raw_length = end > start ? end - start : 0;
}

static assize_status next_doc(az_source *source, az_source_item *item, az_error *error)
{
	const az_doc *doc = source->doc;
	if (!doc)
		return ASSIZE_DONE;
	source->doc = doc->next;
	item->line = doc->line;
	assize_status rc = give(source, doc, item, error);
	if (rc == ASSIZE_OUTCOME && !item->good)
		find_raw(source, doc, item);
	return rc;
}

/* A file without any record is a bad one: a transfer that broke off must not look like success. */
static assize_status give_empty(az_source *source, az_source_item *item, az_error *error)
{
	az_place place = {source->file, 1, 0};
	az_problems_add(source->problems, place, NULL, "check that it was made and copied as a whole",
		"%s",
		strcmp(source->file, "-") == 0 ? AZ_N("standard input holds no dossier")
									   : AZ_N("the file holds no dossier"));
	item->line = 1;
	return give(source, NULL, item, error);
}

assize_status az_source_next(az_source *source, az_source_item *item, az_error *error)
{
	*item = (az_source_item){0};
	az_problems_clear(source->problems);
	az_arena_reset(source->scratch);
	for (;;) {
		assize_status rc = ASSIZE_OK;
		if (!source->file)
			rc = open_file(source, error);
		if (rc)
			return rc;
		if (az_problems_count(source->problems)) {
			/* The file as a whole cannot be read. */
			rc = give(source, NULL, item, error);
			source->doc = NULL;
			item->line = 1;
			return rc;
		}
		rc = source->lines ? next_line(source, item, error) : next_doc(source, item, error);
		if (rc != ASSIZE_DONE)
			return rc;
		if (!source->any)
			rc = give_empty(source, item, error);
		close_file(source);
		if (rc != ASSIZE_DONE)
			return rc;
	}
}

void az_source_progress(const az_source *source, uint64_t *done, uint64_t *all)
{
	*done = source->lines ? az_lines_read(source->lines) : source->bytes.length;
	*all = source->lines ? az_lines_size(source->lines) : source->bytes.length;
}
