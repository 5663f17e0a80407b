/* Asking a probe and judging what came, with all that a person needs to see why a part failed. */
#include "audit/testing/run.h"

#include <string.h>

#include "base/words.h"
#include "model/path.h"

enum { SIDES_MOST = 20 };

typedef struct judging {
	az_tester *tester;
	const az_probe *probe;
	az_suite *suite;
	az_arena *scratch; /* of this probe */
	az_answers answers;
	az_buffer trace;
	bool silent; /* so far no rule without a part said anything */
} judging;

/* ---- what stands against what ------------------------------------------------------------------- */

/* The buffer's bytes as a text in the tester's arena; the buffer is empty then. */
static const char *keep(judging *j, az_buffer *text)
{
	const char *copy = NULL;
	if (!text->failed)
		copy = az_arena_copy(j->tester->arena, (const char *)text->bytes, text->length);
	az_buffer_free(text);
	return copy;
}

static const char *shown_expected(judging *j, const az_expected *expected)
{
	az_buffer text = {0};
	az_expected_write(expected, &text);
	return keep(j, &text);
}

/* Whether the part says of whom it expects something: then what came says so too. */
static bool names_whom(const az_expectation *expect)
{
	for (size_t i = 0; i < expect->count; i++)
		if (expect->items[i].subject || expect->items[i].group)
			return true;
	return false;
}

static const char *shown_outcome(
	judging *j, const az_expectation *expect, const az_outcomes *came, size_t i)
{
	az_buffer text = {0};
	az_outcome_write(came, i, came->total > 1 || names_whom(expect), &text);
	return keep(j, &text);
}

/* The next outcome that no expected one took, or came->count. */
static size_t next_free(const az_outcomes *came, const size_t *taken_by, size_t from)
{
	while (from < came->count && taken_by[from])
		from++;
	return from;
}

static size_t outcome_of(const az_outcomes *came, const size_t *taken_by, size_t expected)
{
	size_t i = 0;
	while (i < came->count && taken_by[i] != expected + 1)
		i++;
	return i;
}

/* Pairs first, each expected one beside what it fits or what is left; then what nobody expected. */
static size_t fill_sides(judging *j, const az_expectation *expect, const az_outcomes *came,
	const size_t *taken_by, az_contrast *sides)
{
	size_t n = 0, rest = next_free(came, taken_by, 0);
	for (size_t i = 0; i < expect->count && n < SIDES_MOST; i++) {
		size_t its = outcome_of(came, taken_by, i);
		bool same = its < came->count;
		if (!same) {
			its = rest;
			rest = next_free(came, taken_by, rest < came->count ? rest + 1 : rest);
		}
		sides[n].expected = shown_expected(j, &expect->items[i]);
		sides[n].got = its < came->count ? shown_outcome(j, expect, came, its) : NULL;
		sides[n++].same = same;
	}
	while (rest < came->count && n < SIDES_MOST) {
		sides[n++].got = shown_outcome(j, expect, came, rest);
		rest = next_free(came, taken_by, rest + 1);
	}
	if (!expect->count && n)
		sides[0].expected = "none";
	if (!came->total && n)
		sides[0].got = "none";
	return n;
}

static void put_sides(
	judging *j, const az_expectation *expect, const az_outcomes *came, az_tested *verdict)
{
	size_t taken_by[AZ_EXPECTED_MOST + 1];
	az_buffer all = {0};
	az_contrast *sides = az_arena_array(j->tester->arena, SIDES_MOST, sizeof *sides);
	if (!sides)
		return;
	az_expectation_pair(expect, came, taken_by);
	verdict->sides = sides;
	verdict->side_count = fill_sides(j, expect, came, taken_by, sides);
	az_outcomes_write(came, names_whom(expect), &all);
	verdict->paste = keep(j, &all);
}

/* ---- why ---------------------------------------------------------------------------------------- */

static bool is_reason(const az_outcome *outcome)
{
	return !outcome->is_finding && outcome->cause != AZ_CAUSE_UNKNOWN_FIELD;
}

static bool is_same_reason(const az_outcome *a, const az_outcome *b)
{
	return a->cause == b->cause && a->line == b->line && a->text_length == b->text_length &&
		   (!a->text_length || memcmp(a->text, b->text, a->text_length) == 0);
}

