#include <string.h>

#include "assize/tailor.h"

#include "api/written.h"
#include "audit/find.h"
#include "base/file.h"
#include "base/file_lock.h"
#include "base/file_replace.h"
#include "host/outcome.h"
#include "model/path.h"
#include "policy/keys.h"
#include "policy/law.h"
#include "policy/pack/pack.h"
#include "policy/waivers.h"

enum { WHO_MOST = 200, REASON_MOST = 4000, PROBLEMS_KEPT = 100 };

typedef struct waiving {
	assize_store *store;
	const assize_waive_options *options;
	az_error *error;
	az_arena *arena;
	az_load load;
	az_view *view;
	az_found found;
	az_waiver waiver;
	az_written file;
	az_file_locks locks;
	const char *seen; /* the file, as the store's profile names it; NULL: it has none in a folder */
	az_buffer made;
} waiving;

/* ---- what is asked for ------------------------------------------------------------------------ */

static const char *trimmed(const char *text, size_t *length)
{
	text += strspn(text, " \t");
	*length = strlen(text);
	while (*length && strchr(" \t", text[*length - 1]))
		--*length;
	return text;
}

static bool same_person(const char *a, const char *b)
{
	size_t n, m;
	a = trimmed(a, &n);
	b = trimmed(b, &m);
	return n == m && memcmp(a, b, n) == 0;
}

static assize_status check_people(const waiving *w)
{
	const assize_waive_options *o = w->options;
	assize_status status = az_api_said("reason", o->reason, REASON_MOST, w->error);
	if (!status)
		status = az_api_said("author", o->author, WHO_MOST, w->error);
	if (!status)
		status = az_api_said("approver", o->approver, WHO_MOST, w->error);
	if (!status && same_person(o->author, o->approver))
		status = az_error_set(w->error, ASSIZE_ERROR_USAGE, "approver",
			"the author cannot approve the waiver too; name another person");
	return status;
}

static assize_status problems_error(const waiving *w, assize_status status)
{
	if (w->load.no_memory)
		return az_error_memory(w->error);
	if (!az_problems_count(w->load.problems))
		return ASSIZE_OK;
	az_api_tell(w->load.problems, w->options->on_problem, w->options->problem_context);
	return az_problems_error(w->load.problems, status, w->error);
}

static void read_day(waiving *w, const char *name, const char *text, int32_t *day)
{
	const az_doc *value = az_written_value(w->arena, name, text ? text : "", &w->load);
	if (value)
		az_keys_day(&w->load, value, day);
}

/* The days and the law, as a file's would be read. */
static assize_status read_days(waiving *w)
{
	const assize_waive_options *o = w->options;
	az_waiver *waiver = &w->waiver;
	read_day(w, "--from", o->from, &waiver->from);
	read_day(w, "--until", o->until, &waiver->until);
	if (!az_problems_count(w->load.problems) && waiver->until < waiver->from)
		az_problems_add(w->load.problems, (az_place){.file = "--until"}, NULL,
			"write the last day that it holds", "'%s' lies before '%s'", o->until, o->from);
	return problems_error(w, ASSIZE_ERROR_USAGE);
}

static assize_status read_basis(waiving *w)
{
	const char *text = w->options->basis ? w->options->basis : "";
	const az_doc *value = az_written_value(w->arena, "--basis", text, &w->load);
	const az_law *law = value ? az_law_cited(&w->load, value) : NULL;
	if (law && (law->from > w->waiver.from || law->until < w->waiver.until))
		az_problems_add(w->load.problems, (az_place){.file = "--basis"}, NULL,
			"cite what is in force on all of these days, or choose others",
			"the law '%s' is not in force all the time", law->id);
	w->waiver.basis = text;
	return problems_error(w, ASSIZE_ERROR_USAGE);
}

/* The rule, the case and the subject of the finding. */
static assize_status read_finding(waiving *w, const char *finding)
{
	assize_status status = az_view_open(&w->view, w->store->store, 0, w->error);
	if (!status)
		status = az_find_finding(w->view, finding, &w->found, w->error);
	if (status)
		return status;
	if (w->found.outcome.of_group)
		return az_error_set(w->error, ASSIZE_ERROR_USAGE, w->found.id,
			"is a finding about a group of cases, and a waiver names one case; decide on it with "
			"`assize review`");
	const az_rule *rule = w->view->policies->rules[w->found.outcome.rule];
	const az_revision *revision = &w->found.viewed.revision;
	az_buffer subject = {0};
	az_path_node(&w->found.viewed.record, w->found.outcome.subject, &subject);
	w->waiver.rule = az_arena_printf(w->arena, "%s/%s", rule->policy->id, rule->id);
	w->waiver.case_key = az_arena_copy(w->arena, revision->key, revision->key_length);
	w->waiver.subject = subject.failed
							? NULL
							: az_arena_copy(w->arena, (const char *)subject.bytes, subject.length);
	az_buffer_free(&subject);
	w->load.policies = w->view->policies;
	return w->waiver.rule && w->waiver.case_key && w->waiver.subject ? ASSIZE_OK
																	 : az_error_memory(w->error);
}

