/*
 * Explanations through the public interface: what may be asked, what is refused, and that a page comes
 * in one piece. What the pages say is specified in explain_test.py, with golden files.
 */
#include "small_world.h"

#include <time.h>

#define FIRST "（2026）闽0203刑初1号"
#define SECOND "（2026）闽0203刑初2号"

static assize_explain_options ask(world *w, const char *key, const char *rule, const char *subject)
{
	return (assize_explain_options){.size = sizeof(assize_explain_options),
		.isolation = ASSIZE_ISOLATION_IN_PROCESS,
		.case_key = key,
		.rule = rule,
		.subject = subject,
		.lang = ASSIZE_EN,
		.writer = world_writer(w)};
}

static void explain(world *w, const char *key, const char *rule, const char *subject)
{
	assize_explain_options options = ask(w, key, rule, subject);
	world_done(w, assize_store_explain(w->store, &options));
}

static int audited(void **state)
{
	int failed = world_make(state);
	if (!failed)
		world_audit(*state, "2026-10-31");
	return failed;
}

static void a_finding_is_explained_by_its_comparison(void **state)
{
	world *w = *state;
	explain(w, FIRST, "kept", "property.P1");
	assert_has(w->text, "Result: a finding (restitution, warning)");
	assert_has(w->text, "kept = 72 (property.P1.recovered_on (recovered on) = 2026-08-20), "
						"param.days (Limit) = 30 days, 72 > 30 holds");
	assert_has(w->text, "property.P1.recovered_on (recovered on) = 2026-08-20 -> 2026-10-01");
	assert_has(w->text, "This is advice.");
}

static void what_is_unknown_is_named(void **state)
{
	world *w = *state;
	explain(w, FIRST, "kept", "property.P2");
	assert_has(w->text, "Result: not evaluated");
	assert_has(w->text, "property.P2.recovered_on (recovered on) = unknown");
	assert_has(w->text, "unknown -> 2026-09-30: then it also needs property.P2.amount (amount)");
	assert_has(w->text, "unknown -> 2026-10-31: there is none");
}

static void a_birth_is_neither_shown_nor_varied(void **state)
{
	world *w = *state;
	explain(w, FIRST, "born", "defendant.D1");
	assert_has_not(w->text, "1991");
	assert_has(w->text, "defendant.D1.birth_on (born on) = ***");
	assert_has(w->text, "are not varied");
}

static void both_sides_stand_on_a_page(void **state)
{
	world *w = *state;
	explain(w, FIRST, "a/leader", "defendant.D1");
	assert_has(w->text, "The other side: leniency");
	assert_has(w->text, "Birth (b/born): the birth is known");
	assert_has(w->text, "Looked for and not found:\n    Held (b/seized)");
	explain(w, SECOND, "b/seized", "defendant.D1");
	assert_has(w->text, "The other side: priority");
	assert_has(w->text, "Looked for and not found:\n    Leader (a/leader)");
}

static void a_case_is_named_with_any_brackets(void **state)
{
	world *w = *state;
	explain(w, "2026闽0203刑初1号", "kept", NULL);
	assert_has(w->text, "property.P1");
	assert_has(w->text, "\n----\n");
	assert_has(w->text, "property.P2");
}

static void a_case_without_the_subject_says_so(void **state)
{
	world *w = *state;
	explain(w, "X-1", "kept", NULL);
	assert_has(w->text, "the case has none");
}

static void a_question_needs_a_finding_or_a_case_and_a_rule(void **state)
{
	world *w = *state;
	assize_explain_options options = ask(w, FIRST, NULL, NULL);
	world_refused(
		w, assize_store_explain(w->store, &options), ASSIZE_ERROR_USAGE, "a case and a rule");
	options = ask(w, FIRST, "kept", NULL);
	options.finding = "abcd";
	world_refused(
		w, assize_store_explain(w->store, &options), ASSIZE_ERROR_USAGE, "a case and a rule");
	options.finding = NULL;
	options.isolation = ASSIZE_ISOLATION_NONE_NAMED;
	world_refused(w, assize_store_explain(w->store, &options), ASSIZE_ERROR_USAGE, "isolation");
}

static void what_is_not_there_is_refused_with_the_nearest(void **state)
{
	world *w = *state;
	assize_explain_options options = ask(w, FIRST, "a/kep", NULL);
	world_refused(w, assize_store_explain(w->store, &options), ASSIZE_ERROR_MISSING, "kept");
	options = ask(w, FIRST, "kept", "property.P7");
	world_refused(w, assize_store_explain(w->store, &options), ASSIZE_ERROR_MISSING, "property.P7");
	options = ask(w, FIRST, "kept", "defendant.D1");
	world_refused(w, assize_store_explain(w->store, &options), ASSIZE_ERROR_USAGE, "each property");
	options = ask(w, "（2026）闽0203刑初7号", "kept", NULL);
	world_refused(w, assize_store_explain(w->store, &options), ASSIZE_ERROR_MISSING, "闽0203");
}

static int refuse(void *context, const char *bytes, size_t length)
{
	(void)context;
	(void)bytes;
	(void)length;
	return 1;
}

static void a_full_disk_is_an_error(void **state)
{
	world *w = *state;
	assize_explain_options options = ask(w, FIRST, "kept", "property.P1");
	options.writer = (assize_writer){refuse, NULL};
	world_refused(w, assize_store_explain(w->store, &options), ASSIZE_ERROR_STORE, "takes no more");
}

static double now_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

/* Store and policies are opened in the call too; the bound leaves room for slow machines. */
static void a_page_is_made_at_once(void **state)
{
	world *w = *state;
	double start = now_ms();
	explain(w, FIRST, "kept", "property.P2");
	assert_true(now_ms() - start < 500);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_finding_is_explained_by_its_comparison),
		cmocka_unit_test(what_is_unknown_is_named),
		cmocka_unit_test(a_birth_is_neither_shown_nor_varied),
		cmocka_unit_test(both_sides_stand_on_a_page),
		cmocka_unit_test(a_case_is_named_with_any_brackets),
		cmocka_unit_test(a_case_without_the_subject_says_so),
		cmocka_unit_test(a_question_needs_a_finding_or_a_case_and_a_rule),
		cmocka_unit_test(what_is_not_there_is_refused_with_the_nearest),
		cmocka_unit_test(a_full_disk_is_an_error),
		cmocka_unit_test(a_page_is_made_at_once),
	};
	return cmocka_run_group_tests_name("explain", tests, audited, world_free);
}
