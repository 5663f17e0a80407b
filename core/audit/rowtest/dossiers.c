/* The dossiers of a test: one under `dossier`, or those of a group under `dossiers`. */
#include "audit/rowtest/rowtest.h"

#include <string.h>

#include "base/file.h"
#include "base/words.h"
#include "exchange/dossier/read.h"
#include "model/dossier.h"
#include "policy/keys.h"

enum { DOSSIER_BYTES = 16 << 20 };

/* ---- paths -------------------------------------------------------------------------------------- */

static bool is_name(const az_doc *value)
{
	return (value->kind == AZ_DOC_PLAIN || value->kind == AZ_DOC_TEXT) && value->length;
}

/* The path that the test's file names, in `arena`; NULL when memory is out. */
static const char *path_of(az_arena *arena, const az_doc *value, const char *file)
{
	const char *folder = az_path_folder(arena, file);
	return folder ? az_path_join(arena, folder, value->text) : NULL;
}

const char *const *az_test_dossier_files(az_arena *arena, const az_doc *doc, const char *file)
{
	const az_doc *one = az_doc_get(doc, "dossier"), *list = az_doc_get(doc, "dossiers");
	size_t count = 0, most = list && list->kind == AZ_DOC_LIST ? list->count : 0;
	const char **files = az_arena_array(arena, most + 2, sizeof *files);
	if (!files)
		return NULL;
	if (one && is_name(one))
		files[count++] = path_of(arena, one, file);
	for (const az_doc *value = most ? list->first : NULL; value; value = value->next)
		if (is_name(value))
			files[count++] = path_of(arena, value, file);
	for (size_t i = 0; i < count; i++)
		if (!files[i])
			return NULL;
	return files;
}

/* ---- reading ------------------------------------------------------------------------------------ */

static bool freeze(
	az_load *load, const az_policies *policies, const az_doc *doc, const char *file, az_record *out)
{
	az_buffer bytes = {0};
	az_dossier *dossier = az_dossier_new(&policies->schema);
	void *copy = NULL;
	if (!dossier) {
		load->no_memory = true;
		return false;
	}
	if (az_dossier_read(dossier, doc, file, load->problems) &&
		az_dossier_freeze(dossier, &bytes, load->problems)) {
		copy = az_load_array(load, bytes.length, 1);
		if (copy) {
			memcpy(copy, bytes.bytes, bytes.length);
			*out = az_record_trusted(copy, bytes.length);
		}
	}
	az_buffer_free(&bytes);
	az_dossier_free(dossier);
	return copy != NULL;
}

static bool read_file(az_load *load, const az_policies *policies, const az_doc *value,
	const char *file, az_record *out)
{
	bool good = false;
	az_buffer bytes = {0};
	az_error error = {0};
	if (az_file_read(file, DOSSIER_BYTES, &bytes, &error)) {
		az_load_bad(load, value, NULL, "%s: %s", error.where, error.text);
	} else {
		const char *content = bytes.length ? (const char *)bytes.bytes : "";
		const az_doc *dossier =
			az_doc_yaml(load->arena, file, content, bytes.length, NULL, load->problems);
		good = dossier && freeze(load, policies, dossier, file, out);
	}
	az_buffer_free(&bytes);
	return good;
}

static bool read_one(
	az_load *load, const az_policies *policies, const az_doc *value, az_record *out)
{
	const char *text = NULL;
	if (!value || !az_keys_text(load, value, &text))
		return false;
	const char *file = path_of(load->arena, value, load->file);
	if (!file) {
		load->no_memory = true;
		return false;
	}
	return read_file(load, policies, value, file, out);
}

bool az_test_dossier_read(
	az_load *load, const az_policies *policies, const az_doc *test, az_record *out)
{
	const az_doc *value = az_keys_need(
		load, test, "dossier", "write a dossier's file, relative to this one: dossier: gang.yaml");
	return read_one(load, policies, value, out);
}

/* ---- several ------------------------------------------------------------------------------------ */

/* "a" of "cases/a.yaml". */
static const char *stem_of(az_load *load, const char *name)
{
	const char *slash = strrchr(name, '/');
	const char *begin = slash ? slash + 1 : name, *dot = strrchr(begin, '.');
	char *stem = az_arena_copy(
		load->arena, begin, dot && dot > begin ? (size_t)(dot - begin) : strlen(begin));
	load->no_memory = load->no_memory || !stem;
	return stem ? stem : "";
}

static bool read_list(
	az_load *load, const az_policies *policies, const az_doc *list, az_test_dossiers *out)
{
	bool good = true;
	if (!az_keys_list(load, list, AZ_N("files of dossiers")))
		return false;
	if (!list->count || list->count > AZ_DOSSIERS_MOST) {
		az_load_bad(load, list, "write dossiers: [a.yaml, b.yaml]",
			"a test of a group rule has 1 to %d dossiers", (int)AZ_DOSSIERS_MOST);
		return false;
	}
	az_test_dossier *items = az_load_array(load, list->count, sizeof *items);
	if (!items)
		return false;
	out->items = items;
	for (const az_doc *value = list->first; value; value = value->next) {
		az_test_dossier *item = &items[out->count];
		good = read_one(load, policies, value, &item->record) && good;
		item->stem = is_name(value) ? stem_of(load, value->text) : "";
		if (az_test_dossier_named(out, item->stem, strlen(item->stem)))
			az_load_bad(load, value, "give one of the files another name",
				"two of the dossiers are called '%s'", item->stem);
		out->count++;
	}
	return good;
}

bool az_test_dossiers_read(az_load *load, const az_policies *policies, const az_doc *test,
	bool of_group, az_test_dossiers *out)
{
	const az_doc *list = az_keys_may(test, "dossiers");
	if (list && (!of_group || az_keys_may(test, "dossier"))) {
		az_load_bad_key(load, list,
			of_group ? AZ_N("keep one of the two") : AZ_N("write dossier: a.yaml"),
			of_group ? AZ_N("both 'dossier' and 'dossiers' are given")
					 : AZ_N("only a group rule is asked of several dossiers"));
		return false;
	}
	if (list)
		return read_list(load, policies, list, out);
	az_test_dossier *one = az_load_array(load, 1, sizeof *one);
	if (!one)
		return false;
	*one = (az_test_dossier){.stem = ""};
	*out = (az_test_dossiers){one, 1};
	return az_test_dossier_read(load, policies, test, &one->record);
}

/* ---- finding them ------------------------------------------------------------------------------- */

const az_test_dossier *az_test_dossier_named(
	const az_test_dossiers *dossiers, const char *stem, size_t length)
{
	for (size_t i = 0; i < dossiers->count; i++)
		if (strlen(dossiers->items[i].stem) == length &&
			memcmp(dossiers->items[i].stem, stem, length) == 0)
			return &dossiers->items[i];
	return NULL;
}

const az_test_dossier *az_test_dossier_of(
	const az_test_dossiers *dossiers, const char *path, const char **rest)
{
	const az_test_dossier *only = az_test_dossier_named(dossiers, "", 0);
	const char *slash = strchr(path, '/');
	*rest = only || !slash ? path : slash + 1;
	if (only || !slash)
		return only;
	return az_test_dossier_named(dossiers, path, (size_t)(slash - path));
}
