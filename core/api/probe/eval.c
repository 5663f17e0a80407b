#include <string.h>

#include "api/probe/probe.h"
#include "base/text.h"

enum { PROBLEMS_KEPT = 8 };

/* The policies with the expression's rule among them. */
typedef struct trial {
	az_arena *arena;
	az_loaded loaded;
	const az_rule *rule;
	uint32_t first_line;
	az_buffer block;
	az_buffer trace;
} trial;

static void drop(trial *t)
{
	az_probe_unload(&t->loaded);
	az_buffer_free(&t->block);
	az_buffer_free(&t->trace);
	az_arena_free(t->arena);
}

/* What the loader refuses in the rule is in what was written: its place there says nothing. */
static assize_status refused(assize_probe *probe, const az_problems *problems, assize_status status)
{
	const az_problem *first = az_problems_at(problems, 0);
	if (!first)
		return status == ASSIZE_ERROR_MEMORY ? az_error_memory(&probe->error) : status;
	return az_error_set(&probe->error, ASSIZE_ERROR_USAGE, NULL, "%s%s%s", first->what,
		first->mend ? "; " : "", first->mend ? first->mend : "");
}

static assize_status load(assize_probe *probe, trial *t, const char *text)
{
	az_made_rule made;
	az_evaluator_options options;
	assize_status status = az_probe_bundle(probe, text, t->arena, &made);
	t->loaded.bundle = made.bundle;
	t->first_line = made.first_line;
	if (status)
		return status;
	az_problems *problems = az_problems_new(PROBLEMS_KEPT);
	if (!problems)
		return az_error_memory(&probe->error);
	az_problems_speak(problems, probe->options.lang);
	status = az_policies_load(&t->loaded.policies, t->loaded.bundle, problems);
	if (status)
		status = refused(probe, problems, status);
	az_problems_free(problems);
	if (status)
		return status;
	const char *name = az_arena_printf(t->arena, "%s/%s", probe->policy->id, made.id);
	t->rule = name ? az_rule_find(t->loaded.policies, name) : NULL;
	if (!t->rule)
		return az_error_memory(&probe->error);
	status = az_api_isolation(
		probe->options.isolation, probe->options.worker_path, 1, &options, &probe->error);
	if (!status)
		status =
			az_evaluator_open(&t->loaded.evaluator, t->loaded.policies, &options, &probe->error);
	return status;
}

static assize_status run(assize_probe *probe, trial *t)
{
	az_request request = {.record = probe->record,
		.as_of = probe->as_of,
		.only = t->rule,
		.only_subject = probe->subject};
	az_override *overrides = NULL;
	assize_status status = az_probe_overrides(probe, t->loaded.policies, probe->policy->id,
		t->arena, &overrides, &request.override_count);
	request.overrides = overrides;
	if (!status)
		status =
			az_evaluator_ask(t->loaded.evaluator, &request, &t->block, &t->trace, &probe->error);
	if (!status && (t->block.failed || t->trace.failed))
		status = az_error_memory(&probe->error);
	return status;
}

/* A line of locals that gave a value is kept for the lines behind it. */
static assize_status keep(assize_probe *probe, const char *text)
{
	az_buffer *locals = &probe->locals;
	size_t length = strlen(text);
	if (strncmp(text, "local", strlen("local")) != 0)
		return ASSIZE_OK;
	if (locals->length + length >= AZ_PROBE_TEXT_MOST)
		return az_error_set(&probe->error, ASSIZE_ERROR_USAGE, NULL,
			"the locals that are kept have %d KiB together; begin again to forget them",
			AZ_PROBE_TEXT_MOST / 1024);
	size_t before = locals->length;
	az_buffer_bytes(locals, text, length);
	az_buffer_char(locals, '\n');
	if (!locals->failed)
		return ASSIZE_OK;
	locals->length = before;
	locals->failed = false;
	return az_error_memory(&probe->error);
}

static assize_status evaluate(
	assize_probe *probe, const char *text, az_arena *arena, az_buffer *out)
{
	trial t = {.arena = arena};
	assize_status status = load(probe, &t, text);
	if (!status)
		status = run(probe, &t);
	if (!status) {
		az_probed probed = {t.loaded.policies, t.rule, t.first_line, &t.block, &t.trace};
		status = az_probe_tell(probe, &probed, out);
	}
	if (!status)
		status = keep(probe, text);
	drop(&t);
	return status;
}

/* A copy with a NUL behind it and no blanks before it; NULL, with the error, where it is no text. */
static const char *clean_text(assize_probe *probe, az_arena *arena, const char *text, size_t length)
{
	size_t bad = 0;
	while (length && (*text == ' ' || *text == '\t')) {
		text++;
		length--;
	}
	if (length > AZ_PROBE_TEXT_MOST) {
		az_error_set(&probe->error, ASSIZE_ERROR_USAGE, NULL,
			"the line has %zu bytes, the most is %d; split it", length, AZ_PROBE_TEXT_MOST);
		return NULL;
	}
	if (memchr(text, 0, length) || !az_text_is_safe(text, length, &bad)) {
		az_error_set(&probe->error, ASSIZE_ERROR_USAGE, NULL,
			"the line holds bytes that are no text, or characters that cannot be seen; type it "
			"anew");
		return NULL;
	}
	const char *copy = az_arena_copy(arena, text, length);
	if (!copy)
		az_error_memory(&probe->error);
	return copy;
}

assize_status assize_probe_eval(
	assize_probe *probe, const char *text, size_t length, assize_writer writer)
{
	az_buffer out = {0};
	assize_status status = az_probe_begin(probe);
	if (status)
		return status;
	status = az_probe_need_case(probe);
	if (status)
		return az_probe_end(probe, status);
	az_arena *arena = az_arena_new();
	if (!arena)
		return az_probe_end(probe, az_error_memory(&probe->error));
	const char *clean = clean_text(probe, arena, text, length);
	status = clean ? ASSIZE_OK : probe->error.status;
	if (clean)
		status = evaluate(probe, clean, arena, &out);
	else
		az_arena_free(arena);
	if (!assize_status_is_error(status)) {
		assize_status written = az_api_write(&writer, &out, &probe->error);
		status = written ? written : status;
	}
	az_buffer_free(&out);
	return az_probe_end(probe, status);
}
