/*
 * The same input gives the same bytes: in any order of dossiers, with any number of workers, however
 * often they are replaced, in this process or in another, in any locale.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "assize/audit.h"
#include "program.h"

enum { DOSSIERS = 60 };

typedef struct text {
	char bytes[1 << 20];
	size_t length;
} text;

typedef struct outcome {
	char hash[65];
	text findings;
} outcome;

static char worker[600];
static char folder[] = "/tmp/assize-determinism-XXXXXX";

static int write_text(void *context, const char *bytes, size_t length)
{
	text *t = context;
	if (length > sizeof t->bytes - t->length)
		return 1;
	memcpy(t->bytes + t->length, bytes, length);
	t->length += length;
	return 0;
}

static void put_file(const char *name, const char *content)
{
	char path[256];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	assert_true(fputs(content, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

/* A rule that says much, one that keeps what it may not keep, and one that runs out of its budget. */
static void make_policy(void)
{
	char path[256];
	snprintf(path, sizeof path, "%s/p", folder);
	mkdir(path, 0700);
	snprintf(path, sizeof path, "%s/p/rules", folder);
	mkdir(path, 0700);
	put_file("profile.yaml", "profile: t\npolicies: [p]\n");
	put_file("law.yaml", "l: {title: {zh: 法, en: law}, verified: true}\n");
	put_file("p/policy.yaml", "policy: p\nversion: 1.0.0\napi: 1\nauthority: national\n");
	put_file("p/rules/says.lua",
		"return rule {title = {zh = '一', en = 'one'}, law = {'l'}, subject = 'victim',\n"
		"kind = 'data', level = 'warning', message = {zh = '{loss}{n}', en = '{loss}{n}'},\n"
		"check = function(v)\n"
		"  local t = {}\n"
		"  for name, n in pairs {c = 1, a = 2, b = 0} do t[#t + 1] = name .. n end\n"
		"  if v.loss > 0 then return finding {n = table.concat(t)} end\nend}\n");
	put_file("p/rules/keeps.lua",
		"local seen = 0\n"
		"return rule {title = {zh = '二', en = 'two'}, law = {'l'}, subject = 'case',\n"
		"kind = 'data', level = 'info', message = {zh = '二', en = 'two'},\n"
		"check = function(c) seen = seen + 1 if seen > 2 then return finding {} end end}\n");
	put_file("p/rules/spends.lua",
		"return rule {title = {zh = '三', en = 'three'}, law = {'l'}, subject = 'case',\n"
		"kind = 'data', level = 'info', message = {zh = '三', en = 'three'},\n"
		"check = function(c)\n"
		"  if c.victims_count == 2 then while true do end end\n"
		"  local kept = {}\n"
		"  for i = 1, c.victims_count * 100 do kept[i] = ('x'):rep(i) .. i end\n"
		"  return finding {key = #kept}\nend}\n");
}

/* The dossiers as JSON Lines, beginning with number `first` and going on by `step`; where that is not
 * 1, their victims stand in another order too. */
static void make_dossiers(const char *name, int first, int step)
{
	char path[256];
	snprintf(path, sizeof path, "%s/%s", folder, name);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	for (int i = 0, n = first; i < DOSSIERS; i++, n = (n + step) % DOSSIERS) {
		char known[48], unknown[48];
		bool swap = step > 1 && i % 2;
		snprintf(known, sizeof known, "{\"key\":\"V1\",\"loss\":\"%d.50\"}", n * 100);
		snprintf(unknown, sizeof unknown, "{\"key\":\"V2\"}");
		fprintf(file, "{\"key\":\"K-%d\",\"case\":{\"victims_count\":%d},\"victims\":[%s,%s]}\n", n,
			n % 13, swap ? unknown : known, swap ? known : unknown);
	}
	assert_int_equal(fclose(file), 0);
}

