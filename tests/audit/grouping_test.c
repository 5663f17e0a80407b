/*
 * Rows on their way into groups, as bytes: every cut and every changed byte of a dossier's block, of a
 * group and of its members is refused or read, and never more than that; groups that are too large.
 */
#include "../host/evaluate.h"

#include "audit/group/grouping.h"
#include "audit/group/members.h"

static const int32_t AS_OF = 20757; /* 2026-10-31 */

static const char rule[] =
	"return rule { title = {zh = '一', en = 'one'}, law = {'cl-64'}, subject = 'group',\n"
	"  kind = 'restitution', level = 'warning', group_by = 'case.loss_key',\n"
	"  message = {zh = '{n}', en = '{n}'},\n"
	"  collect = function(case)\n"
	"    return {n = 1, part = ratio(1, 3), on = case.filed_on, text = 'x', floor = param.days}\n"
	"  end,\n"
	"  check = function(group) return finding {n = #group.rows} end,\n"
	"}\n";

static const char dossier[] = "key: K-1\ncase: {loss_key: L-1, filed_on: 2026-01-05}\n";

typedef struct made {
	world w;
	az_buffer block;
	az_grouping *grouping;
	az_grouped group;
} made;

static void make(made *m)
{
	az_error error = {0};
	az_buffer text = {0};
	memset(m, 0, sizeof *m);
	assert_true(world_open(&m->w, rule, NULL, false));
	world_dossier(&m->w, dossier);
	world_run(&m->w, AS_OF, &m->block, &text);
	az_buffer_free(&text);
	assert_int_equal(az_grouping_open(&m->grouping, m->w.policies, NULL, &error), ASSIZE_OK);
	assert_int_equal(
		az_grouping_add(m->grouping, &m->w.record, 7, m->block.bytes, m->block.length, &error),
		ASSIZE_OK);
	assert_int_equal(az_grouping_next(m->grouping, &m->group, &error), ASSIZE_OK);
}

static void unmake(made *m)
{
	az_grouping_close(m->grouping);
	az_buffer_free(&m->block);
	world_close(&m->w);
}

/* Judges copies of the bytes: cut at every place, and with every byte changed. How many were taken. */
typedef bool judge_fn(const made *m, const void *bytes, size_t length);

static size_t damage(const made *m, const az_buffer *of, judge_fn *judge)
{
	size_t taken = 0;
	for (size_t cut = 0; cut < of->length; cut++) {
		unsigned char *copy = malloc(cut ? cut : 1);
		memcpy(copy, of->bytes, cut);
		taken += judge(m, copy, cut);
		free(copy);
	}
	for (size_t at = 0; at < of->length; at++) {
		for (unsigned change = 1; change < 256; change += 50) {
			unsigned char *copy = malloc(of->length);
			memcpy(copy, of->bytes, of->length);
			copy[at] = (unsigned char)(copy[at] + change);
			judge(m, copy, of->length);
			free(copy);
		}
	}
	return taken;
}

static bool judge_block(const made *m, const void *bytes, size_t length)
{
	return az_outcomes_check(m->w.policies, &m->w.record, bytes, length);
}

static bool judge_group(const made *m, const void *bytes, size_t length)
{
	az_group group;
	bool read = az_group_open(&group, m->w.policies, bytes, length);
	az_group_close(&group);
	return read;
}

static bool judge_members(const made *m, const void *bytes, size_t length)
{
	(void)m;
	az_members members;
	uint32_t member;
	bool read = az_members_read(&members, bytes, length);
	for (uint32_t i = 0; read && i < members.fact_count; i++) {
		az_member_fact(&members, i, &member);
		az_member_sequence(&members, member);
	}
	return read;
}

static void damaged_bytes_are_refused(void **state)
{
	(void)state;
	made m;
	make(&m);
	assert_true(judge_block(&m, m.block.bytes, m.block.length));
	assert_true(judge_group(&m, m.group.group->bytes, m.group.group->length));
	assert_true(judge_members(&m, m.group.members->bytes, m.group.members->length));
	assert_int_equal(damage(&m, &m.block, judge_block), 0);
	assert_int_equal(damage(&m, m.group.group, judge_group), 0);
	assert_int_equal(damage(&m, m.group.members, judge_members), 0);
	unmake(&m);
}

