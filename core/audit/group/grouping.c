#include "audit/group/grouping.h"

#include <stdlib.h>
#include <string.h>

#include "audit/group/members.h"
#include "model/path.h"
#include "store/sorter.h"

/*
 * An entry of the sorter is a row. Its key is "policy/rule", the group's key, the case's key and the
 * path of the entity, each with a zero behind it, so that the byte order of the keys is the canonical
 * one. Its value: i64 sequence, u32 rule, block body, u32 count and the used parameters, u32 count and
 * the facts.
 */
struct az_grouping {
	const az_policies *policies;
	const char *const *complete;
	az_sorter *sorter;
	az_buffer key; /* of an entry being added; of the last group that was given */
	az_buffer value;
	az_buffer record;
	az_buffer group;
	az_buffer members;
	az_buffer facts; /* of the members */
	uint32_t member_count;
	uint32_t fact_total;
	uint32_t fact_count;
	az_hasher hasher;
	az_buffer last; /* the case of the row before, with its zero */
	az_buffer name; /* of the group at hand: the first two parts of its entries' keys */
};

enum { USED_SIZE = 4, FACT_SIZE = 8 };

assize_status az_grouping_open(
	az_grouping **out, const az_policies *policies, const char *const *complete, az_error *error)
{
	*out = NULL;
	az_grouping *g = calloc(1, sizeof *g);
	if (!g)
		return az_error_memory(error);
	g->policies = policies;
	g->complete = complete;
	assize_status status = az_sorter_open(&g->sorter, error);
	if (status)
		az_grouping_close(g);
	else
		*out = g;
	return status;
}

void az_grouping_close(az_grouping *g)
{
	if (!g)
		return;
	az_sorter_close(g->sorter);
	az_buffer *const buffers[] = {
		&g->key, &g->value, &g->record, &g->group, &g->members, &g->facts, &g->last, &g->name};
	for (size_t i = 0; i < sizeof buffers / sizeof buffers[0]; i++)
		az_buffer_free(buffers[i]);
	free(g);
}

/* ---- adding ------------------------------------------------------------------------------------ */

static void put_part(az_buffer *key, const char *text, size_t length)
{
	az_buffer_bytes(key, text, length);
	az_buffer_u8(key, 0);
}

/* The parts of a key that all rows of a group share. */
static void put_name(az_buffer *key, const az_rule *rule, const char *of, size_t length)
{
	az_buffer_clear(key);
	az_buffer_string(key, rule->policy->id);
	az_buffer_char(key, '/');
	put_part(key, rule->id, strlen(rule->id));
	put_part(key, of, length);
}

static assize_status add_row(
	az_grouping *g, const az_record *record, int64_t sequence, const az_row *row, az_error *error)
{
	uint32_t length;
	const char *case_key = az_node_key(record, az_record_root(record), &length);
	put_name(&g->key, g->policies->rules[row->rule], row->key, row->key_length);
	put_part(&g->key, case_key, length);
	az_path_node(record, row->subject, &g->key);
	az_buffer_u8(&g->key, 0);
	az_buffer_clear(&g->value);
	az_buffer_i64(&g->value, sequence);
	az_buffer_u32(&g->value, row->rule);
	az_buffer_block(&g->value, row->body, row->body_length);
	az_buffer_u32(&g->value, row->used_count);
	az_buffer_bytes(&g->value, row->used, (size_t)row->used_count * USED_SIZE);
	az_buffer_u32(&g->value, row->fact_count);
	az_buffer_bytes(&g->value, row->facts, (size_t)row->fact_count * FACT_SIZE);
	return az_sorter_put(g->sorter, &g->key, &g->value, error);
}

static bool begins(const az_sorted *sorted, const az_buffer *with)
{
	return sorted->key_length >= with->length && !memcmp(sorted->key, with->bytes, with->length);
}

assize_status az_grouping_has(
	az_grouping *g, const az_rule *rule, const char *key, size_t length, bool *has, az_error *error)
{
	az_sorted sorted;
	*has = false;
	put_name(&g->key, rule, key, length);
	if (g->key.failed)
		return az_error_memory(error);
	assize_status status = az_sorter_seek(g->sorter, g->key.bytes, g->key.length, &sorted, error);
	if (status == ASSIZE_DONE)
		return ASSIZE_OK;
	*has = !status && begins(&sorted, &g->key);
	return status;
}

