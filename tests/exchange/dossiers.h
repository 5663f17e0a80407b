/* What the tests of this room share: documents and dossiers from text, and problems as text. */
#ifndef AZ_TESTS_DOSSIERS_H
#define AZ_TESTS_DOSSIERS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/hash.h"

#include "exchange/dossier/read.h"
#include "exchange/dossier/write.h"

typedef struct bench {
	az_arena *arena;
	az_problems *problems;
	az_dossier *dossier;
	const az_schema *schema;
	az_buffer record;
	az_buffer text;
} bench;

static inline bench *bench_new(const az_schema *schema)
{
	bench *b = test_calloc(1, sizeof *b);
	b->arena = az_arena_new();
	b->problems = az_problems_new(50);
	b->schema = schema;
	b->dossier = az_dossier_new(schema);
	assert_true(b->arena && b->problems && b->dossier);
	return b;
}

static inline void bench_free(bench *b)
{
	az_buffer_free(&b->record);
	az_buffer_free(&b->text);
	az_dossier_free(b->dossier);
	az_problems_free(b->problems);
	az_arena_free(b->arena);
	test_free(b);
}

static inline const az_doc *bench_doc(bench *b, const char *yaml)
{
	const az_doc *doc = az_doc_yaml(b->arena, "t.yaml", yaml, strlen(yaml), NULL, b->problems);
	if (!doc) {
		char line[1200] = "no document";
		if (az_problems_at(b->problems, 0))
			az_problem_format(az_problems_at(b->problems, 0), line, sizeof line);
		fail_msg("%s", line);
	}
	return doc;
}

/* All problems, a line each. */
static inline const char *bench_problems(bench *b)
{
	az_buffer_clear(&b->text);
	for (size_t i = 0; az_problems_at(b->problems, i); i++) {
		char line[1200];
		az_problem_format(az_problems_at(b->problems, i), line, sizeof line);
		az_buffer_string(&b->text, line);
		az_buffer_char(&b->text, '\n');
	}
	az_buffer_u8(&b->text, 0);
	return (const char *)b->text.bytes;
}

/* Reads and freezes a dossier; false leaves problems. */
static inline bool bench_read(bench *b, const char *yaml)
{
	az_problems_clear(b->problems);
	az_dossier_reset(b->dossier);
	az_buffer_clear(&b->record);
	return az_dossier_read(b->dossier, bench_doc(b, yaml), "t.yaml", b->problems) &&
		   az_dossier_freeze(b->dossier, &b->record, b->problems);
}

static inline az_record bench_record(bench *b)
{
	az_record record;
	az_error error;
	az_error_clear(&error);
	assert_int_equal(az_record_open(&record, b->record.bytes, b->record.length, &error), ASSIZE_OK);
	return record;
}

/* The frozen dossier as JSON, without the newline. */
static inline const char *bench_json(bench *b, bool masked)
{
	const az_write_options options = {.masked = masked, .schema = b->schema};
	az_record record = bench_record(b);
	az_buffer_clear(&b->text);
	az_dossier_write_json(&record, &options, &b->text);
	assert_false(b->text.failed);
	b->text.bytes[b->text.length - 1] = '\0';
	return (const char *)b->text.bytes;
}

static inline void assert_dossier(bench *b, const char *yaml, const char *json)
{
	if (!bench_read(b, yaml))
		fail_msg("%s", bench_problems(b));
	assert_string_equal(bench_json(b, false), json);
}

static inline void assert_refused(bench *b, const char *yaml, const char *problems)
{
	assert_false(bench_read(b, yaml));
	assert_string_equal(bench_problems(b), problems);
}

/* The dossier of the design, which uses every list. */
static const char *const example =
	"key: （2026）闽0203刑初88号\n"
	"case: {number: （2026）闽0203刑初88号, court: 厦门市思明区人民法院, stage: enforcement,\n"
	"  filed_on: 2026-02-17, accepted_on: 2026-02-20, concluded_on: 2026-07-15,\n"
	"  effective_on: 2026-07-28, offence_from: 2024-11-02, offence_to: 2025-06,\n"
	"  group_key: 缅北-07, loss_key: 缅北-07-A, overseas_group: true, cross_border: true,\n"
	"  telecom: true, means: [voice_call, fake_app], loss_total: 862400.00,\n"
	"  notes: \"two\\nlines: 'and' \\\"quotes\\\"\"}\n"
	"defendants:\n"
	"  - {key: D1, name: 林某甲, birth_on: 1991-04-23, roles: [backbone, score_running],\n"
	"     participation: principal, used_groups: [student], gain: 210000.00,\n"
	"     loss_share: 862400.00, coercion_signs: [], ability: partly,\n"
	"     ability_amount: 246000.00, ability_basis: 冻结存款与家属代管, willingness: declared,\n"
	"     charges: [{charge: fraud, article: \"266\", state: convicted}],\n"
	"     circumstances: [{kind: confession, evidence: 卷三第41页}],\n"
	"     outcome: {penalty: fixed_term, months: 126, probation_months: n/a, fine: 150000.00,\n"
	"       restitution_ordered: 862400.00, joint_with: [D2]}}\n"
	"  - {key: D2, name: 陈某乙, birth_on: 2007-09-02, roles: [card_seller],\n"
	"     participation: accessory, gain: 3000.00, coercion_signs: [passport_held],\n"
	"     ability: unable, statuses: [student], charges: [{charge: aiding, article: 287-2}],\n"
	"     circumstances: [{kind: surrender, evidence: 卷五第7页}],\n"
	"     outcome: {penalty: fixed_term, months: 10, probation_months: 18, fine: 2000.00}}\n"
	"victims: [{key: V1, name: 王某某, categories: [elderly], loss: 480000.00,\n"
	"           grave_result: false}, {key: V2, name: 李某, loss: 62400.00}]\n"
	"property: [{key: P1, kind: deposit, owner: D1, measure: freeze, measured_on: 2025-07-01,\n"
	"            expires_on: 2026-06-30, amount: 186000.00, status: recovered,\n"
	"            recovered_on: 2026-08-20, victims: [V1, V2]}]\n"
	"payments: [{key: T1, debtor: D2, payer: family, kind: repay_loss, stage: review,\n"
	"            paid_on: 2026-01-10, amount: 12000.00, payee: V2}]\n"
	"recovery: [{key: R1, stage: investigation, kind: freeze, acted_on: 2025-07-01,\n"
	"            property: P1, amount: 186000.00}]\n"
	"orders: []\n"
	"enforcement: [{key: E1, obligation: restitution, debtor: D1, due_on: 2026-08-28,\n"
	"               filed_on: 2026-10-09, amount: 790400.00, performed: 0.00,\n"
	"               state: executing, measures: [query]}]\n"
	"proceedings: [{key: N1, number: （2026）闽0203刑初88号, court: 厦门市思明区人民法院,\n"
	"               stage: first_instance, from: 2026-02-20, to: 2026-07-15,\n"
	"               result: convicted}]\n";

#endif