static void members_say_who_is_in_it_and_what_was_read(void **state)
{
	(void)state;
	made m;
	az_members members;
	uint32_t member = 9;
	make(&m);
	assert_true(az_members_read(&members, m.group.members->bytes, m.group.members->length));
	assert_int_equal(members.count, 1);
	assert_true(az_members_hold(&members, 7));
	assert_false(az_members_hold(&members, 8));
	assert_int_equal(members.fact_total, 2); /* the key, and filed_on */
	assert_int_equal(az_member_fact(&members, 1, &member).node, az_record_root(&m.w.record));
	assert_int_equal(member, 0);
	unmake(&m);
}

/* The parameters that collect used stand beside the group's outcome. */
static void what_collect_used_is_evidence_of_the_group(void **state)
{
	(void)state;
	made m;
	az_error error = {0};
	az_buffer block = {0};
	az_outcome outcome;
	az_outcome_reader reader;
	make(&m);
	az_request request = {
		.record = az_record_trusted(m.group.record->bytes, m.group.record->length),
		.group = m.group.group->bytes,
		.group_length = m.group.group->length,
		.as_of = AS_OF};
	assert_int_equal(az_host_evaluate(m.w.host, &request, &block, &error), ASSIZE_OK);
	az_outcomes_open(&reader, m.w.policies, &request.record, block.bytes, block.length);
	assert_true(az_outcomes_next(&reader, &outcome));
	assert_int_equal(outcome.used_count, 1);
	assert_string_equal(
		m.w.policies->rules[0]->policy->parameters[az_outcome_used(&outcome, 0).parameter].name,
		"days");
	az_buffer_free(&block);
	unmake(&m);
}

/* A group of more rows than a rule is given holds none, and is not evaluated. */
static void a_group_that_is_too_large_is_not_evaluated(void **state)
{
	(void)state;
	made m;
	az_row row;
	az_error error = {0};
	az_outcome outcome;
	az_outcome_reader reader;
	az_buffer bytes = {0}, block = {0};
	make(&m);
	az_outcomes_open(&reader, m.w.policies, &m.w.record, m.block.bytes, m.block.length);
	assert_true(az_rows_next(&reader, &row));
	az_group_begin(&bytes, row.rule, "L-1", 3, false);
	for (int i = 0; i <= AZ_GROUP_ROWS_MOST; i++) {
		char key[16];
		int length = snprintf(key, sizeof key, "K-%06d", i);
		const az_member_name member = {key, (uint32_t)length, "case", 4};
		az_group_add(&bytes, &member, &row);
	}
	assert_true(bytes.length < 100);
	az_request request = {
		.record = az_record_trusted(m.group.record->bytes, m.group.record->length),
		.group = bytes.bytes,
		.group_length = bytes.length,
		.as_of = AS_OF};
	assert_int_equal(az_host_evaluate(m.w.host, &request, &block, &error), ASSIZE_OK);
	az_outcomes_open(&reader, m.w.policies, &request.record, block.bytes, block.length);
	assert_true(az_outcomes_next(&reader, &outcome));
	assert_false(outcome.is_finding);
	assert_int_equal(outcome.cause, AZ_CAUSE_BUDGET);
	assert_memory_equal(outcome.text, "the group has more rows", 23);
	az_buffer_free(&bytes);
	az_buffer_free(&block);
	unmake(&m);
}

/* A dossier whose worker was lost leaves rows that are not known, so that its groups know. */
static void a_lost_dossier_is_an_unknown_row_of_its_group(void **state)
{
	(void)state;
	made m;
	az_row row;
	az_row_body body;
	az_outcome_reader reader;
	az_buffer block = {0};
	make(&m);
	az_outcomes_lost(m.w.policies, &m.w.record, AZ_CAUSE_WORKER, "gone", &block);
	assert_true(az_outcomes_check(m.w.policies, &m.w.record, block.bytes, block.length));
	az_outcomes_open(&reader, m.w.policies, &m.w.record, block.bytes, block.length);
	assert_true(az_rows_next(&reader, &row));
	assert_memory_equal(row.key, "L-1", 3);
	assert_true(az_row_body_read(&body, row.body, row.body_length));
	assert_int_equal(body.cause, AZ_CAUSE_WORKER);
	az_buffer_free(&block);
	unmake(&m);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(damaged_bytes_are_refused),
		cmocka_unit_test(members_say_who_is_in_it_and_what_was_read),
		cmocka_unit_test(what_collect_used_is_evidence_of_the_group),
		cmocka_unit_test(a_group_that_is_too_large_is_not_evaluated),
		cmocka_unit_test(a_lost_dossier_is_an_unknown_row_of_its_group),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
