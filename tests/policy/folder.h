/*
 * For the tests of this room: a temporary folder of policy files, loaded, with the problems as
 * text.
 */
#ifndef AZ_TESTS_POLICY_FOLDER_H
#define AZ_TESTS_POLICY_FOLDER_H

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

#include "base/arena.h"
#include "policy/policy.h"

typedef struct folder {
	char root[64];
	az_problems *problems;
	az_bundle *bundle;
	az_policies *policies;
	char text[8192]; /* the problems, a line each, without the root */
} folder;

/* A file of a folder, relative to it. */
typedef struct file_text {
	const char *path;
	const char *text;
} file_text;

/* A whole, small profile: one policy `p` with one rule `r`. */
static const file_text BASE[] = {
	{"profile.yaml", "profile: test\npolicies: [p]\n"},
	{"law.yaml",
		"l1: {title: {zh: 甲法, en: Law one}}\n"
		"l2: {title: {zh: 乙法, en: Law two}, in_force: [1997-10-01, null], verified: true}\n"},
	{"p/policy.yaml", "policy: p\nversion: 1.0.0\napi: 1\nauthority: national\n"},
	{"p/rules/r.lua",
		"return rule {\n"
		"  title = {zh = \"甲\", en = \"A\"}, law = {\"l1\"}, subject = \"property\",\n"
		"  kind = \"restitution\", level = \"warning\", when = {status = \"recovered\"},\n"
		"  message = {zh = \"已追回{amount}\", en = \"recovered {amount}\"},\n"
		"}\n"},
};

static inline void folder_make(folder *f)
{
	memset(f, 0, sizeof *f);
	snprintf(f->root, sizeof f->root, "/tmp/assize-policy-XXXXXX");
	assert_non_null(mkdtemp(f->root));
	f->problems = az_problems_new(100);
	assert_non_null(f->problems);
}

static inline void folder_write(const folder *f, const char *path, const char *text)
{
	char full[512];
	snprintf(full, sizeof full, "%s/%s", f->root, path);
	for (char *slash = strchr(full + strlen(f->root) + 1, '/'); slash;
		 slash = strchr(slash + 1, '/')) {
		*slash = '\0';
		mkdir(full, 0700);
		*slash = '/';
	}
	FILE *out = fopen(full, "w");
	assert_non_null(out);
	assert_int_equal(fwrite(text, 1, strlen(text), out), strlen(text));
	assert_int_equal(fclose(out), 0);
}

static inline void folder_delete(const folder *f, const char *path)
{
	char full[512];
	snprintf(full, sizeof full, "%s/%s", f->root, path);
	assert_int_equal(remove(full), 0);
}

static inline void folder_base(folder *f)
{
	folder_make(f);
	for (size_t i = 0; i < sizeof BASE / sizeof BASE[0]; i++)
		folder_write(f, BASE[i].path, BASE[i].text);
}

/* Appends `line` to the folder's text with every mention of the root taken out. */
static inline void folder_say(folder *f, const char *line)
{
	size_t n = strlen(f->text), root = strlen(f->root);
	if (n && n + 1 < sizeof f->text)
		f->text[n++] = '\n';
	while (*line && n + 1 < sizeof f->text) {
		if (strncmp(line, f->root, root) == 0 && line[root] == '/')
			line += root + 1;
		else
			f->text[n++] = *line++;
	}
	f->text[n] = '\0';
}

/* Reads and loads the folder's profile, and puts what is wrong into its text. */
static inline assize_status folder_load(folder *f)
{
	char path[128], line[2048];
	snprintf(path, sizeof path, "%s/profile.yaml", f->root);
	assize_status status = az_bundle_read(&f->bundle, path, f->problems);
	if (!status)
		status = az_policies_load(&f->policies, f->bundle, f->problems);
	for (size_t i = 0; az_problems_at(f->problems, i); i++) {
		az_problem_format(az_problems_at(f->problems, i), line, sizeof line);
		folder_say(f, line);
	}
	assert_int_equal(status == ASSIZE_OK, f->text[0] == '\0');
	return status;
}

static inline void folder_free(folder *f)
{
	char command[128];
	az_policies_free(f->policies);
	az_bundle_free(f->bundle);
	az_problems_free(f->problems);
	snprintf(command, sizeof command, "rm -rf '%s'", f->root);
	assert_int_equal(system(command), 0);
}

/* Loads the base with one of its files saying `text`, and compares the problems. */
static inline void check_said(const char *path, const char *text, const char *said)
{
	folder f;
	folder_base(&f);
	folder_write(&f, path, text);
	folder_load(&f);
	if (strcmp(f.text, said) != 0)
		print_error("%s\nsaid:     %s\nexpected: %s\n", text, f.text, said);
	assert_string_equal(f.text, said);
	folder_free(&f);
}

/* One mistake and what is said about it. */
typedef struct mistake {
	const char *text;
	const char *said;
} mistake;

static inline void check_mistakes(
	const char *path, const char *before, const mistake *mistakes, size_t count)
{
	char text[4096];
	for (size_t i = 0; i < count; i++) {
		snprintf(text, sizeof text, "%s%s", before, mistakes[i].text);
		check_said(path, text, mistakes[i].said);
	}
}

#endif
