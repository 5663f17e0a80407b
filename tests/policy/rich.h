/*
 * For the tests of rules, templates and conditions: a folder with more in it, and rules in one
 * line.
 */
#ifndef AZ_TESTS_POLICY_RICH_H
#define AZ_TESTS_POLICY_RICH_H

#include "folder.h"

/* A profile with fields of a province and parameters of several kinds, for rules to use. */
static inline void rich_base(folder *f)
{
	folder_base(f);
	folder_write(f, "profile.yaml", "profile: test\npolicies: [p]\nfields: [fields.yaml]\n");
	folder_write(f, "fields.yaml",
		"fields: zj\n"
		"entities:\n"
		"  defendant: {beds: {type: count, sensitivity: open, title: {zh: 床位, en: beds}}}\n"
		"  property:\n"
		"    size:\n"
		"      type: code\n"
		"      sensitivity: open\n"
		"      title: {zh: 大小, en: size}\n"
		"      codes: {large: {number: 1, zh: 大, en: large}, small: {number: 2, zh: 小, en: "
		"small}}\n");
	folder_write(f, "p/policy.yaml",
		"policy: p\nversion: 1.0.0\napi: 1\nauthority: national\n"
		"parameters:\n"
		"  days: {title: {zh: 甲, en: A}, type: days, dated_by: as_of,\n"
		"    values: [{from: null, value: 1, basis: l1}]}\n"
		"  months: {title: {zh: 甲, en: A}, type: months, dated_by: as_of,\n"
		"    values: [{from: null, value: 1, basis: l1}]}\n"
		"  floor: {title: {zh: 甲, en: A}, type: money, dated_by: as_of,\n"
		"    values: [{from: null, value: 1, basis: l1}]}\n"
		"  joined: {title: {zh: 甲, en: A}, type: money, dated_by: defendant.joined_on,\n"
		"    values: [{from: null, value: 1, basis: l1}]}\n"
		"  grave: {title: {zh: 甲, en: A}, type: codes, vocabulary: charge, dated_by: as_of,\n"
		"    values: [{from: null, value: [fraud], basis: l1}]}\n");
}

/* A rule with these parts; `more` is what else the header says. */
static inline void write_rule(
	folder *f, const char *subject, const char *when, const char *message, const char *more)
{
	char text[4096];
	snprintf(text, sizeof text,
		"return rule {\n"
		"title = {zh = \"甲\", en = \"A\"},\n"
		"law = {\"l1\"},\n"
		"subject = \"%s\",\n"
		"kind = \"restitution\", level = \"warning\",\n"
		"when = {%s},\n"
		"message = {zh = \"%s\", en = \"%s\"},\n"
		"%s}\n",
		subject, when, message, message, more);
	folder_write(f, "p/rules/r.lua", text);
}

/* The first problem of a folder that was loaded. */
static inline void check_first(folder *f, const char *about, const char *said)
{
	char *end = strchr(f->text, '\n');
	if (end)
		*end = '\0';
	if (strcmp(f->text, said) != 0)
		print_error("%s\nsaid:     %s\nexpected: %s\n", about, f->text, said);
	assert_string_equal(f->text, said);
}

#endif