/* ---- the file --------------------------------------------------------------------------------- */

/* The file, and how the store's profile names it. */
static assize_status choose_file(waiving *w, const char **path)
{
	const char *profile = NULL;
	*path = w->options->file;
	assize_status status = az_api_profile(w->store, &profile);
	if (status)
		return status;
	bool in_folder = profile && !az_pack_is(profile);
	if (!*path && !in_folder)
		return az_error_set(w->error, ASSIZE_ERROR_USAGE, az_store_path(w->store->store),
			"has no profile in a folder to put waivers.yaml beside; name the file with --to");
	if (!*path) {
		const char *folder = az_path_folder(w->arena, profile);
		*path = folder ? az_path_join(w->arena, folder, "waivers.yaml") : NULL;
	}
	if (!*path)
		return az_error_memory(w->error);
	return in_folder ? az_written_as_seen(w->arena, profile, *path, &w->seen, w->error) : ASSIZE_OK;
}

static void give_entry(waiving *w)
{
	az_error ignored;
	az_buffer out = {0};
	az_buffer_string(
		&out, w->options->lang == ASSIZE_EN ? "put this in by hand:\n" : "请手工写入：\n");
	az_waiver_entry(&w->waiver, &out);
	az_api_write(&w->options->writer, &out, &ignored);
	az_buffer_free(&out);
}

static assize_status write_file(waiving *w)
{
	const char *path;
	assize_status status = choose_file(w, &path);
	if (!status)
		status = az_file_lock(&w->locks, path, w->error);
	if (!status)
		status = az_written_read(&w->file, path, w->error);
	if (status)
		return status;
	const char *bytes = w->file.bytes.length ? (const char *)w->file.bytes.bytes : "";
	status =
		az_waivers_add(&w->load, &w->waiver, path, bytes, w->file.bytes.length, &w->made, w->error);
	if (az_problems_count(w->load.problems))
		status = problems_error(w, ASSIZE_ERROR_INPUT);
	if (status == ASSIZE_ERROR_INPUT)
		give_entry(w);
	return status ? status : az_file_replace(path, w->made.bytes, w->made.length, w->error);
}

static assize_status report(waiving *w)
{
	bool zh = w->options->lang != ASSIZE_EN;
	az_buffer out = {0};
	const char *format = w->file.there ? (zh ? "已追加到 %s：\n" : "added to %s:\n")
									   : (zh ? "已新建 %s：\n" : "made %s:\n");
	az_buffer_printf(&out, format, w->file.path);
	az_buffer_string(&out, "  ");
	az_waiver_entry(&w->waiver, &out);
	if (w->seen)
		az_buffer_printf(&out,
			zh ? "配置中请写明：waivers: [%s]\n" : "add to the profile: waivers: [%s]\n", w->seen);
	az_buffer_string(&out, zh ? "注意：本版 assize 尚不能适用豁免。配置写明 waivers "
								"之后，核查会拒绝运行，不会当作没有写。\n"
							  : "Note: this version of assize does not apply waivers yet. A "
								"profile that names them is "
								"refused by audits, and not run as if it did not.\n");
	assize_status status = az_api_write(&w->options->writer, &out, w->error);
	az_buffer_free(&out);
	return status;
}

/* ---- the call --------------------------------------------------------------------------------- */

static assize_status run(waiving *w, const char *finding)
{
	if (!w->arena || !w->load.problems)
		return az_error_memory(w->error);
	az_problems_speak(w->load.problems, w->options->lang);
	assize_status status = check_people(w);
	if (!status)
		status = read_days(w);
	if (!status)
		status = read_finding(w, finding);
	if (!status)
		status = read_basis(w);
	if (!status)
		status = write_file(w);
	return status ? status : report(w);
}

assize_status assize_waive(
	assize_store *store, const char *finding, const assize_waive_options *options)
{
	assize_status status = az_api_begin(store);
	if (status)
		return status;
	if (!finding || !options || options->size < sizeof *options || !options->writer.write)
		return az_api_usage(
			store, "a waiver needs a finding, options of this version and a writer");
	waiving w = {.store = store,
		.options = options,
		.error = &store->error,
		.arena = az_arena_new(),
		.waiver = {
			.reason = options->reason, .author = options->author, .approver = options->approver}};
	w.load = (az_load){.arena = w.arena, .problems = az_problems_new(PROBLEMS_KEPT)};
	status = run(&w, finding);
	az_file_unlock(&w.locks);
	az_buffer_free(&w.made);
	az_buffer_free(&w.file.bytes);
	az_view_close(w.view);
	az_problems_free(w.load.problems);
	az_arena_free(w.arena);
	return az_api_end(store, status);
}
