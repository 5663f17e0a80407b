#include "assize/tailor.h"

#include <string.h>

#include "api/workbench.h"
#include "api/written.h"
#include "audit/finding.h"
#include "base/file.h"
#include "base/file_lock.h"
#include "base/file_replace.h"
#include "base/text.h"
#include "exchange/emit.h"
#include "exchange/insert.h"
#include "model/date.h"
#include "policy/keys.h"
#include "policy/law.h"
#include "policy/pack/pack.h"
#include "policy/parameter.h"
#include "policy/tailoring.h"
#include "policy/terms.h"

enum { PROBLEMS_KEPT = 100 };

typedef struct tailoring {
	const assize_tailor_options *options;
	const char *profile;
	az_error *error;
	az_arena *arena;
	az_bundle *bundle;
	az_policies *policies;
	az_load load;
	az_tailoring_wish wish;
	az_written file;
	az_written own;      /* the profile, where the file is to be named in it */
	const char *seen;    /* the file, as the profile names it */
	bool named;          /* and names it already */
	az_file_locks locks; /* the profile's folder, and the file's */
	az_buffer made;
	az_buffer profile_made;
} tailoring;

/* ---- what is asked for ------------------------------------------------------------------------ */

static assize_status check_courts(const assize_tailor_options *o, az_error *error)
{
	for (size_t i = 0; i < o->court_count; i++)
		if (!az_tailoring_is_courts(o->courts[i]))
			return az_error_set(error, ASSIZE_ERROR_USAGE, "--courts",
				"'%.80s' names no courts; write them as case numbers do: 闽*, 闽02*, 闽0203",
				o->courts[i]);
	return ASSIZE_OK;
}

static assize_status check(const char *profile, const assize_tailor_options *o, az_error *error)
{
	az_error_clear(error);
	if (!profile || !o || o->size < sizeof *o || !o->writer.write)
		return az_error_set(error, ASSIZE_ERROR_USAGE, NULL,
			"a tailoring needs a profile, options of this version and a writer");
	if (!o->parameter || !o->value)
		return az_error_set(error, ASSIZE_ERROR_USAGE, NULL,
			"no parameter or no value is named; name both, as restitution/return_days 20");
	if (!o->from)
		return az_error_set(error, ASSIZE_ERROR_USAGE, "--from",
			"no day is given; write the first day that it holds");
	if (!o->basis)
		return az_error_set(error, ASSIZE_ERROR_USAGE, "--basis",
			"no law is cited; write the id of one in a law.yaml");
	if (!o->level || (strcmp(o->level, "province") != 0 && strcmp(o->level, "court") != 0))
		return az_error_set(error, ASSIZE_ERROR_USAGE, "--level",
			"the level is province or court; name one of the two");
	if (o->id && !az_term_is_plain(o->id, "-"))
		return az_error_set(error, ASSIZE_ERROR_USAGE, "--id",
			"that cannot be the id of a tailoring; write a lower-case letter, then letters, "
			"digits, '_' and '-'");
	return check_courts(o, error);
}

static const char *parameter_at(const void *context, size_t i)
{
	const az_policies *policies = context;
	for (size_t k = 0; k < policies->policy_count; k++) {
		if (i < policies->policies[k].parameter_count)
			return policies->policies[k].parameters[i].name;
		i -= policies->policies[k].parameter_count;
	}
	return NULL;
}

static assize_status no_parameter(const tailoring *t)
{
	const char *name = t->options->parameter, *slash = strchr(name, '/');
	const char *near = az_text_nearest(slash ? slash + 1 : name, parameter_at, t->policies);
	if (near && !slash && strcmp(near, name) == 0)
		return az_error_set(t->error, ASSIZE_ERROR_USAGE, name,
			"several policies have such a parameter; write policy/%s", name);
	if (near)
		return az_error_set(t->error, ASSIZE_ERROR_USAGE, name,
			"the profile's policies have no such parameter; did you mean '%s'?", near);
	return az_error_set(t->error, ASSIZE_ERROR_USAGE, name,
		"the profile's policies have no such parameter; write policy/name, as "
		"restitution/return_days");
}

/* The value as it would be read from a manifest: a list of terms too. */
static void read_value(tailoring *t)
{
	const char *text = t->options->value;
	t->load.file = t->options->parameter;
	const az_doc *value =
		az_doc_yaml(t->arena, t->options->parameter, text, strlen(text), NULL, t->load.problems);
	if (value)
		az_parameter_value_read(&t->load, value, t->wish.parameter, &t->wish.value);
	else if (!az_problems_count(t->load.problems))
		t->load.no_memory = true;
}

static assize_status problems_error(tailoring *t)
{
	if (t->load.no_memory)
		return az_error_memory(t->error);
	if (!az_problems_count(t->load.problems))
		return ASSIZE_OK;
	az_api_tell(t->load.problems, t->options->on_problem, t->options->problem_context);
	return az_problems_error(t->load.problems, ASSIZE_ERROR_INPUT, t->error);
}

