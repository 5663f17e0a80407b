/*
 * For the tests of the policy language: a policy of one rule and a dossier, evaluated in this process,
 * and the outcomes as one text a line.
 */
#ifndef TESTS_HOST_EVALUATE_H
#define TESTS_HOST_EVALUATE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "audit/finding.h"
#include "exchange/doc/doc.h"
#include "exchange/dossier/read.h"
#include "host/host.h"
#include "model/path.h"

static const char test_law[] =
	"cl-64: {title: {zh: 刑法第六十四条, en: Criminal Law art. 64}, verified: true}\n";

static const char test_policy[] =
	"policy: p\nversion: 1.0.0\napi: 1\nauthority: national\n"
	"reads_personal: {defendant.birth_on: 年龄}\n"
	"parameters:\n"
	"  days: {title: {zh: 天数, en: days}, type: days, dated_by: as_of,\n"
	"    values: [{from: 2020-01-01, value: 30, basis: cl-64}]}\n"
	"  amount: {title: {zh: 金额, en: amount}, type: money, dated_by: case.offence_to,\n"
	"    lenient: {act: case.offence_to, judged: case.concluded_on, lighter: higher},\n"
	"    values: [{from: 2020-01-01, value: 3000.00, basis: cl-64},\n"
	"      {from: 2026-01-01, value: 5000.00, basis: cl-64}]}\n"
	"  part: {title: {zh: 比例, en: part}, type: ratio, dated_by: as_of,\n"
	"    values: [{from: 2020-01-01, value: 0.8, basis: cl-64}]}\n";

static const char test_profile[] = "profile: t\npolicies: [p]\ngrants: {p: [年龄]}\n";

static const char test_dossier[] =
	"key: K-1\n"
	"case: {telecom: true, offence_from: 2024-11-02, offence_to: 2025-06, concluded_on: "
	"2026-07-15,\n"
	"  filed_on: 2026-02-17, loss_total: 5000.00, overseas_group: 不详, group_size: n/a}\n"
	"defendants:\n"
	"  - {key: D1, name: 甲, birth_on: 2008-09-02, roles: [organizer, caller], gain: 3000.00,\n"
	"     charges: [{charge: fraud, amount: 5000.00}], joined_on: 2025-03,\n"
	"     outcome: {months: 10, fine: n/a}}\n"
	"  - {key: D2, birth_on: 2008, roles: [], charges: []}\n"
	"victims: [{key: V1, loss: 4000.00}, {key: V2, loss: 1000.00}]\n"
	"payments: [{key: T1, debtor: D1, kind: repay_loss, purpose: victim, amount: 100.00, payee: "
	"V1}]\n";

typedef struct world {
	az_bundle *bundle;
	az_policies *policies;
	az_buffer bytes; /* of the record */
	az_record record;
	az_host *host;
	char problem[1200]; /* why the policy did not load */
} world;

static inline void world_dossier(world *w, const char *yaml)
{
	az_arena *arena = az_arena_new();
	az_problems *problems = az_problems_new(10);
	az_dossier *dossier = az_dossier_new(NULL);
	az_doc *doc = az_doc_yaml(arena, "dossier.yaml", yaml, strlen(yaml), NULL, problems);
	if (!doc || !az_dossier_read(dossier, doc, "dossier.yaml", problems) ||
		!az_dossier_freeze(dossier, &w->bytes, problems)) {
		char text[512] = "no memory";
		if (az_problems_at(problems, 0))
			az_problem_format(az_problems_at(problems, 0), text, sizeof text);
		fail_msg("%s", text);
	}
	assert_int_equal(az_record_open(&w->record, w->bytes.bytes, w->bytes.length, NULL), ASSIZE_OK);
	az_dossier_free(dossier);
	az_problems_free(problems);
	az_arena_free(arena);
}

/* A policy whose only rule is `rule`; false with w->problem when it does not load. */
static inline bool world_open(world *w, const char *rule, const az_limits *limits, bool traced)
{
	const az_bundle_content contents[] = {
		{"profile.yaml", test_profile, strlen(test_profile)},
		{"law.yaml", test_law, strlen(test_law)},
		{"p/policy.yaml", test_policy, strlen(test_policy)},
		{"p/rules/r.lua", rule, strlen(rule)},
	};
	az_error error = {0};
	az_problems *problems = az_problems_new(4);
	memset(w, 0, sizeof *w);
	assert_int_equal(az_bundle_of(&w->bundle, "profile.yaml", contents, 4, &error), ASSIZE_OK);
	assize_status status = az_policies_load(&w->policies, w->bundle, problems);
	if (status)
		az_problem_format(az_problems_at(problems, 0), w->problem, sizeof w->problem);
	az_problems_free(problems);
	if (!status) {
		status = az_host_open(&w->host, w->policies, limits, traced, &error);
		if (status)
			az_error_format(&error, ASSIZE_EN, w->problem, sizeof w->problem);
	}
	return !status;
}

static inline void world_close(world *w)
{
	az_host_close(w->host);
	az_policies_free(w->policies);
	az_bundle_free(w->bundle);
	az_buffer_free(&w->bytes);
}

static inline void put_fact(const world *w, az_fact fact, az_buffer *out)
{
	const az_field *field;
	const az_extension *extension;
	if (!fact.node)
		return;
	const char *name = az_fact_name(w->policies, &w->record, fact, &field, &extension);
	az_path_field(&w->record, fact.node, name, out);
}

static inline void put_outcome(const world *w, const az_outcome *outcome, az_buffer *out)
{
	az_path_node(&w->record, outcome->subject, out);
	if (!outcome->is_finding) {
		az_buffer_printf(out, ": %s ", az_cause_name(outcome->cause));
		put_fact(w, outcome->field, out);
		az_buffer_bytes(out, outcome->text, outcome->text_length);
		if (outcome->line)
			az_buffer_printf(out, " (line %u)", outcome->line);
	} else {
		az_buffer_string(out, ": finding");
		if (outcome->key_length)
			az_buffer_printf(out, " [%.*s]", (int)outcome->key_length, outcome->key);
		for (uint8_t i = 0; i < outcome->given_count; i++) {
			const az_given *given = &outcome->given[i];
			az_buffer_printf(out, " %.*s=", (int)given->name_length, given->name);
			az_given_plain(given, out);
		}
	}
	az_buffer_char(out, '\n');
}

/* Evaluates and appends the outcomes' texts, and a block of the very bytes to `block`. */
static inline void world_run(world *w, int32_t as_of, az_buffer *block, az_buffer *text)
{
	az_request request = {.record = w->record, .as_of = as_of};
	az_error error = {0};
	size_t start = block->length;
	assert_int_equal(az_host_evaluate(w->host, &request, block, &error), ASSIZE_OK);
	assert_true(
		az_outcomes_check(w->policies, &w->record, block->bytes + start, block->length - start));
	az_outcome_reader reader;
	az_outcome outcome;
	az_outcomes_open(&reader, w->policies, &w->record, block->bytes + start, block->length - start);
	while (az_outcomes_next(&reader, &outcome))
		put_outcome(w, &outcome, text);
}

#endif
