#include "audit/compare.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audit/signature.h"
#include "base/text.h"
#include "model/path.h"
#include "policy/field_ref.h"

/* A finding of the dossier at hand. */
typedef struct entry {
	char id[AZ_FINDING_ID];
	size_t at; /* where in the block it begins */
	size_t order;
} entry;

/* What of the dossier at hand could not be evaluated: the rule and the subject, hashed. */
typedef struct missing {
	az_hash what;
	size_t at;
} missing;

/* One of the two runs. The store lends a dossier only until it is asked for the next, which may be the
 * other run's: so it is copied. */
typedef struct side {
	az_view *view;
	az_viewed viewed;
	az_buffer record;
	az_buffer key;
	bool ended;
	entry *entries;
	size_t count, capacity;
	missing *missing;
	size_t missing_count, missing_capacity;
} side;

struct az_compare {
	side older;
	side newer;
	bool begun;
	az_compare_wish wish;
	unsigned tell;
	uint64_t counts[AZ_CHANGE_END];
};

static const char *const change_names[AZ_CHANGE_END] = {
	"", "new", "fixed", "open", "changed", "not_evaluated"};

const char *az_change_name(az_change change)
{
	return change > 0 && change < AZ_CHANGE_END ? change_names[change] : "";
}

az_change az_change_named(const char *name)
{
	for (int i = 1; i < AZ_CHANGE_END; i++)
		if (!strcmp(change_names[i], name))
			return (az_change)i;
	return 0;
}

/* ---- a dossier of one side --------------------------------------------------------------------- */

static assize_status copy_dossier(side *s, az_error *error)
{
	az_revision *revision = &s->viewed.revision;
	if (s->viewed.is_group) /* which the view keeps until its next step */
		return ASSIZE_OK;
	az_buffer_clear(&s->record);
	az_buffer_clear(&s->key);
	az_buffer_bytes(&s->record, revision->record, revision->length);
	az_buffer_bytes(&s->key, revision->key, revision->key_length);
	az_buffer_u8(&s->key, 0);
	if (s->record.failed || s->key.failed)
		return az_error_memory(error);
	revision->record = s->record.bytes;
	revision->key = (const char *)s->key.bytes;
	s->viewed.record = az_record_trusted(s->record.bytes, s->record.length);
	return ASSIZE_OK;
}

static bool make_room(void **list, size_t count, size_t *capacity, size_t size)
{
	if (count < *capacity)
		return true;
	size_t wanted = *capacity ? *capacity * 2 : 64;
	void *more = wanted <= SIZE_MAX / size ? realloc(*list, wanted * size) : NULL;
	if (!more)
		return false;
	*list = more;
	*capacity = wanted;
	return true;
}

/* A rule and a subject, by their names. */
static az_hash hash_what(const side *s, const az_rule *rule, az_ref subject)
{
	az_hasher hasher;
	az_hasher_start(&hasher);
	az_hasher_block(&hasher, rule->policy->id, strlen(rule->policy->id));
	az_hasher_block(&hasher, rule->id, strlen(rule->id));
	az_path_node_hash(&s->viewed.record, subject, &hasher);
	return az_hasher_end(&hasher);
}

static bool note(side *s, const az_outcome *outcome, size_t at)
{
	const az_policies *policies = s->view->policies;
	if (outcome->is_finding) {
		if (!make_room((void **)&s->entries, s->count, &s->capacity, sizeof *s->entries))
			return false;
		entry *e = &s->entries[s->count];
		*e = (entry){.at = at, .order = s->count};
		az_finding_id(policies, &s->viewed.record, outcome, e->id);
		s->count++;
		return true;
	}
	if (!make_room(
			(void **)&s->missing, s->missing_count, &s->missing_capacity, sizeof *s->missing))
		return false;
	s->missing[s->missing_count++] =
		(missing){hash_what(s, policies->rules[outcome->rule], outcome->subject), at};
	return true;
}

static int by_id(const void *a, const void *b)
{
	const entry *one = a, *other = b;
	int order = memcmp(one->id, other->id, sizeof one->id);
	return order ? order : (one->order > other->order) - (one->order < other->order);
}

static int by_what(const void *a, const void *b)
{
	const missing *one = a, *other = b;
	return memcmp(one->what.bytes, other->what.bytes, AZ_HASH_SIZE);
}

