/*
 * For the tests of the pool: a small profile in a temporary folder, dossiers by key, and where the
 * worker programs of this build lie.
 */
#ifndef AZ_TESTS_AUDIT_POOL_FIXTURE_H
#define AZ_TESTS_AUDIT_POOL_FIXTURE_H

#include "../policy/folder.h"
#include "program.h"

#include "audit/pool/pool.h"
#include "exchange/dossier/read.h"

enum { AS_OF = 20700 };

/* The files of one rule that gives a finding for every recovered property item, with what it read. */
static inline void court_files(folder *f, const char *profile)
{
	char text[128];
	folder_base(f);
	snprintf(text, sizeof text, "profile: %s\npolicies: [p]\n", profile);
	folder_write(f, "profile.yaml", text);
	folder_write(f, "p/policy.yaml",
		"policy: p\nversion: 1.0.0\napi: 1\nauthority: national\n"
		"parameters:\n"
		"  floor: {title: {zh: 甲, en: A}, type: money, dated_by: as_of,\n"
		"    values: [{from: null, value: 10.00, basis: l1}]}\n");
	folder_write(f, "p/rules/r.lua",
		"return rule {\n"
		"  title = {zh = \"甲\", en = \"A\"}, law = {\"l1\"}, subject = \"property\",\n"
		"  kind = \"restitution\", level = \"warning\", when = {status = \"recovered\"},\n"
		"  message = {zh = \"已追回{sum}\", en = \"recovered {sum}\"},\n"
		"  check = function(item)\n"
		"    if item.amount >= param.floor then return finding {sum = item.amount} end\n"
		"  end,\n"
		"}\n");
}

static inline void court_policies(folder *f, const char *profile)
{
	court_files(f, profile);
	if (folder_load(f))
		fail_msg("%s", f->text);
}

/* The record of a dossier in YAML; the caller frees the bytes. */
static inline az_record record_of(const char *yaml)
{
	az_arena *arena = az_arena_new();
	az_problems *problems = az_problems_new(1);
	az_dossier *dossier = az_dossier_new(NULL);
	az_buffer bytes = {0};
	az_error error;
	az_record record;
	assert_true(arena && problems && dossier);
	const az_doc *doc = az_doc_yaml(arena, "t.yaml", yaml, strlen(yaml), NULL, problems);
	if (!doc || !az_dossier_read(dossier, doc, "t.yaml", problems) ||
		!az_dossier_freeze(dossier, &bytes, problems)) {
		char line[1200] = "no record";
		if (az_problems_at(problems, 0))
			az_problem_format(az_problems_at(problems, 0), line, sizeof line);
		fail_msg("%s", line);
	}
	assert_int_equal(az_record_open(&record, bytes.bytes, bytes.length, &error), ASSIZE_OK);
	az_dossier_free(dossier);
	az_problems_free(problems);
	az_arena_free(arena);
	return record;
}

/* A dossier with that key and `items` property items, every second of them mostly above the
 * floor. */
static inline az_record record_with(const char *key, unsigned items)
{
	az_buffer yaml = {0};
	az_buffer_printf(&yaml, "key: %s\nproperty:\n", key);
	for (unsigned i = 0; i < items; i++)
		az_buffer_printf(
			&yaml, "  - {key: P%u, status: recovered, amount: %u.00}\n", i + 1, i % 2 ? i * 7 : 1);
	if (!items)
		az_buffer_string(&yaml, "  []\n");
	az_buffer_u8(&yaml, 0);
	assert_false(yaml.failed);
	az_record record = record_of((const char *)yaml.bytes);
	az_buffer_free(&yaml);
	return record;
}

static inline void record_free(az_record *record)
{
	free((void *)(uintptr_t)record->bytes);
}

#ifdef AZ_SANITIZE
static const bool sanitized = true;
#else
static const bool sanitized = false;
#endif

/* Opens a pool or fails the test with what it says. */
static inline az_pool *pool_of(
	const az_policies *policies, const char *name, const az_pool_options *wanted)
{
	char path[600];
	az_error error;
	az_pool *pool = NULL;
	az_pool_options options = *wanted;
	program(path, sizeof path, name);
	options.worker_path = path;
	options.sanitized = sanitized;
	az_error_clear(&error);
	if (az_pool_open(&pool, policies, &options, &error))
		fail_msg("%s: %s", error.where, error.text);
	return pool;
}

/* Puts all records through the pool and appends every block, after its length, to `out`; the tags
 * are checked to come in order. */
static inline void run_all(az_pool *pool, const az_record *records, size_t count, az_buffer *out)
{
	az_error error;
	size_t put = 0, taken = 0;
	az_error_clear(&error);
	while (taken < count) {
		while (put < count && !az_pool_full(pool)) {
			if (az_pool_put(pool, AS_OF, &records[put], put + 1000, &error))
				fail_msg("%s", error.text);
			put++;
		}
		uint64_t tag;
		const unsigned char *block;
		size_t length;
		assize_status status;
		assert_true(az_pool_take(pool, &tag, &block, &length, &status, &error));
		if (status)
			fail_msg("%s: %s", error.where, error.text);
		assert_int_equal(tag, taken + 1000);
		az_buffer_block(out, block, length);
		taken++;
	}
	assert_false(out->failed);
}

#endif