/* Which of a dossier's rows are added. */
typedef struct row_choice {
	bool known_only;      /* those whose group has a row already */
	const az_kept *group; /* those of one group; NULL: of all */
} row_choice;

static assize_status is_chosen(
	az_grouping *g, const row_choice *choice, const az_row *row, bool *chosen, az_error *error)
{
	const az_kept *group = choice->group;
	*chosen = !group || (row->rule == group->rule && row->key_length == group->key_length &&
							!memcmp(row->key, group->key, row->key_length));
	if (!choice->known_only)
		return ASSIZE_OK;
	return az_grouping_has(
		g, g->policies->rules[row->rule], row->key, row->key_length, chosen, error);
}

static assize_status add_rows(az_grouping *g, const az_record *record, int64_t sequence,
	const void *block, size_t length, const row_choice *choice, az_error *error)
{
	az_outcome_reader reader;
	az_row row;
	assize_status status = ASSIZE_OK;
	az_outcomes_open(&reader, g->policies, record, block, length);
	while (!status && az_rows_next(&reader, &row)) {
		bool chosen = false;
		status = is_chosen(g, choice, &row, &chosen, error);
		if (!status && chosen)
			status = add_row(g, record, sequence, &row, error);
	}
	if (!status && reader.failed)
		status = az_error_set(error, ASSIZE_ERROR_STORE, NULL,
			"the outcomes of a dossier are damaged; run `assize verify`");
	return status;
}

assize_status az_grouping_add(az_grouping *g, const az_record *record, int64_t sequence,
	const void *block, size_t length, az_error *error)
{
	return add_rows(g, record, sequence, block, length, &(row_choice){.known_only = false}, error);
}

assize_status az_grouping_join(az_grouping *g, const az_record *record, int64_t sequence,
	const void *block, size_t length, az_error *error)
{
	return add_rows(g, record, sequence, block, length, &(row_choice){.known_only = true}, error);
}

assize_status az_grouping_add_of(az_grouping *g, const az_record *record, const az_kept *kept,
	const az_kept *group, az_error *error)
{
	return add_rows(
		g, record, kept->sequence, kept->block, kept->length, &(row_choice){.group = group}, error);
}

/* ---- a group ----------------------------------------------------------------------------------- */

/* A row as the sorter gives it. */
typedef struct entry {
	az_row row;
	int64_t sequence;
	az_member_name member;
} entry;

static bool read_entry(const az_sorted *sorted, size_t name_length, entry *e)
{
	az_cursor cursor = {.bytes = sorted->value, .length = sorted->value_length};
	*e = (entry){.sequence = az_cursor_i64(&cursor)};
	e->row.rule = az_cursor_u32(&cursor);
	e->row.body = az_cursor_block(&cursor, &e->row.body_length);
	e->row.used_count = az_cursor_u32(&cursor);
	e->row.used = az_cursor_bytes(&cursor, (size_t)e->row.used_count * USED_SIZE);
	e->row.fact_count = az_cursor_u32(&cursor);
	e->row.facts = az_cursor_bytes(&cursor, (size_t)e->row.fact_count * FACT_SIZE);
	e->member.case_key = (const char *)sorted->key + name_length;
	e->member.case_length = (uint32_t)strlen(e->member.case_key);
	e->member.path = e->member.case_key + e->member.case_length + 1;
	e->member.path_length = (uint32_t)strlen(e->member.path);
	return !cursor.failed && az_cursor_at_end(&cursor);
}

static void add_fact(az_grouping *g, az_fact fact)
{
	g->fact_total++;
	if (g->fact_count >= AZ_MEMBER_FACTS_MOST)
		return;
	g->fact_count++;
	az_buffer_u32(&g->facts, g->member_count - 1);
	az_fact_put(&g->facts, fact);
}

/* Adds the row to the group at hand, and its case where it is another than that of the row before. */
static void add_entry(az_grouping *g, const entry *e)
{
	bool same = g->last.length == e->member.case_length + 1u &&
				!memcmp(g->last.bytes, e->member.case_key, g->last.length);
	if (!same) {
		az_buffer_clear(&g->last);
		put_part(&g->last, e->member.case_key, e->member.case_length);
		az_buffer_i64(&g->members, e->sequence);
		g->member_count++;
	}
	az_group_add(&g->group, &e->member, &e->row);
	az_hasher_block(&g->hasher, e->member.case_key, e->member.case_length);
	az_hasher_block(&g->hasher, e->member.path, e->member.path_length);
	az_hasher_block(&g->hasher, e->row.body, e->row.body_length);
	for (uint32_t i = 0; i < e->row.fact_count; i++)
		add_fact(g, az_row_fact(&e->row, i));
}