static assize_status damaged(const side *s, az_error *error)
{
	return az_error_set(error, ASSIZE_ERROR_STORE, az_store_path(s->view->store),
		"the outcomes of run %lld are damaged; `assize verify` says where",
		(long long)s->view->run.number);
}

static assize_status read_outcomes(side *s, az_error *error)
{
	az_outcome_reader reader;
	az_outcome outcome;
	s->count = s->missing_count = 0;
	az_outcomes_open(
		&reader, s->view->policies, &s->viewed.record, s->viewed.kept.block, s->viewed.kept.length);
	for (size_t at = reader.cursor.at; az_outcomes_next(&reader, &outcome); at = reader.cursor.at)
		if (!note(s, &outcome, at))
			return az_error_memory(error);
	if (reader.failed)
		return damaged(s, error);
	if (s->count)
		qsort(s->entries, s->count, sizeof *s->entries, by_id);
	if (s->missing_count)
		qsort(s->missing, s->missing_count, sizeof *s->missing, by_what);
	return ASSIZE_OK;
}

static assize_status next_dossier(side *s, az_error *error)
{
	assize_status status = az_view_next(s->view, &s->viewed, error);
	if (status == ASSIZE_DONE) {
		s->ended = true;
		return ASSIZE_OK;
	}
	if (!status)
		status = copy_dossier(s, error);
	return status ? status : read_outcomes(s, error);
}

/* The outcome at `at` of the dossier's block, which was read through before; rows of group rules may
 * stand between. */
static assize_status read_at(const side *s, size_t at, az_outcome *outcome, az_error *error)
{
	az_outcome_reader reader;
	az_outcomes_open(
		&reader, s->view->policies, &s->viewed.record, s->viewed.kept.block, s->viewed.kept.length);
	reader.cursor.at = at;
	return az_outcomes_next(&reader, outcome) ? ASSIZE_OK : damaged(s, error);
}

/* ---- one finding ------------------------------------------------------------------------------- */

static bool is_named(const az_rule *rule, const char *name)
{
	const char *slash = strchr(name, '/');
	if (!slash)
		return !strcmp(rule->id, name);
	size_t length = (size_t)(slash - name);
	return !strcmp(rule->id, slash + 1) && strlen(rule->policy->id) == length &&
		   !memcmp(rule->policy->id, name, length);
}

static bool is_wished(const az_compare *c, const side *s, const az_outcome *outcome)
{
	const az_message *message = az_finding_message(s->view->policies, outcome);
	return (!c->wish.kind || message->kind == c->wish.kind) && message->level >= c->wish.level &&
		   (!c->wish.rule || is_named(s->view->policies->rules[outcome->rule], c->wish.rule));
}

static assize_status tell(
	az_compare *c, const az_compared *compared, az_compared_fn *fn, void *context, az_error *error)
{
	const side *s =
		compared->change == AZ_CHANGE_FIXED || compared->change == AZ_CHANGE_NOT_EVALUATED
			? &c->older
			: &c->newer;
	if (!is_wished(c, s, s == &c->older ? compared->was : compared->now))
		return ASSIZE_OK;
	c->counts[compared->change]++;
	return c->tell & 1u << compared->change ? fn(context, compared, error) : ASSIZE_OK;
}

static const missing *find_missing(const side *s, az_hash what)
{
	missing wanted = {.what = what};
	return s->missing_count ? bsearch(&wanted, s->missing, s->missing_count, sizeof wanted, by_what)
							: NULL;
}

/* The rule of the same name, whatever its version; or NULL. */
static const az_rule *same_rule(const az_policies *policies, const az_rule *rule)
{
	for (size_t i = 0; i < policies->rule_count; i++)
		if (!strcmp(policies->rules[i]->id, rule->id) &&
			!strcmp(policies->rules[i]->policy->id, rule->policy->id))
			return policies->rules[i];
	return NULL;
}

/* Whether the newer run looked again, for a finding that only the older has. Where a worker was lost,
 * the rule was not judged on the case itself, so on none of its subjects. */
