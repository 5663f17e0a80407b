/*
 * For the tests of this room: a small profile and three dossiers in a temporary folder, audited in
 * this process, and what a call wrote as text. It uses the public interface alone.
 */
#ifndef AZ_TESTS_REPORT_SMALL_WORLD_H
#define AZ_TESTS_REPORT_SMALL_WORLD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "assize/audit.h"

typedef struct world {
	char root[64];
	assize_store *store;
	char *text; /* what the last call wrote */
	size_t length;
} world;

typedef struct world_file {
	const char *path;
	const char *text;
} world_file;

static const world_file WORLD_FILES[] = {
	{"profile.yaml", "profile: 小样\npolicies: [a, b]\nlaw: [law.yaml]\ngrants: {b: [年龄]}\n"},
	{"law.yaml", "l1: {title: {zh: 甲法, en: Law one}}\n"
				 "l2: {title: {zh: 乙法, en: Law two}, verified: true}\n"},
	{"a/policy.yaml",
		"policy: a\nversion: 1.0.0\napi: 1\ntitle: {zh: 甲, en: A}\nauthority: national\n"
		"parameters:\n"
		"  days:\n"
		"    title: {zh: 期限, en: Limit}\n"
		"    type: days\n"
		"    dated_by: property.recovered_on\n"
		"    values: [{from: 2021-03-01, value: 30, basis: l2}]\n"
		"    reviewed_on: 2026-06-30\n"
		"    tailor: {locked: true}\n"},
	{"a/rules/leader.lua",
		"return rule {title = {zh = \"领导\", en = \"Leader\"}, law = {\"l1\"},\n"
		"  subject = \"defendant\", kind = \"priority\", attention = 3,\n"
		"  when = {roles = \"organizer\"},\n"
		"  message = {zh = \"组织者\", en = \"an organizer\"}}\n"},
	{"a/rules/kept.lua",
		"return rule {title = {zh = \"未返还\", en = \"Not returned\"}, law = {\"l2\"},\n"
		"  subject = \"property\", kind = \"restitution\", level = \"warning\",\n"
		"  when = {status = \"recovered\"},\n"
		"  message = {zh = \"已追回{amount}，滞留{kept:days}\",\n"
		"    en = \"{amount} recovered, kept {kept:days}\"},\n"
		"  check = function(item)\n"
		"    local kept = as_of - item.recovered_on\n"
		"    if kept > param.days then\n"
		"      return finding {kept = kept, sum = item.amount, on = item.recovered_on, all = "
		"true}\n"
		"    end\n"
		"  end}\n"},
	{"b/policy.yaml",
		"policy: b\nversion: 1.0.0\napi: 1\ntitle: {zh: 乙, en: B}\nauthority: national\n"
		"reads_personal: {defendant.birth_on: 年龄}\n"},
	{"b/rules/born.lua",
		"return rule {title = {zh = \"出生\", en = \"Birth\"}, law = {\"l1\"},\n"
		"  subject = \"defendant\", kind = \"leniency\", attention = 1,\n"
		"  message = {zh = \"出生日期已知\", en = \"the birth is known\"},\n"
		"  check = function(d) if d.birth_on < as_of then return finding {} end end}\n"},
	{"b/rules/seized.lua",
		"return rule {title = {zh = \"被控制\", en = \"Held\"}, law = {\"l1\"},\n"
		"  subject = \"defendant\", kind = \"leniency\", attention = 2,\n"
		"  when = {coercion_signs = \"passport_held\"},\n"
		"  message = {zh = \"被扣押证件\", en = \"passport held\"}}\n"},
	{"dossiers.yaml",
		"key: （2026）闽0203刑初1号\n"
		"case: {number: （2026）闽0203刑初1号, court: =甲法院, stage: enforcement, loss_total: "
		"862400.00,\n"
		"  notes: 张某的备注}\n"
		"defendants:\n"
		"  - {key: D1, name: 林某甲, birth_on: 1991-04-23, roles: [organizer], coercion_signs: "
		"[]}\n"
		"  - {key: D2, roles: [organizer]}\n"
		"victims: []\n"
		"property: [{key: P1, status: recovered, amount: 186000.00, recovered_on: 2026-08-20},\n"
		"  {key: P2, status: recovered}]\n"
		"---\n"
		"key: （2026）闽0203刑初2号\n"
		"case: {number: （2026）闽0203刑初2号}\n"
		"defendants: [{key: D1, roles: [caller], birth_on: 1990, coercion_signs: "
		"[passport_held]}]\n"
		"---\n"
		"key: X-1\n"
		"case: {loss_total: n/a}\n"},
};