static const char *reason(judging *j, const az_rule *rule, const az_outcome *outcome)
{
	az_buffer text = {0};
	bool zh = j->tester->lang == AZ_ZH;
	az_buffer_string(&text, rule->file->shown);
	if (outcome->line)
		az_buffer_printf(&text, ":%u", outcome->line);
	az_buffer_printf(&text, ": %s", az_cause_text(outcome->cause, j->tester->lang));
	char said[AZ_REASON_MOST];
	az_outcome_reason(outcome, j->tester->lang, said);
	if (said[0])
		az_buffer_printf(&text, "%s%s", zh ? "：" : ": ", said);
	return keep(j, &text);
}

/* What a fault or a stop was, once for each text. */
static void put_reasons(
	judging *j, const az_rule *rule, const az_outcomes *came, az_tested *verdict)
{
	const az_outcome *before = NULL;
	const char **reasons = az_arena_array(j->tester->arena, came->count + 1, sizeof *reasons);
	if (!reasons)
		return;
	for (size_t i = 0; i < came->count; i++) {
		const az_outcome *outcome = &came->items[i];
		if (!is_reason(outcome) || (before && is_same_reason(before, outcome)))
			continue;
		before = outcome;
		reasons[verdict->reason_count++] = reason(j, rule, outcome);
	}
	verdict->reasons = reasons;
}

/* ---- paths that a row expects ------------------------------------------------------------------- */

/* True when the record has the field, or the item or list, that the path names. */
static bool is_path(const judging *j, const az_record *record, const char *path)
{
	const char *rest = "";
	az_ref ref = az_path_find(record, path, &rest);
	if (ref && *rest) {
		const az_entity *entity = az_node_entity(record, ref);
		size_t length = strlen(rest);
		return az_field_named(entity, rest, length) ||
			   az_schema_find(&j->tester->policies->schema, entity->id, rest, length);
	}
	if (ref)
		return true;
	/* A single that is unknown: `defendant.D1.outcome`. */
	const char *dot = strrchr(path, '.');
	char *parent = dot ? az_arena_copy(j->scratch, path, (size_t)(dot - path)) : NULL;
	ref = parent ? az_path_find(record, parent, &rest) : 0;
	return ref && !*rest && az_field_named(az_node_entity(record, ref), dot + 1, strlen(dot + 1));
}

/* What is wrong with a path that a part expects. */
static void check_path(const judging *j, const az_expected *expected, const char *whole)
{
	char near_mend[160];
	const char *rest = "", *path = whole, *mend = AZ_N("write a path of the test's dossier");
	const az_test_dossier *of = az_test_dossier_of(&j->probe->dossiers, whole, &path);
	if (of && is_path(j, &of->record, path))
		return;
	az_ref ref = of ? az_path_find(&of->record, path, &rest) : 0;
	const char *near = ref ? az_field_nearest(az_node_entity(&of->record, ref), rest) : NULL;
	if (near) {
		az_problems_mend(
			j->tester->problems, near_mend, sizeof near_mend, "did you mean '%s'?", near);
		mend = near_mend;
	} else if (!of) {
		az_problems_mend(j->tester->problems, near_mend, sizeof near_mend,
			"begin with a dossier of the test, as %s/%s", j->probe->dossiers.items[0].stem, path);
		mend = near_mend;
	}
	az_problems_add(j->tester->problems, expected->place, whole, mend,
		"is expected, and the dossier has no such field or item");
}

/* A part that failed for a mistyped path is told so, with the nearest name. */
static void check_paths(const judging *j, const az_expectation *expect)
{
	for (size_t i = 0; i < expect->count; i++) {
		const az_expected *expected = &expect->items[i];
		const char *path = expected->field ? expected->field : expected->subject;
		if (path)
			check_path(j, expected, path);
	}
}

/* ---- verdicts ----------------------------------------------------------------------------------- */

static assize_status add(judging *j, const az_tested *verdict)
{
	return az_suite_add(j->suite, j->tester->arena, verdict) ? ASSIZE_OK
															 : az_error_memory(j->tester->error);
}