static assize_status judge_gone(
	const az_compare *c, const az_outcome *was, az_compared *out, az_outcome *now, az_error *error)
{
	const side *newer = &c->newer;
	const az_rule *rule = c->older.view->policies->rules[was->rule];
	out->change = AZ_CHANGE_NOT_EVALUATED;
	if (!out->newer || !same_rule(newer->view->policies, rule))
		return ASSIZE_OK;
	const missing *found = find_missing(newer, hash_what(&c->older, rule, was->subject));
	if (!found)
		found = find_missing(newer, hash_what(newer, rule, az_record_root(&newer->viewed.record)));
	if (!found) {
		out->change = AZ_CHANGE_FIXED;
		return ASSIZE_OK;
	}
	out->now = now;
	return read_at(newer, found->at, now, error);
}

static assize_status compare_both(const az_compare *c, const az_outcome *was, const az_outcome *now,
	az_change *change, az_error *error)
{
	const side *older = &c->older, *newer = &c->newer;
	az_hash one, other;
	if (!az_finding_signature(older->view->policies, &older->viewed.record, was, &one) ||
		!az_finding_signature(newer->view->policies, &newer->viewed.record, now, &other))
		return az_error_memory(error);
	/* What is in a group's rows is its evidence. */
	bool same =
		az_hash_equal(&one, &other) &&
		(!now->of_group || az_hash_equal(&older->viewed.kept.record, &newer->viewed.kept.record));
	*change = same ? AZ_CHANGE_OPEN : AZ_CHANGE_CHANGED;
	return ASSIZE_OK;
}

/* A finding of one side alone, or of both. */
static assize_status compare_one(az_compare *c, const entry *older, const entry *newer,
	az_compared compared, az_compared_fn *fn, void *context, az_error *error)
{
	az_outcome was, now;
	assize_status status = older ? read_at(&c->older, older->at, &was, error) : ASSIZE_OK;
	if (!status && newer)
		status = read_at(&c->newer, newer->at, &now, error);
	if (status)
		return status;
	compared.was = older ? &was : NULL;
	compared.now = newer ? &now : NULL;
	if (older && newer) {
		status = compare_both(c, &was, &now, &compared.change, error);
	} else if (newer) {
		compared.change = AZ_CHANGE_NEW;
	} else {
		status = judge_gone(c, &was, &compared, &now, error);
	}
	return status ? status : tell(c, &compared, fn, context, error);
}

/* ---- a dossier of both ------------------------------------------------------------------------- */

static bool is_same_field(const az_rule *a, const az_rule *b)
{
	char one[160], other[160];
	return a->is_group && b->is_group &&
		   !strcmp(az_field_ref_path(&a->group_by, one), az_field_ref_path(&b->group_by, other));
}

/* Whether other cases are in a group, or others of their revisions. Where only one run has it, because the
 * other has no such rule or made its groups by another field, no case has moved. */
static bool is_group_moved(const az_compare *c, bool has_older, bool has_newer)
{
	const side *a = has_older ? &c->older : &c->newer, *b = has_older ? &c->newer : &c->older;
	if (has_older && has_newer)
		return !az_members_same(&a->viewed.members, &b->viewed.members);
	const az_rule *rule = a->view->policies->rules[a->viewed.kept.rule];
	const az_rule *other = same_rule(b->view->policies, rule);
	return other && is_same_field(rule, other);
}

static bool is_moved(const az_compare *c, bool has_older, bool has_newer)
{
	const side *one = has_older ? &c->older : &c->newer;
	if (one->viewed.is_group)
		return is_group_moved(c, has_older, has_newer);
	return !has_older || !has_newer ||
		   !az_hash_equal(&c->older.viewed.kept.record, &c->newer.viewed.kept.record);
}

/* Merges the findings of one dossier, which one of the sides may not have. */
static assize_status merge(az_compare *c, bool has_older, bool has_newer, az_compared_fn *fn,
	void *context, az_error *error)
{
	const side *a = &c->older, *b = &c->newer;
	az_compared compared = {.older = has_older ? &a->viewed : NULL,
		.newer = has_newer ? &b->viewed : NULL,
		.case_moved = is_moved(c, has_older, has_newer)};
	size_t i = has_older ? 0 : a->count, j = has_newer ? 0 : b->count;
	assize_status status = ASSIZE_OK;
	while (!status && (i < a->count || j < b->count)) {
		int order = i == a->count   ? 1
					: j == b->count ? -1
									: strcmp(a->entries[i].id, b->entries[j].id);
		const entry *older = order <= 0 ? &a->entries[i++] : NULL;
		const entry *newer = order >= 0 ? &b->entries[j++] : NULL;
		status = compare_one(c, older, newer, compared, fn, context, error);
	}
	return status;
}