static assize_status read_wish(tailoring *t)
{
	const assize_tailor_options *o = t->options;
	az_tailoring_wish *wish = &t->wish;
	*wish = (az_tailoring_wish){.id = o->id ? o->id : o->level,
		.level = o->level,
		.courts = o->courts,
		.court_count = o->court_count};
	wish->parameter = az_parameter_named(t->policies, o->parameter, &wish->policy);
	if (!wish->parameter)
		return no_parameter(t);
	read_value(t);
	const az_doc *from = az_written_value(t->arena, "--from", o->from, &t->load);
	if (from)
		az_keys_day(&t->load, from, &wish->value.from);
	const az_doc *basis = az_written_value(t->arena, "--basis", o->basis, &t->load);
	if (basis)
		wish->value.basis = az_law_cited(&t->load, basis);
	if (!t->load.no_memory && !az_problems_count(t->load.problems))
		az_tailoring_judge(&t->load, wish);
	return problems_error(t);
}

/* ---- the files -------------------------------------------------------------------------------- */

static assize_status make_file(tailoring *t)
{
	if (!t->file.there && !t->options->court_count)
		return az_error_set(t->error, ASSIZE_ERROR_USAGE, "--courts",
			"the new file does not say which courts it speaks for; write --courts 闽* or another, "
			"as case numbers have it");
	if (!t->file.there) {
		az_tailoring_new(&t->wish, &t->made);
		return t->made.failed ? az_error_memory(t->error) : ASSIZE_OK;
	}
	const char *text = t->file.bytes.length ? (const char *)t->file.bytes.bytes : "";
	assize_status status = az_tailoring_add(
		&t->load, &t->wish, t->file.path, text, t->file.bytes.length, &t->made, t->error);
	return az_problems_count(t->load.problems) ? problems_error(t) : status;
}

static bool has_text(const az_doc *list, const char *text)
{
	for (const az_doc *value = list ? list->first : NULL; value; value = value->next)
		if (az_doc_is(value, text))
			return true;
	return false;
}

/* The file's name as an entry of the profile's list, or as the list. */
static assize_status insert_name(tailoring *t, const az_doc *list)
{
	az_buffer name = {0};
	az_buffer_string(&name, list ? "" : "[");
	az_emit_yaml_text(&name, t->seen, strlen(t->seen));
	az_buffer_string(&name, list ? "" : "]");
	az_buffer_u8(&name, 0);
	az_insert insert = {.path = {list ? "tailoring" : NULL},
		.key = list ? NULL : "tailoring",
		.value = (const char *)name.bytes};
	assize_status status = name.failed
							   ? az_error_memory(t->error)
							   : az_yaml_insert(t->profile, (const char *)t->own.bytes.bytes,
									 t->own.bytes.length, &insert, &t->profile_made, t->error);
	az_buffer_free(&name);
	return status;
}

/* Whether the profile names the file, and the profile that does. */
static assize_status make_profile(tailoring *t)
{
	bool wanted = t->options->add_to_profile;
	if (az_pack_is(t->profile))
		return wanted ? az_error_set(t->error, ASSIZE_ERROR_USAGE, t->profile,
							"nothing can be added to a pack; unpack it with tar, and tailor the "
							"profile in it")
					  : ASSIZE_OK;
	assize_status status = az_written_read(&t->own, t->profile, t->error);
	if (status)
		return status;
	const az_doc *map = az_doc_yaml(t->arena, t->profile, (const char *)t->own.bytes.bytes,
		t->own.bytes.length, NULL, t->load.problems);
	const az_doc *list = map ? az_doc_get(map, "tailoring") : NULL;
	t->named = has_text(list, t->seen);
	return wanted && !t->named ? insert_name(t, list) : ASSIZE_OK;
}

static assize_status make_all(tailoring *t)
{
	const char *path = t->options->file;
	if (!path) {
		const char *folder = az_path_folder(t->arena, t->profile);
		path = folder ? az_path_join(t->arena, folder, "tailoring.yaml") : NULL;
	}
	if (!path)
		return az_error_memory(t->error);
	assize_status status = az_file_lock(&t->locks, t->profile, t->error);
	if (!status)
		status = az_file_lock(&t->locks, path, t->error);
	if (!status)
		status = az_written_read(&t->file, path, t->error);
	if (!status)
		status = az_written_as_seen(t->arena, t->profile, path, &t->seen, t->error);
	if (!status)
		status = make_file(t);
	return status ? status : make_profile(t);
}

/* Both are made before either is written. */
static assize_status write_all(tailoring *t)
{
	assize_status status = az_file_replace(t->file.path, t->made.bytes, t->made.length, t->error);
	if (!status && t->profile_made.length)
		status =
			az_file_replace(t->profile, t->profile_made.bytes, t->profile_made.length, t->error);
	return status;
}

/* ---- what is said of it ----------------------------------------------------------------------- */

