#include <stdio.h>
#include <string.h>

#include "base/json.h"
#include "exchange/emit.h"
#include "exchange/names.h"
#include "policy/load.h"
#include "policy/pack/pack.h"

/* The form that this version writes and reads. */
#define FORM "1"

/* ---- writing --------------------------------------------------------------------------------- */

/* Always in quotes: a hash of digits alone, or a file called "no", would read as something else. */
static void put_quoted(az_emit *emit, const char *key, const char *text)
{
	az_buffer quoted = {0};
	az_json_string(&quoted, text, strlen(text));
	az_emit_bare(emit, key, quoted.bytes ? (const char *)quoted.bytes : "", quoted.length);
	emit->out->failed = emit->out->failed || quoted.failed;
	az_buffer_free(&quoted);
}

static void put_hash(az_emit *emit, const char *key, const az_hash *hash)
{
	char hex[AZ_HASH_HEX];
	az_hash_hex(hash, hex);
	put_quoted(emit, key, hex);
}

void az_pack_manifest_write(const az_pack_manifest *manifest, az_buffer *out)
{
	az_emit emit;
	az_buffer_string(out,
		"# Made by `assize pack`. Name this pack where a profile is asked for, or unpack it with "
		"tar.\n");
	az_emit_start(&emit, out, true);
	az_emit_bare(&emit, "pack", FORM, strlen(FORM));
	put_quoted(&emit, "profile", manifest->profile);
	put_hash(&emit, "bundle", &manifest->bundle);
	az_emit_list(&emit, "files");
	for (size_t i = 0; i < manifest->count; i++) {
		const az_bundle_file *file = &manifest->files[i];
		char bytes[24];
		int n = snprintf(bytes, sizeof bytes, "%zu", file->length);
		az_emit_map(&emit, NULL);
		put_quoted(&emit, "path", file->path);
		az_emit_bare(&emit, "bytes", bytes, (size_t)n);
		put_hash(&emit, "hash", &file->hash);
		az_emit_end(&emit);
	}
	az_emit_end(&emit);
	az_emit_finish(&emit);
}

/* ---- reading --------------------------------------------------------------------------------- */

static int nibble(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool read_hash(const az_doc *value, az_hash *hash)
{
	if (!value || value->kind != AZ_DOC_TEXT || value->length != AZ_HASH_HEX - 1)
		return false;
	for (size_t i = 0; i < AZ_HASH_SIZE; i++) {
		int high = nibble(value->text[2 * i]), low = nibble(value->text[2 * i + 1]);
		if (high < 0 || low < 0)
			return false;
		hash->bytes[i] = (unsigned char)(high << 4 | low);
	}
	return true;
}

static const char *text_of(const az_doc *value)
{
	bool text = value && (value->kind == AZ_DOC_PLAIN || value->kind == AZ_DOC_TEXT);
	return text && value->length ? value->text : NULL;
}

/* Digits of at most 9, as no file is longer. */
static bool read_bytes(const az_doc *value, size_t *out)
{
	const char *text = text_of(value);
	*out = 0;
	if (!text || value->length > 9 || strspn(text, "0123456789") != value->length)
		return false;
	for (const char *c = text; *c; c++)
		*out = *out * 10 + (size_t)(*c - '0');
	return true;
}

static bool read_file(const az_doc *map, az_bundle_file *file)
{
	*file = (az_bundle_file){.path = text_of(az_doc_get(map, "path"))};
	return file->path && read_bytes(az_doc_get(map, "bytes"), &file->length) &&
		   read_hash(az_doc_get(map, "hash"), &file->hash);
}

static bool read_files(az_load *load, const az_doc *list, az_pack_manifest *manifest)
{
	if (!list || list->kind != AZ_DOC_LIST || list->count > AZ_PACK_FILES)
		return false;
	az_bundle_file *files = az_load_array(load, list->count, sizeof *files);
	for (const az_doc *map = list->first; files && map; map = map->next)
		if (map->kind != AZ_DOC_MAP || !read_file(map, &files[manifest->count++]))
			return false;
	manifest->files = files;
	return files != NULL;
}

static assize_status bad(const char *file, az_error *error)
{
	return az_error_set(error, ASSIZE_ERROR_INPUT, file,
		"its assize-pack.yaml does not say pack, profile, bundle and files as a pack does; have "
		"it made anew by `assize pack`");
}

static assize_status judge(
	az_load *load, const az_doc *map, az_pack_manifest *manifest, az_error *error)
{
	const char *form = map ? text_of(az_doc_get(map, "pack")) : NULL;
	if (load->no_memory)
		return az_error_memory(error);
	if (!map || map->kind != AZ_DOC_MAP || !form)
		return bad(load->file, error);
	if (strcmp(form, FORM) != 0) {
		char shown[AZ_SHOWN];
		return az_error_set(error, ASSIZE_ERROR_INPUT, load->file,
			"is a pack of form %s, and this assize reads form %s; use a newer assize",
			az_names_shown(form, shown), FORM);
	}
	manifest->profile = text_of(az_doc_get(map, "profile"));
	bool good = manifest->profile && read_hash(az_doc_get(map, "bundle"), &manifest->bundle) &&
				read_files(load, az_doc_get(map, "files"), manifest);
	if (load->no_memory)
		return az_error_memory(error);
	return good ? ASSIZE_OK : bad(load->file, error);
}

assize_status az_pack_manifest_read(az_pack_manifest *manifest, az_arena *arena, const char *file,
	const void *bytes, size_t length, az_error *error)
{
	*manifest = (az_pack_manifest){0};
	az_problems *problems = az_problems_new(1);
	if (!problems)
		return az_error_memory(error);
	az_load load = {.arena = arena, .problems = problems, .file = file};
	const az_doc *map = az_doc_yaml(arena, file, bytes, length, NULL, problems);
	load.no_memory = !map && !az_problems_count(problems);
	assize_status status = judge(&load, map, manifest, error);
	az_problems_free(problems);
	return status;
}
