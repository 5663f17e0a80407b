#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "api/workbench.h"
#include "audit/find.h"
#include "audit/testing/skeleton.h"
#include "base/file.h"
#include "base/file_write.h"
#include "exchange/dossier/read.h"
#include "exchange/dossier/write.h"
#include "report/explain/asked.h"

typedef struct writing {
	assize_store *store;
	const assize_for_test_options *options;
	az_error *error;
	az_arena *arena;
	az_bundle *bundle;
	az_policies *policies; /* of the store's profile: for a province's fields */
	const char *folder;    /* the policy's */
	const char *path;      /* of the file that is written */
	az_buffer text;
	az_buffer bytes; /* of the masked record, read back */
	az_buffer out;
} writing;

static az_lang lang_of(const writing *w)
{
	return w->options->lang == ASSIZE_EN ? AZ_EN : AZ_ZH;
}

/* ---- where it goes --------------------------------------------------------------------------- */

static bool is_folder(const char *path)
{
	struct stat info;
	return stat(path, &info) == 0 && S_ISDIR(info.st_mode);
}

static bool is_yaml(const char *path)
{
	size_t length = strlen(path);
	return length > 5 && strcmp(path + length - 5, ".yaml") == 0;
}

static assize_status make_tests(const writing *w, const char *tests)
{
	if (is_folder(tests) || mkdir(tests, 0755) == 0)
		return ASSIZE_OK;
	return az_error_set(
		w->error, ASSIZE_ERROR_STORE, tests, "the folder cannot be made: %s", strerror(errno));
}

/* A policy's folder, or a file in its tests. */
static assize_status find_path(writing *w)
{
	struct stat info;
	const char *given = w->options->path;
	assize_status status = ASSIZE_OK;
	if (is_yaml(given) && !is_folder(given)) {
		w->path = az_path_join(w->arena, NULL, given);
		w->folder = az_path_join(w->arena, az_path_folder(w->arena, given), "..");
	} else if (!is_folder(given)) {
		return az_error_set(w->error, ASSIZE_ERROR_MISSING, given,
			"there is no such folder; name a policy's folder, or a file that ends in .yaml");
	} else {
		const char *tests = az_path_join(w->arena, given, "tests");
		w->folder = given;
		w->path = tests ? az_path_join(w->arena, tests, "dossier.yaml") : NULL;
		status = tests ? make_tests(w, tests) : ASSIZE_OK;
	}
	if (!status && (!w->path || !w->folder))
		return az_error_memory(w->error);
	if (!status && !w->options->force && lstat(w->path, &info) == 0)
		return az_error_set(w->error, ASSIZE_ERROR_EXISTS, w->path,
			"is there already; name another file that ends in .yaml, or write over it with "
			"--force");
	return status;
}

/* ---- what goes there ------------------------------------------------------------------------- */

static const az_schema *schema_of(const writing *w)
{
	return w->policies ? &w->policies->schema : NULL;
}

static assize_status mask(writing *w, const az_record *record)
{
	az_write_options options = {.schema = schema_of(w)};
	az_buffer yaml = {0};
	options.stand_ins = az_stand_ins_new(w->arena);
	if (!options.stand_ins)
		return az_error_memory(w->error);
	az_dossier_write_yaml(record, &options, &yaml);
	az_stand_ins_tell(options.stand_ins, lang_of(w), &w->text);
	az_buffer_bytes(&w->text, yaml.bytes, yaml.length);
	bool failed = yaml.failed || w->text.failed || az_stand_ins_failed(options.stand_ins);
	az_buffer_free(&yaml);
	return failed ? az_error_memory(w->error) : ASSIZE_OK;
}