static assize_status judge_rule(judging *j, const az_rule *rule)
{
	static const az_expectation nothing = {0};
	const az_probe_part *part = az_probe_part_of(j->probe, rule);
	const az_expectation *expect = part ? &part->expect : &nothing;
	az_outcomes came;
	if (!az_probe_is_about(j->probe, rule))
		return ASSIZE_OK;
	assize_status status = az_outcomes_read(
		&came, j->scratch, j->tester->policies, &j->answers, rule, j->tester->error);
	if (status)
		return status;
	bool holds = az_expectation_holds(expect, &came);
	j->silent = j->silent && (part || holds);
	if (!part && holds)
		return ASSIZE_OK;
	az_tested verdict = {.kind = holds ? AZ_TESTED_PASSED : AZ_TESTED_FAILED,
		.rule = rule->id,
		.name = part ? part->name : rule->id,
		.file = j->probe->file,
		.line = part ? part->line : j->probe->line};
	if (!holds) {
		put_sides(j, expect, &came, &verdict);
		put_reasons(j, rule, &came, &verdict);
		check_paths(j, expect);
	}
	return add(j, &verdict);
}

/* That no other rule has anything to say is expected too. */
static assize_status judge_silence(judging *j)
{
	if (!j->probe->whole || !j->silent)
		return ASSIZE_OK;
	return add(j, &(az_tested){.kind = AZ_TESTED_PASSED,
					  .name = j->tester->lang == AZ_ZH ? "其余规则" : "the other rules",
					  .file = j->probe->file,
					  .line = j->probe->line});
}

/* The dossiers of a probe, in the tester's arena. False when memory is out. */
static bool keep_dossiers(const az_tester *t, const az_probe *probe, az_probe *kept)
{
	const az_test_dossiers *from = &probe->dossiers;
	az_test_dossier *items = az_arena_array(t->arena, from->count + 1, sizeof *items);
	for (size_t i = 0; items && i < from->count; i++) {
		const az_record *record = &from->items[i].record;
		char *bytes = az_arena_copy(t->arena, (const char *)record->bytes, record->size);
		if (!bytes)
			return false;
		items[i] = (az_test_dossier){
			.stem = from->items[i].stem, .record = az_record_trusted(bytes, record->size)};
	}
	kept->dossiers.items = items;
	return items != NULL;
}

static bool keep_parts(const az_tester *t, const az_probe *probe, az_probe *kept)
{
	az_probe_part *parts = az_arena_array(t->arena, probe->part_count + 1, sizeof *parts);
	if (parts && probe->part_count)
		memcpy(parts, probe->parts, probe->part_count * sizeof *parts);
	kept->parts = parts;
	return parts != NULL;
}

static assize_status keep_probe(judging *j)
{
	az_tester *t = j->tester;
	if (!t->coverage)
		return ASSIZE_OK;
	az_kept_probe *kept = t->keep ? az_arena_alloc(t->arena, sizeof *kept) : NULL;
	if (t->keep && !kept)
		return az_error_memory(t->error);
	assize_status status = az_coverage_note(t->coverage, j->probe, &j->answers, &j->trace, t->arena,
		kept ? &kept->touched : NULL, t->error);
	if (status || !kept)
		return status;
	kept->probe = *j->probe;
	if (!keep_dossiers(t, j->probe, &kept->probe) || !keep_parts(t, j->probe, &kept->probe))
		return az_error_memory(t->error);
	if (t->last)
		t->last->next = kept;
	else
		t->first = kept;
	t->last = kept;
	return ASSIZE_OK;
}

static assize_status judge_all(judging *j)
{
	assize_status status = ASSIZE_OK;
	const az_policy *policy = j->probe->policy;
	for (size_t i = 0; i < policy->rule_count && !status; i++)
		status = judge_rule(j, &policy->rules[i]);
	return status ? status : judge_silence(j);
}

assize_status az_tester_ask(az_tester *tester, const az_probe *probe, az_suite *suite)
{
	judging j = {.tester = tester,
		.probe = probe,
		.suite = suite,
		.scratch = az_arena_new(),
		.silent = true};
	assize_status status = j.scratch ? ASSIZE_OK : az_error_memory(tester->error);
	if (!status)
		status = az_probe_ask(probe, tester->policies, tester->evaluator, j.scratch, &j.answers,
			tester->coverage ? &j.trace : NULL, tester->error);
	if (!status)
		status = judge_all(&j);
	if (!status)
		status = keep_probe(&j);
	az_buffer_free(&j.trace);
	az_arena_free(j.scratch);
	return status;
}