static int order_of_texts(const char *a, size_t a_length, const char *b, size_t b_length)
{
	int order = memcmp(a, b, a_length < b_length ? a_length : b_length);
	return order ? order : (a_length > b_length) - (a_length < b_length);
}

/* Groups by policy, rule and key, as they are walked in every run. */
static int order_of_groups(const side *a, const side *b)
{
	const az_kept *one = &a->viewed.kept, *other = &b->viewed.kept;
	const az_rule *rule = a->view->policies->rules[one->rule];
	const az_rule *with = b->view->policies->rules[other->rule];
	char names[2][256];
	snprintf(names[0], sizeof names[0], "%s/%s", rule->policy->id, rule->id);
	snprintf(names[1], sizeof names[1], "%s/%s", with->policy->id, with->id);
	int order = strcmp(names[0], names[1]);
	return order ? order : order_of_texts(one->key, one->key_length, other->key, other->key_length);
}

/* Keys by bytes, as the walks give them; groups come behind the dossiers, and an ended side last. */
static int order_of_keys(const side *a, const side *b)
{
	if (a->ended || b->ended)
		return a->ended - b->ended;
	if (a->viewed.is_group != b->viewed.is_group)
		return a->viewed.is_group - b->viewed.is_group;
	if (a->viewed.is_group)
		return order_of_groups(a, b);
	const az_revision *one = &a->viewed.revision, *other = &b->viewed.revision;
	return order_of_texts(one->key, one->key_length, other->key, other->key_length);
}

assize_status az_compare_step(az_compare *c, az_compared_fn *fn, void *context, az_error *error)
{
	assize_status status = ASSIZE_OK;
	if (!c->begun) {
		c->begun = true;
		status = next_dossier(&c->older, error);
		if (!status)
			status = next_dossier(&c->newer, error);
	}
	/* A side that could not be read has no key to be ordered by. */
	if (status)
		return status;
	if (c->older.ended && c->newer.ended)
		return ASSIZE_DONE;
	int order = order_of_keys(&c->older, &c->newer);
	status = merge(c, order <= 0, order >= 0, fn, context, error);
	if (!status && order <= 0)
		status = next_dossier(&c->older, error);
	if (!status && order >= 0)
		status = next_dossier(&c->newer, error);
	return status;
}

/* ---- opening ----------------------------------------------------------------------------------- */

static bool has_rule(const az_view *view, const char *name)
{
	for (size_t i = 0; i < view->policies->rule_count; i++)
		if (is_named(view->policies->rules[i], name))
			return true;
	return false;
}

static const char *rule_at(const void *context, size_t i)
{
	const az_policies *policies = context;
	return i < policies->rule_count ? policies->rules[i]->id : NULL;
}

static assize_status no_rule(const az_view *newer, const char *name, az_error *error)
{
	const char *slash = strchr(name, '/');
	const char *near = az_text_nearest(slash ? slash + 1 : name, rule_at, newer->policies);
	if (near)
		return az_error_set(error, ASSIZE_ERROR_USAGE, "rule",
			"neither run has a rule '%.80s'; did you mean '%s'?", name, near);
	return az_error_set(error, ASSIZE_ERROR_USAGE, "rule",
		"neither run has a rule '%.80s'; write policy/rule, as restitution/unreturned", name);
}

assize_status az_compare_open(az_compare **out, az_view *older, az_view *newer,
	const az_compare_wish *wish, unsigned tell_mask, az_error *error)
{
	*out = NULL;
	if (wish->rule && !has_rule(older, wish->rule) && !has_rule(newer, wish->rule))
		return no_rule(newer, wish->rule, error);
	az_compare *c = calloc(1, sizeof *c);
	if (!c)
		return az_error_memory(error);
	c->older.view = older;
	c->newer.view = newer;
	c->wish = *wish;
	c->tell = tell_mask;
	az_view_rewind(older);
	az_view_rewind(newer);
	*out = c;
	return ASSIZE_OK;
}

static void free_side(side *s)
{
	az_buffer_free(&s->record);
	az_buffer_free(&s->key);
	free(s->entries);
	free(s->missing);
}

void az_compare_close(az_compare *c)
{
	if (!c)
		return;
	free_side(&c->older);
	free_side(&c->newer);
	free(c);
}

const uint64_t *az_compare_counts(const az_compare *c)
{
	return c->counts;
}