/* What a test could not load is not written. */
static assize_status read_back(writing *w)
{
	az_problems *problems = az_problems_new(1);
	az_dossier *dossier = az_dossier_new(schema_of(w));
	assize_status status = problems && dossier ? ASSIZE_OK : az_error_memory(w->error);
	const az_doc *doc = NULL;
	if (!status)
		doc = az_doc_yaml(
			w->arena, w->path, (const char *)w->text.bytes, w->text.length, NULL, problems);
	if (!status && (!doc || !az_dossier_read(dossier, doc, w->path, problems) ||
					   !az_dossier_freeze(dossier, &w->bytes, problems)))
		status = az_problems_error(problems, ASSIZE_ERROR_INTERNAL, w->error);
	az_dossier_free(dossier);
	az_problems_free(problems);
	return status;
}

static assize_status find_record(writing *w, az_record *record)
{
	az_buffer key = {0};
	az_revision revision;
	assize_status status = az_find_case(w->store->store, w->options->case_key, &key, w->error);
	if (!status)
		status = az_store_get(
			w->store->store, (const char *)key.bytes, key.length - 1, &revision, w->error);
	if (!status)
		*record = az_record_trusted(revision.record, revision.length);
	az_buffer_free(&key);
	return status;
}

/* ---- a test for it --------------------------------------------------------------------------- */

static const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');
	return slash ? slash + 1 : path;
}

static assize_status put_skeleton(writing *w, az_workbench *bench)
{
	az_record record = az_record_trusted(w->bytes.bytes, w->bytes.length);
	az_skeleton skeleton = {.evaluator = bench->evaluator,
		.policies = bench->policies,
		.record = &record,
		.dossier = base_name(w->path),
		.lang = lang_of(w)};
	assize_status status =
		az_asked_rule(&skeleton.rule, bench->policies, w->options->rule, w->error);
	if (!status)
		status = az_api_day(w->options->as_of, &skeleton.as_of, w->error);
	return status ? status : az_skeleton_write(&skeleton, w->arena, &w->out, w->error);
}

static assize_status make_skeleton(writing *w)
{
	az_workbench bench = {0};
	const az_workbench_plan plan = {.jobs = 1};
	const assize_author_options author = {.size = sizeof author,
		.isolation = w->options->isolation,
		.worker_path = w->options->worker_path,
		.lang = w->options->lang};
	if (!w->options->rule)
		return ASSIZE_OK;
	assize_status status = az_workbench_open(&bench, w->folder, &plan, &author, w->error);
	if (!status)
		status = put_skeleton(w, &bench);
	az_workbench_close(&bench);
	return status;
}

/* ---- the call -------------------------------------------------------------------------------- */

static assize_status run(writing *w)
{
	az_record record;
	assize_status status = find_path(w);
	if (!status)
		status = find_record(w, &record);
	if (!status)
		status = mask(w, &record);
	if (!status)
		status = read_back(w);
	if (!status)
		status = make_skeleton(w);
	if (!status)
		status = az_file_write(w->path, w->text.bytes, w->text.length, w->error);
	if (status)
		return status;
	az_buffer name = {0};
	az_buffer_printf(&name, "%s\n", w->path);
	if (w->out.length)
		az_buffer_char(&name, '\n');
	az_buffer_bytes(&name, w->out.bytes, w->out.length);
	status = az_api_write(&w->options->writer, &name, w->error);
	az_buffer_free(&name);
	return status;
}

assize_status assize_store_for_test(assize_store *store, const assize_for_test_options *options)
{
	assize_status status = az_api_begin(store);
	if (status)
		return status;
	if (!options || options->size < sizeof *options || !options->writer.write)
		return az_api_usage(
			store, "the options are missing or of another version, or have no writer");
	if (!options->case_key || !options->path)
		return az_api_usage(store, "a case is written to a policy's folder or a file; name both");
	writing w = {
		.store = store, .options = options, .error = &store->error, .arena = az_arena_new()};
	status = w.arena ? ASSIZE_OK : az_error_memory(w.error);
	az_api_fields(store, &w.bundle, &w.policies);
	if (!status)
		status = run(&w);
	az_buffer_free(&w.text);
	az_buffer_free(&w.bytes);
	az_buffer_free(&w.out);
	az_policies_free(w.policies);
	az_bundle_free(w.bundle);
	az_arena_free(w.arena);
	return az_api_end(store, status);
}