static void say_figure(const tailoring *t, az_lang lang, az_buffer *out)
{
	const az_parameter *parameter = t->wish.parameter;
	const az_parameter_value *base = az_parameter_on(parameter, t->wish.value.from);
	char from[AZ_DATE_TEXT];
	az_date_format((az_date){t->wish.value.from, AZ_DAY}, from);
	az_buffer_printf(out, lang == AZ_ZH ? "  %s/%s（%s）：自 %s 起为" : "  %s/%s (%s): from %s ",
		t->wish.policy->id, parameter->name,
		lang == AZ_ZH ? parameter->title.zh : parameter->title.en, from);
	az_parameter_shown(parameter, &t->wish.value, lang, out);
	if (base) {
		az_buffer_string(out, lang == AZ_ZH ? "，规则包原为" : ", in the policy ");
		az_parameter_shown(parameter, base, lang, out);
	}
	const az_law *law = t->wish.value.basis;
	az_buffer_printf(out, lang == AZ_ZH ? "；依据：%s\n" : "; basis: %s\n",
		lang == AZ_ZH ? law->title.zh : law->title.en);
	if (parameter->tailor.file_with)
		az_buffer_printf(out, lang == AZ_ZH ? "  须报备：%s\n" : "  to be filed with: %s\n",
			parameter->tailor.file_with);
}

static void say_profile(const tailoring *t, az_lang lang, az_buffer *out)
{
	bool zh = lang == AZ_ZH;
	if (t->profile_made.length)
		az_buffer_printf(out,
			zh ? "已写入配置 %s：tailoring: [%s]\n" : "added to the profile %s: tailoring: [%s]\n",
			t->profile, t->seen);
	else if (!t->named)
		az_buffer_printf(out,
			zh ? "请在配置 %s 中写明：tailoring: [%s]\n"
			   : "add to the profile %s: tailoring: [%s]\n",
			t->profile, t->seen);
	az_buffer_string(out, zh ? "注意：本版 assize 尚不能适用调整。配置写明 tailoring "
							   "之后，核查会拒绝运行，不会当作没有写。\n"
							 : "Note: this version of assize does not apply tailoring yet. A "
							   "profile that names it is "
							   "refused by audits, and not run as if it did not.\n");
}

static assize_status report(tailoring *t)
{
	az_lang lang = t->options->lang == ASSIZE_EN ? AZ_EN : AZ_ZH;
	bool zh = lang == AZ_ZH;
	az_buffer out = {0};
	const char *format = t->file.there ? (zh ? "已追加到 %s：\n" : "added to %s:\n")
									   : (zh ? "已新建 %s：\n" : "made %s:\n");
	az_buffer_printf(&out, format, t->file.path);
	say_figure(t, lang, &out);
	say_profile(t, lang, &out);
	assize_status status = az_api_write(&t->options->writer, &out, t->error);
	az_buffer_free(&out);
	return status;
}

/* The file's layout does not take the entry: here it is, for the person. The error stays what it is. */
static void give_entry(tailoring *t)
{
	az_error ignored;
	az_buffer out = {0};
	az_buffer_string(&out, t->options->lang == ASSIZE_EN ? "put this in by hand, under set:\n"
														 : "请手工写入 set 之下：\n");
	az_tailoring_entry(&t->wish, &out);
	az_api_write(&t->options->writer, &out, &ignored);
	az_buffer_free(&out);
}

/* ---- the call --------------------------------------------------------------------------------- */

static assize_status load(tailoring *t)
{
	t->arena = az_arena_new();
	t->load = (az_load){.arena = t->arena, .problems = az_problems_new(PROBLEMS_KEPT)};
	if (!t->arena || !t->load.problems)
		return az_error_memory(t->error);
	az_problems_speak(t->load.problems, t->options->lang);
	assize_status status = az_bundle_read(&t->bundle, t->profile, t->load.problems);
	if (!status)
		status = az_policies_load_untailored(&t->policies, t->bundle, t->load.problems);
	t->load.policies = t->policies;
	if (!status)
		return ASSIZE_OK;
	az_api_tell(t->load.problems, t->options->on_problem, t->options->problem_context);
	return az_api_failed(
		t->profile, t->load.problems, t->options->on_problem != NULL, status, t->error);
}

static assize_status run(tailoring *t)
{
	assize_status status = load(t);
	if (!status)
		status = read_wish(t);
	if (status)
		return status;
	status = make_all(t);
	if (status == ASSIZE_ERROR_INPUT && t->file.there)
		give_entry(t);
	if (!status)
		status = write_all(t);
	return status ? status : report(t);
}

assize_status assize_tailor(
	const char *profile, const assize_tailor_options *options, char *message, size_t message_size)
{
	az_error error;
	assize_status status = check(profile, options, &error);
	/* Options that were not taken say no language. */
	assize_lang lang = options && options->size >= sizeof *options ? options->lang : ASSIZE_ZH;
	if (!status) {
		tailoring t = {.options = options, .profile = profile, .error = &error};
		status = run(&t);
		az_file_unlock(&t.locks);
		az_buffer_free(&t.made);
		az_buffer_free(&t.profile_made);
		az_buffer_free(&t.file.bytes);
		az_buffer_free(&t.own.bytes);
		az_policies_free(t.policies);
		az_bundle_free(t.bundle);
		az_problems_free(t.load.problems);
		az_arena_free(t.arena);
	}
	return az_workbench_end(lang, status, &error, message, message_size);
}