static bool is_complete(const az_grouping *g, const az_rule *rule, const char *key, size_t length)
{
	if (!g->complete)
		return az_group_is_complete(g->policies, rule, key, length);
	for (size_t i = 0; g->complete[i]; i++)
		if (strlen(g->complete[i]) == length && !memcmp(g->complete[i], key, length))
			return true;
	return false;
}

/* The length of the first two parts of an entry's key, with their zeros; *key is where the second
 * begins. */
static size_t name_of(const az_sorted *sorted, const char **key)
{
	const char *rule = (const char *)sorted->key;
	*key = rule + strlen(rule) + 1;
	return strlen(rule) + 1 + strlen(*key) + 1;
}

/* Begins the group of the entry. */
static bool begin_group(az_grouping *g, const az_sorted *sorted, az_grouped *out)
{
	const char *key;
	entry e;
	size_t length = name_of(sorted, &key);
	az_buffer *const buffers[] = {
		&g->record, &g->group, &g->members, &g->facts, &g->last, &g->name};
	for (size_t i = 0; i < sizeof buffers / sizeof buffers[0]; i++)
		az_buffer_clear(buffers[i]);
	g->member_count = g->fact_total = g->fact_count = 0;
	az_buffer_bytes(&g->name, sorted->key, length);
	if (g->name.failed || !read_entry(sorted, length, &e))
		return false;
	out->rule = g->policies->rules[e.row.rule];
	out->key = (const char *)g->name.bytes + (key - (const char *)sorted->key);
	out->key_length = strlen(out->key);
	az_record_key(&g->record, out->key, out->key_length);
	az_group_begin(&g->group, e.row.rule, out->key, out->key_length,
		is_complete(g, out->rule, out->key, out->key_length));
	az_buffer_u32(&g->members, 0);
	az_hasher_start(&g->hasher);
	az_hasher_block(&g->hasher, out->key, out->key_length);
	return true;
}

static assize_status end_group(az_grouping *g, az_grouped *out, az_error *error)
{
	az_buffer_patch_u32(&g->members, 0, g->member_count);
	az_buffer_u32(&g->members, g->fact_total);
	az_buffer_u32(&g->members, g->fact_count);
	az_buffer_bytes(&g->members, g->facts.bytes, g->facts.length);
	out->hash = az_hasher_end(&g->hasher);
	out->record = &g->record;
	out->group = &g->group;
	out->members = &g->members;
	if (g->record.failed || g->group.failed || g->members.failed || g->facts.failed ||
		g->last.failed)
		return az_error_memory(error);
	return ASSIZE_OK;
}

/* The first entry behind the group that was given last: all keys of that group begin with its name, and
 * end in bytes below 0xFF. */
static assize_status seek(az_grouping *g, az_sorted *sorted, az_error *error)
{
	az_buffer_clear(&g->key);
	az_buffer_bytes(&g->key, g->name.bytes, g->name.length);
	if (g->name.length)
		az_buffer_u8(&g->key, 0xFF);
	if (g->key.failed)
		return az_error_memory(error);
	return az_sorter_seek(g->sorter, g->key.bytes, g->key.length, sorted, error);
}

static assize_status damaged(az_error *error)
{
	return az_error_set(error, ASSIZE_ERROR_INTERNAL, NULL, "the rows of a group were lost");
}

assize_status az_grouping_next(az_grouping *g, az_grouped *out, az_error *error)
{
	az_sorted sorted;
	assize_status status = seek(g, &sorted, error);
	if (status)
		return status;
	if (!begin_group(g, &sorted, out))
		return damaged(error);
	while (!status && begins(&sorted, &g->name)) {
		entry e;
		if (!read_entry(&sorted, g->name.length, &e))
			return damaged(error);
		add_entry(g, &e);
		status = az_sorter_next(g->sorter, &sorted, error);
	}
	return status && status != ASSIZE_DONE ? status : end_group(g, out, error);
}

assize_status az_grouping_skip(
	az_grouping *g, const az_rule *rule, const char *key, size_t length, az_error *error)
{
	put_name(&g->name, rule, key, length);
	return g->name.failed ? az_error_memory(error) : ASSIZE_OK;
}
