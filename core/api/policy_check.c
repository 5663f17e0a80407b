#include "assize/check.h"

#include <string.h>

#include "api/handle.h"
#include "api/workbench.h"
#include "base/file.h"
#include "exchange/doc/doc.h"
#include "policy/check/check.h"
#include "report/remarks.h"

enum { PROBLEMS_KEPT = 1000, TEST_BYTES = 16 << 20 };

typedef struct checking {
	const char *const *folders;
	size_t count;
	const assize_check_options *options;
	az_arena *arena;
	az_problems *problems;
	az_bundle *bundle;
	az_policies *policies;
	az_remarks *remarks;
	const az_doc **tests; /* of each folder: the list of its test documents, or NULL */
	az_error *error;
} checking;

/* ---- tests: which rules they name -------------------------------------------------------------- */

/* A test that is no YAML names nothing; `policy test` says what is wrong with it. */
static const az_doc *read_test(checking *c, const char *path)
{
	az_buffer bytes = {0};
	az_error unread;
	az_problems *problems = az_problems_new(1);
	az_error_clear(&unread);
	const az_doc *doc = NULL;
	if (problems && !az_file_read(path, TEST_BYTES, &bytes, &unread) && bytes.length)
		doc = az_doc_yaml_all(
			c->arena, path, (const char *)bytes.bytes, bytes.length, NULL, problems);
	az_problems_free(problems);
	az_buffer_free(&bytes);
	return doc;
}

static assize_status read_tests(checking *c, size_t folder)
{
	char **names = NULL;
	const char *path = az_path_join(c->arena, c->folders[folder], "tests");
	az_doc *all = az_arena_alloc(c->arena, sizeof *all), *last = NULL;
	az_error unread;
	az_error_clear(&unread);
	if (!path || !all)
		return az_error_memory(c->error);
	c->tests[folder] = all;
	if (az_folder_list(path, ".yaml", c->arena, &names, &unread))
		return ASSIZE_OK;
	for (size_t i = 0; names[i]; i++) {
		const char *file = az_path_join(c->arena, path, names[i]);
		az_doc *list = file ? az_arena_alloc(c->arena, sizeof *list) : NULL;
		if (!list)
			return az_error_memory(c->error);
		const az_doc *doc = read_test(c, file);
		if (!doc)
			continue;
		*list = *doc;
		list->next = NULL;
		if (last)
			last->next = list;
		else
			all->first = list;
		last = list;
	}
	return ASSIZE_OK;
}

static bool is_named(const char *text, const az_rule *rule)
{
	const char *slash = text ? strrchr(text, '/') : NULL;
	return text && strcmp(slash ? slash + 1 : text, rule->id) == 0;
}

/* `rule: unreturned`, and wherever else a test file names it, as a key or a value. The depth is
 * bounded by the reader. */
static bool names_rule(const az_doc *doc, const az_rule *rule)
{
	for (const az_doc *child = doc->first; child; child = child->next)
		if (is_named(child->key, rule) ||
			((child->kind == AZ_DOC_PLAIN || child->kind == AZ_DOC_TEXT) &&
				is_named(child->text, rule)) ||
			names_rule(child, rule))
			return true;
	return false;
}

static bool is_tested(void *context, const az_rule *rule)
{
	const checking *c = context;
	const az_doc *tests = c->tests[rule->policy->index];
	return tests && names_rule(tests, rule);
}

/* ---- the call ---------------------------------------------------------------------------------- */

static assize_status load(checking *c)
{
	assize_status status = az_bundle_read_folders(&c->bundle, c->folders, c->count, c->problems);
	if (status) {
		status = az_api_failed(
			c->folders[0], c->problems, c->options->on_problem != NULL, status, c->error);
		az_api_tell(c->problems, c->options->on_problem, c->options->problem_context);
		return status;
	}
	status = az_policies_load_what(&c->policies, c->bundle, c->problems);
	if (!c->policies)
		return az_error_memory(c->error);
	for (size_t i = 0; i < c->count; i++) {
		status = read_tests(c, i);
		if (status)
			return status;
	}
	return ASSIZE_OK;
}

static assize_status write_report(const checking *c)
{
	az_buffer out = {0};
	az_lang lang = c->options->lang == ASSIZE_EN ? AZ_EN : AZ_ZH;
	if (c->options->format == ASSIZE_CHECK_SARIF)
		az_remarks_sarif(c->remarks, lang, &out);
	else
		az_remarks_lines(c->remarks, lang, &out);
	assize_status status =
		out.failed ? az_error_memory(c->error) : az_api_write(&c->options->writer, &out, c->error);
	az_buffer_free(&out);
	return status;
}

static assize_status check(checking *c, int32_t as_of, assize_check_result *result)
{
	assize_status status = load(c);
	if (status)
		return status;
	az_check_input input = {.policies = c->policies,
		.problems = c->problems,
		.as_of = as_of,
		.is_tested = is_tested,
		.context = c};
	if (!az_policy_check(&input, c->remarks))
		return az_error_memory(c->error);
	*result = (assize_check_result){.errors = az_remarks_of(c->remarks, AZ_REMARK_ERROR),
		.warnings = az_remarks_of(c->remarks, AZ_REMARK_WARNING),
		.notes = az_remarks_of(c->remarks, AZ_REMARK_NOTE)};
	status = write_report(c);
	return status || !result->errors ? status : ASSIZE_NO;
}

static assize_status check_call(const char *const *folders, size_t count,
	const assize_check_options *options, int32_t *as_of, az_error *error)
{
	*as_of = INT32_MIN;
	if (!options || options->size < sizeof *options || !options->writer.write)
		return az_error_set(error, ASSIZE_ERROR_USAGE, NULL,
			"the options are missing or of another version, or have no writer");
	if (!folders || !count)
		return az_error_set(error, ASSIZE_ERROR_USAGE, NULL, "no policy folder is named");
	return options->as_of ? az_api_day(options->as_of, as_of, error) : ASSIZE_OK;
}

assize_status assize_policy_check(const char *const *folders, size_t count,
	const assize_check_options *options, assize_check_result *result, char *message,
	size_t message_size)
{
	az_error error;
	int32_t as_of;
	assize_check_result own = {0};
	az_error_clear(&error);
	assize_status status = check_call(folders, count, options, &as_of, &error);
	checking c = {.folders = folders, .count = count, .options = options, .error = &error};
	if (!status) {
		c.arena = az_arena_new();
		c.problems = az_problems_new(PROBLEMS_KEPT);
		c.remarks = az_remarks_new(options->lang);
		if (c.problems)
			az_problems_speak(c.problems, options->lang);
		c.tests = c.arena ? az_arena_array(c.arena, count, sizeof *c.tests) : NULL;
		status =
			c.problems && c.remarks && c.tests ? check(&c, as_of, &own) : az_error_memory(&error);
	}
	if (result)
		*result = own;
	az_policies_free(c.policies);
	az_bundle_free(c.bundle);
	az_remarks_free(c.remarks);
	az_problems_free(c.problems);
	az_arena_free(c.arena);
	return az_workbench_end(
		options ? options->lang : ASSIZE_ZH, status, &error, message, message_size);
}
