#include "assize/document.h"

#include <string.h>

#include "api/workbench.h"
#include "audit/rowtest/rowtest.h"
#include "report/document/render.h"
#include "report/policydoc/policydoc.h"

enum { PROBLEMS_KEPT = 1000, LANGUAGES = 2, TESTS_MOST = 4096 };

static const char *const suffixes[2][LANGUAGES] = {
	[ASSIZE_DOCUMENT_HTML] = {[AZ_ZH] = ".zh.html", [AZ_EN] = ".en.html"},
	[ASSIZE_DOCUMENT_MARKDOWN] = {[AZ_ZH] = ".zh.md", [AZ_EN] = ".en.md"}};

typedef struct documenting {
	const assize_document_options *options;
	assize_author_options author; /* what a workbench asks for */
	az_workbench bench;
	const char *const *folders;
	size_t count;
	const az_rowtest **tests;
	size_t test_count;
	az_results results;
	az_document *documents[LANGUAGES]; /* NULL: not asked for */
} documenting;

/* ---- reading ----------------------------------------------------------------------------------- */

static assize_status load(documenting *d)
{
	az_workbench *bench = &d->bench;
	assize_status status =
		az_bundle_read_folders(&bench->bundle, d->folders, d->count, bench->problems);
	if (!status)
		status = az_policies_load(&bench->policies, bench->bundle, bench->problems);
	return status;
}

static assize_status read_test(
	documenting *d, const az_policy *policy, const char *file, az_lang lang)
{
	const az_doc *doc;
	az_workbench *bench = &d->bench;
	assize_status status = az_workbench_read(bench, file, &doc);
	if (status || !doc || doc->kind != AZ_DOC_MAP || az_test_file_of(doc) != AZ_TEST_FILE_ROWS)
		return status;
	const az_rowtest *test =
		az_rowtest_read(bench->arena, bench->policies, policy, doc, file, lang, bench->problems);
	if (!test)
		return az_error_memory(bench->error);
	if (test->good)
		d->tests[d->test_count++] = test;
	return ASSIZE_OK;
}

/* In one language: a test's title is in that of the document. */
static assize_status read_tests(documenting *d, az_lang lang)
{
	assize_status status = ASSIZE_OK;
	d->test_count = 0;
	d->tests = az_arena_array(d->bench.arena, TESTS_MOST, sizeof *d->tests);
	if (!d->tests)
		return az_error_memory(d->bench.error);
	for (size_t i = 0; i < d->count && !status; i++) {
		const char **files;
		status = az_workbench_tests(&d->bench, d->folders[i], &files);
		for (size_t k = 0; !status && files[k]; k++)
			if (d->test_count < TESTS_MOST)
				status = read_test(d, &d->bench.policies->policies[i], files[k], lang);
	}
	return status;
}

static assize_status read_results(documenting *d)
{
	az_store *store = NULL;
	az_view *view = NULL;
	az_error *error = d->bench.error;
	az_store_options options = {.read_only = true};
	if (!d->options->store)
		return ASSIZE_OK;
	assize_status status = az_store_open(&store, d->options->store, &options, error);
	if (!status)
		status = az_view_open(&view, store, 0, error);
	if (!status)
		status = az_results_read(&d->results, view, d->bench.policies, d->bench.arena, error);
	az_view_close(view);
	az_store_close(store);
	return status;
}

static assize_status make(documenting *d, az_lang lang)
{
	assize_status status = read_tests(d, lang);
	if (!status && az_problems_count(d->bench.problems))
		status = ASSIZE_ERROR_POLICY;
	if (status)
		return status;
	az_policydoc input = {.policies = d->bench.policies,
		.tests = d->tests,
		.test_count = d->test_count,
		.results = d->options->store ? &d->results : NULL};
	return az_policydoc_make(&input, lang, &d->documents[lang], d->bench.problems, d->bench.error);
}

static assize_status make_all(documenting *d)
{
	bool zh = !d->options->single || d->options->lang == ASSIZE_ZH;
	bool en = !d->options->single || d->options->lang != ASSIZE_ZH;
	assize_status status = load(d);
	if (!status)
		status = read_results(d);
	if (!status && zh)
		status = make(d, AZ_ZH);
	if (!status && en)
		status = make(d, AZ_EN);
	if (az_problems_count(d->bench.problems))
		status = az_api_failed(d->folders[0], d->bench.problems, d->options->on_problem != NULL,
			status, d->bench.error);
	az_api_tell(d->bench.problems, d->options->on_problem, d->options->problem_context);
	return status;
}