static void audit(const char *dossiers, assize_audit_options *options, outcome *out)
{
	char store_path[256], input[256], profile[256];
	const char *paths[] = {input};
	assize_store *store = NULL;
	assize_import_result imported;
	assize_audit_result audited;
	snprintf(store_path, sizeof store_path, "%s/s.store", folder);
	snprintf(input, sizeof input, "%s/%s", folder, dossiers);
	snprintf(profile, sizeof profile, "%s/profile.yaml", folder);
	unlink(store_path);
	assert_int_equal(assize_store_create(&store, store_path), ASSIZE_OK);
	assize_import_options import = {.size = sizeof import, .paths = paths, .path_count = 1};
	if (assize_store_import(store, &import, &imported))
		fail_msg("%s", assize_store_message(store));
	options->size = sizeof *options;
	options->profile = profile;
	options->as_of = "2026-10-31";
	if (assize_store_audit(store, options, &audited))
		fail_msg("%s", assize_store_message(store));
	memcpy(out->hash, audited.hash, sizeof out->hash);
	memset(&out->findings, 0, sizeof out->findings);
	assize_findings_options findings = {.size = sizeof findings,
		.format = ASSIZE_FORMAT_JSONL,
		.not_evaluated = 1,
		.writer = {write_text, &out->findings}};
	if (assize_store_findings(store, &findings))
		fail_msg("%s", assize_store_message(store));
	assize_store_close(store);
}

static void assert_same(const char *dossiers, assize_audit_options options, const outcome *expected)
{
	outcome *got = calloc(1, sizeof *got);
	assert_non_null(got);
	audit(dossiers, &options, got);
	assert_string_equal(got->hash, expected->hash);
	assert_int_equal(got->findings.length, expected->findings.length);
	assert_memory_equal(got->findings.bytes, expected->findings.bytes, got->findings.length);
	free(got);
}

static void not_a_byte_moves(void **state)
{
	static const unsigned jobs[] = {1, 2, 5};
	static const unsigned recycle[] = {0, 1, 7};
	const outcome *first = *state;
	for (int i = 0; i < 3; i++) {
		for (int j = 0; j < 3; j++) {
			assize_audit_options options = {.isolation = ASSIZE_ISOLATION_WORKER,
				.worker_path = worker,
				.jobs = jobs[i],
				.recycle_after = recycle[j]};
			assert_same((i + j) % 2 ? "shuffled.jsonl" : "plain.jsonl", options, first);
		}
	}
}

static void in_this_process_and_in_workers_alike(void **state)
{
	const outcome *first = *state;
	assize_audit_options options = {.isolation = ASSIZE_ISOLATION_IN_PROCESS};
	assert_same("plain.jsonl", options, first);
	assert_same("shuffled.jsonl", options, first);
}

static void all_three_outcomes_were_there(void **state)
{
	const outcome *first = *state;
	const char *all = first->findings.bytes;
	assert_non_null(strstr(all, "\"n\":\"a2b0c1\""));
	assert_non_null(strstr(all, "\"cause\":\"unknown_field\""));
	assert_non_null(strstr(all, "\"cause\":\"budget\""));
	assert_non_null(strstr(all, "\"cause\":\"fault\""));
}

static int set_up(void **state)
{
	outcome *first = calloc(1, sizeof *first);
	if (!first || !mkdtemp(folder))
		return 1;
	program(worker, sizeof worker, "assize-worker");
	make_policy();
	make_dossiers("plain.jsonl", 0, 1);
	make_dossiers("shuffled.jsonl", 17, 23);
	assize_audit_options options = {
		.isolation = ASSIZE_ISOLATION_WORKER, .worker_path = worker, .jobs = 1};
	audit("plain.jsonl", &options, first);
	*state = first;
	return 0;
}

static int tear_down(void **state)
{
	char command[320];
	snprintf(command, sizeof command, "rm -rf '%s'", folder);
	free(*state);
	return system(command);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(not_a_byte_moves),
		cmocka_unit_test(in_this_process_and_in_workers_alike),
		cmocka_unit_test(all_three_outcomes_were_there),
	};
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