static inline void world_path(const world *w, const char *name, char out[256])
{
	snprintf(out, 256, "%s/%s", w->root, name);
}

static inline void world_write(const world *w, const world_file *file)
{
	char path[256];
	world_path(w, file->path, path);
	for (char *slash = strchr(path + strlen(w->root) + 1, '/'); slash;
		 slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		mkdir(path, 0700);
		*slash = '/';
	}
	FILE *out = fopen(path, "w");
	assert_non_null(out);
	assert_true(fputs(file->text, out) >= 0);
	assert_int_equal(fclose(out), 0);
}

static inline void world_done(world *w, assize_status status)
{
	if (status)
		fail_msg("%s: %s", assize_status_text(status), assize_store_message(w->store));
}

/* Fails unless the call was refused with a message that holds `words`. */
static inline void world_refused(
	world *w, assize_status status, assize_status expected, const char *words)
{
	assert_int_equal(status, expected);
	if (!strstr(assize_store_message(w->store), words))
		fail_msg("'%s' is not in: %s", words, assize_store_message(w->store));
}

static inline void world_problem(void *context, const assize_problem *problem)
{
	(void)context;
	print_error("%s\n", problem->text);
}

static inline void world_audit(world *w, const char *as_of)
{
	assize_audit_options audit = {.size = sizeof audit,
		.isolation = ASSIZE_ISOLATION_IN_PROCESS,
		.as_of = as_of,
		.on_problem = world_problem};
	assize_audit_result result;
	world_done(w, assize_store_audit(w->store, &audit, &result));
}

static inline void world_import(world *w)
{
	char path[256];
	world_path(w, "dossiers.yaml", path);
	const char *const paths[] = {path};
	assize_import_options import = {
		.size = sizeof import, .paths = paths, .path_count = 1, .on_problem = world_problem};
	assize_import_result result;
	world_done(w, assize_store_import(w->store, &import, &result));
	assert_int_equal(result.added, 3);
}

static inline int world_make(void **state)
{
	char path[256];
	world *w = calloc(1, sizeof *w);
	assert_non_null(w);
	snprintf(w->root, sizeof w->root, "/tmp/assize-report-XXXXXX");
	assert_non_null(mkdtemp(w->root));
	for (size_t i = 0; i < sizeof WORLD_FILES / sizeof *WORLD_FILES; i++)
		world_write(w, &WORLD_FILES[i]);
	world_path(w, "a.store", path);
	world_done(w, assize_store_create(&w->store, path));
	assize_store_set_lang(w->store, ASSIZE_EN); /* the messages; pages name their own */
	world_path(w, "profile.yaml", path);
	world_done(w, assize_store_set_profile(w->store, path));
	world_import(w);
	*state = w;
	return 0;
}

static inline int world_free(void **state)
{
	static const char *const rest[] = {
		"a.store", "a.store-wal", "a.store-shm", "a/rules", "b/rules", "a", "b", ""};
	world *w = *state;
	char path[256];
	assize_store_close(w->store);
	for (size_t i = 0; i < sizeof WORLD_FILES / sizeof *WORLD_FILES; i++) {
		world_path(w, WORLD_FILES[i].path, path);
		unlink(path);
	}
	for (size_t i = 0; i < sizeof rest / sizeof *rest; i++) {
		world_path(w, rest[i], path);
		remove(path);
	}
	free(w->text);
	free(w);
	return 0;
}

/* ---- what a call wrote ----------------------------------------------------------------------- */

static inline int world_take(void *context, const char *bytes, size_t length)
{
	world *w = context;
	char *text = realloc(w->text, w->length + length + 1);
	if (!text)
		return 1;
	memcpy(text + w->length, bytes, length);
	w->text = text;
	w->length += length;
	w->text[w->length] = '\0';
	return 0;
}

static inline assize_writer world_writer(world *w)
{
	w->length = 0;
	world_take(w, "", 0);
	return (assize_writer){world_take, w};
}

static inline const char *world_findings(world *w, assize_findings_options options)
{
	options.size = sizeof options;
	options.writer = world_writer(w);
	world_done(w, assize_store_findings(w->store, &options));
	return w->text;
}

static inline size_t count_of(const char *text, const char *part)
{
	size_t count = 0;
	for (const char *at = strstr(text, part); at; at = strstr(at + strlen(part), part))
		count++;
	return count;
}

static inline void assert_has(const char *text, const char *part)
{
	if (!strstr(text, part))
		fail_msg("'%s' is not in:\n%s", part, text);
}

static inline void assert_has_not(const char *text, const char *part)
{
	if (strstr(text, part))
		fail_msg("'%s' is in:\n%s", part, text);
}

#endif