/* ---- writing ----------------------------------------------------------------------------------- */

static assize_status write_file(documenting *d, const az_render *render, const char *name)
{
	az_buffer out = {0};
	assize_status status = ASSIZE_OK;
	if (d->options->format == ASSIZE_DOCUMENT_MARKDOWN)
		az_render_markdown(render, &out);
	else
		az_render_html(render, &out);
	if (out.failed)
		status = az_error_memory(d->bench.error);
	else if (d->options->file(d->options->file_context, name, (const char *)out.bytes, out.length))
		status = az_error_set(d->bench.error, ASSIZE_ERROR_STORE, name,
			"could not be written; make room, or choose another folder");
	az_buffer_free(&out);
	return status;
}

static assize_status write_pages(documenting *d, const az_document *doc)
{
	const char *const *suffix = suffixes[d->options->format];
	az_render render = {.doc = doc,
		.suffix = suffix[doc->lang],
		.other = suffix[doc->lang == AZ_ZH ? AZ_EN : AZ_ZH]};
	assize_status status = ASSIZE_OK;
	for (const az_part *page = doc->root->child; page && !status; page = page->next) {
		const char *name = az_arena_printf(d->bench.arena, "%s%s", page->id, render.suffix);
		render.page = page;
		status = name ? write_file(d, &render, name) : az_error_memory(d->bench.error);
	}
	return status;
}

static assize_status write_single(documenting *d, const az_document *doc)
{
	const char *suffix = suffixes[d->options->format][doc->lang];
	const char *name = az_arena_printf(d->bench.arena, "index%s", suffix);
	az_render render = {.doc = doc, .suffix = suffix};
	return name ? write_file(d, &render, name) : az_error_memory(d->bench.error);
}

static assize_status write_all(documenting *d)
{
	assize_status status = ASSIZE_OK;
	for (size_t i = 0; i < LANGUAGES && !status; i++) {
		if (d->documents[i])
			status = d->options->single ? write_single(d, d->documents[i])
										: write_pages(d, d->documents[i]);
	}
	return status;
}

/* ---- the call ---------------------------------------------------------------------------------- */

static assize_status check(const char *const *folders, size_t count,
	const assize_document_options *options, az_error *error)
{
	az_error_clear(error);
	if (!options || options->size < sizeof *options || !options->file)
		return az_error_set(error, ASSIZE_ERROR_USAGE, NULL,
			"the options are missing or of another version, or have nobody to take files");
	if (!folders || !count)
		return az_error_set(error, ASSIZE_ERROR_USAGE, NULL, "no policy folder is named");
	if (options->format != ASSIZE_DOCUMENT_HTML && options->format != ASSIZE_DOCUMENT_MARKDOWN)
		return az_error_set(
			error, ASSIZE_ERROR_USAGE, NULL, "documents are written as HTML or Markdown");
	return ASSIZE_OK;
}

static assize_status run(documenting *d, az_error *error)
{
	az_workbench *bench = &d->bench;
	d->author = (assize_author_options){.size = sizeof d->author};
	*bench = (az_workbench){.options = &d->author, .error = error};
	bench->arena = az_arena_new();
	bench->problems = az_problems_new(PROBLEMS_KEPT);
	if (!bench->arena || !bench->problems)
		return az_error_memory(error);
	az_problems_speak(bench->problems, d->options->lang);
	assize_status status = make_all(d);
	return status ? status : write_all(d);
}

assize_status assize_policy_doc(const char *const *folders, size_t count,
	const assize_document_options *options, char *message, size_t message_size)
{
	az_error error;
	documenting d = {.options = options, .folders = folders, .count = count};
	assize_status status = check(folders, count, options, &error);
	assize_lang lang = status ? ASSIZE_ZH : options->lang;
	if (!status) {
		status = run(&d, &error);
		for (size_t i = 0; i < LANGUAGES; i++)
			az_document_free(d.documents[i]);
		az_workbench_close(&d.bench);
	}
	return az_workbench_end(lang, status, &error, message, message_size);
}
