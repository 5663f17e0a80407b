#include "host/outcome.h"

#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "host/outcome_layout.h"
#include "host/row.h"

typedef struct cause_text {
	const char *name;
	const char *zh;
	const char *en;
} cause_text;

static const cause_text causes[] = {
	[AZ_CAUSE_NONE] = {"none", "", ""},
	[AZ_CAUSE_UNKNOWN_FIELD] = {"unknown_field", "所需字段未知",
		"a field that it needs is unknown"},
	[AZ_CAUSE_FAULT] = {"fault", "规则本身出错", "the rule itself is at fault"},
	[AZ_CAUSE_BUDGET] = {"budget", "超出指令预算", "the rule spent its budget of instructions"},
	[AZ_CAUSE_MEMORY] = {"memory", "超出内存上限", "the rule spent its memory"},
	[AZ_CAUSE_TIME] = {"time", "超时被终止", "it took too long and was stopped"},
	[AZ_CAUSE_WORKER] = {"worker", "工作进程中断", "its worker process was lost"},
	[AZ_CAUSE_FORBIDDEN] = {"forbidden", "无权读取该字段", "it read a field that it may not read"},
};

bool az_cause_is_one(unsigned cause)
{
	return cause > AZ_CAUSE_NONE && cause <= AZ_CAUSE_FORBIDDEN;
}

const char *az_cause_name(az_cause cause)
{
	return causes[az_cause_is_one(cause) ? cause : AZ_CAUSE_NONE].name;
}

const char *az_cause_text(az_cause cause, az_lang lang)
{
	const cause_text *row = &causes[az_cause_is_one(cause) ? cause : AZ_CAUSE_NONE];
	return lang == AZ_ZH ? row->zh : row->en;
}

void az_outcome_reason(const az_outcome *outcome, az_lang lang, char out[AZ_REASON_MOST])
{
	char text[AZ_TEXT_MOST + 1];
	size_t length = outcome->text_length < AZ_TEXT_MOST ? outcome->text_length : AZ_TEXT_MOST;
	out[0] = '\0';
	if (!length)
		return;
	memcpy(text, outcome->text, length);
	text[length] = '\0';
	az_words_again(out, AZ_REASON_MOST, (assize_lang)lang, text);
}

static az_fact fact_at(const unsigned char *facts, uint32_t i)
{
	const unsigned char *p = facts + (size_t)i * AZ_FACT_SIZE;
	return (az_fact){az_read_u32(p), az_read_u16(p + 4), az_read_u16(p + 6)};
}

az_fact az_outcome_fact(const az_outcome *outcome, uint32_t i)
{
	return fact_at(outcome->facts, i);
}

az_used az_outcome_used(const az_outcome *outcome, uint32_t i)
{
	const unsigned char *p = outcome->used + (size_t)i * AZ_USED_SIZE;
	return (az_used){az_read_u16(p), az_read_u16(p + 2)};
}

void az_outcomes_open(az_outcome_reader *reader, const az_policies *policies,
	const az_record *record, const void *bytes, size_t length)
{
	*reader = (az_outcome_reader){
		.cursor = {.bytes = bytes, .length = length}, .policies = policies, .record = record};
	reader->left = az_cursor_u32(&reader->cursor);
	unsigned flags = az_cursor_u8(&reader->cursor);
	reader->as_of_read = flags & AZ_BLOCK_AS_OF;
	reader->of_group = flags & AZ_BLOCK_GROUP;
	reader->failed = reader->cursor.failed;
}

/* True for the offset of a node of the record: found by walking it, for it may come from a hostile
 * worker. */
static bool is_node(az_outcome_reader *reader, az_ref node)
{
	az_ref ref =
		reader->near && reader->near <= node ? reader->near : az_record_root(reader->record);
	while (ref && ref < node)
		ref = az_record_next(reader->record, ref);
	if (ref != node || !node)
		return false;
	reader->near = node;
	return true;
}

static bool fact_ok(az_outcome_reader *reader, az_fact fact)
{
	return is_node(reader, fact.node) && az_fact_fits(reader->policies, reader->record, fact);
}

static az_fact read_fact(az_cursor *cursor)
{
	az_fact fact;
	fact.node = az_cursor_u32(cursor);
	fact.field = az_cursor_u16(cursor);
	fact.extension = az_cursor_u16(cursor);
	return fact;
}

bool az_outcome_read_text(az_cursor *cursor, const char **text, uint32_t *length)
{
	size_t bad;
	*text = (const char *)az_cursor_block(cursor, length);
	return *text && *length <= AZ_TEXT_MOST && az_text_is_safe(*text, *length, &bad);
}

bool az_outcome_read_given(az_cursor *cursor, az_given *given)
{
	given->type = (az_type)az_cursor_u8(cursor);
	given->number = az_cursor_i64(cursor);
	if (!az_outcome_read_text(cursor, &given->text, &given->length))
		return false;
	az_date date;
	switch (given->type) {
	case AZ_DATE:
		return az_date_unpack(given->number, &date);
	case AZ_TEXT:
	case AZ_FLAG:
	case AZ_COUNT:
	case AZ_MONEY:
	case AZ_RATIO:
		return true;
	default:
		return false;
	}
}

static bool read_finding(az_outcome_reader *reader, az_outcome *outcome)
{
	az_cursor *cursor = &reader->cursor;
	outcome->message = az_cursor_u8(cursor);
	if (outcome->message >= reader->policies->rules[outcome->rule]->message_count ||
		!az_outcome_read_text(cursor, &outcome->key, &outcome->key_length))
		return false;
	outcome->given_count = az_cursor_u8(cursor);
	if (outcome->given_count > AZ_GIVEN_MOST)
		return false;
	for (uint8_t i = 0; i < outcome->given_count; i++)
		if (!az_outcome_read_text(
				cursor, &outcome->given[i].name, &outcome->given[i].name_length) ||
			!az_outcome_read_given(cursor, &outcome->given[i]))
			return false;
	return true;
}

static bool read_not_evaluated(az_outcome_reader *reader, az_outcome *outcome)
{
	unsigned cause = az_cursor_u8(&reader->cursor);
	outcome->field = read_fact(&reader->cursor);
	outcome->line = az_cursor_u32(&reader->cursor);
	if (!az_cause_is_one(cause) ||
		!az_outcome_read_text(&reader->cursor, &outcome->text, &outcome->text_length))
		return false;
	outcome->cause = (az_cause)cause;
	if (outcome->of_group)
		return !outcome->field.node &&
			   az_outcome_read_text(&reader->cursor, &outcome->member, &outcome->member_length) &&
			   az_outcome_read_text(&reader->cursor, &outcome->path, &outcome->path_length);
	return !outcome->field.node || fact_ok(reader, outcome->field);
}

/* The facts and parameters at the end of an entry. */
typedef struct evidence {
	uint32_t fact_count;
	const unsigned char *facts;
	uint32_t used_count;
	const unsigned char *used;
} evidence;

static bool read_evidence(az_outcome_reader *reader, uint32_t rule, evidence *e)
{
	const az_policy *policy = reader->policies->rules[rule]->policy;
	e->fact_count = az_cursor_u32(&reader->cursor);
	e->facts = az_cursor_bytes(&reader->cursor, (size_t)e->fact_count * AZ_FACT_SIZE);
	e->used_count = az_cursor_u32(&reader->cursor);
	e->used = az_cursor_bytes(&reader->cursor, (size_t)e->used_count * AZ_USED_SIZE);
	if (!e->facts || !e->used)
		return false;
	for (uint32_t i = 0; i < e->fact_count; i++)
		if (!fact_ok(reader, fact_at(e->facts, i)))
			return false;
	for (uint32_t i = 0; i < e->used_count; i++) {
		uint16_t parameter = az_read_u16(e->used + (size_t)i * AZ_USED_SIZE);
		uint16_t value = az_read_u16(e->used + (size_t)i * AZ_USED_SIZE + 2);
		if (parameter >= policy->parameter_count || value >= policy->parameters[parameter].count)
			return false;
	}
	return true;
}

/* What of an entry a group rule may say: rows and what is not evaluated of a dossier, and of a group
 * all but rows. */
static bool fits_rule(const az_outcome_reader *reader, unsigned kind, uint32_t index)
{
	const az_rule *rule = reader->policies->rules[index];
	if (reader->of_group)
		return rule->is_group && kind != AZ_ENTRY_ROW;
	return kind == AZ_ENTRY_ROW ? rule->is_group : kind != AZ_ENTRY_FINDING || !rule->is_group;
}

static bool read_outcome(az_outcome_reader *reader, unsigned kind, az_outcome *outcome)
{
	evidence e;
	outcome->of_group = reader->of_group;
	outcome->cases = outcome->of_group ? az_cursor_u32(&reader->cursor) : 0;
	outcome->is_finding = kind == AZ_ENTRY_FINDING;
	bool ok = outcome->is_finding              ? read_finding(reader, outcome)
			  : kind == AZ_ENTRY_NOT_EVALUATED ? read_not_evaluated(reader, outcome)
											   : false;
	if (!ok || !read_evidence(reader, outcome->rule, &e))
		return false;
	outcome->fact_count = e.fact_count;
	outcome->facts = e.facts;
	outcome->used_count = e.used_count;
	outcome->used = e.used;
	return true;
}

static bool read_row(az_outcome_reader *reader, az_row *row)
{
	evidence e;
	az_row_body body;
	const az_rule *rule = reader->policies->rules[row->rule];
	row->body = az_outcome_read_text(&reader->cursor, &row->key, &row->key_length)
					? az_cursor_block(&reader->cursor, &row->body_length)
					: NULL;
	if (!row->body || !row->key_length ||
		az_node_entity(reader->record, row->subject)->id != rule->subject ||
		!az_row_body_read(&body, row->body, row->body_length) ||
		!read_evidence(reader, row->rule, &e))
		return false;
	row->fact_count = e.fact_count;
	row->facts = e.facts;
	row->used_count = e.used_count;
	row->used = e.used;
	return true;
}

/* Reads one entry, which is an outcome or a row. */
static bool read_entry(az_outcome_reader *reader, az_outcome *outcome, az_row *row, bool *is_row)
{
	unsigned kind = az_cursor_u8(&reader->cursor);
	uint32_t rule = az_cursor_u32(&reader->cursor);
	az_ref subject = az_cursor_u32(&reader->cursor);
	if (rule >= reader->policies->rule_count || !is_node(reader, subject) ||
		!fits_rule(reader, kind, rule))
		return false;
	*is_row = kind == AZ_ENTRY_ROW;
	outcome->rule = row->rule = rule;
	outcome->subject = row->subject = subject;
	bool ok = *is_row ? read_row(reader, row) : read_outcome(reader, kind, outcome);
	return ok && !reader->cursor.failed;
}

/* The next entry of the one sort; the others are judged, and passed over. */
static bool next_entry(az_outcome_reader *reader, az_outcome *outcome, az_row *row, bool rows)
{
	while (!reader->failed && reader->left) {
		bool is_row = false;
		memset(outcome, 0, sizeof *outcome);
		memset(row, 0, sizeof *row);
		reader->left--;
		reader->failed = !read_entry(reader, outcome, row, &is_row);
		if (!reader->failed && is_row == rows)
			return true;
	}
	return false;
}

bool az_outcomes_next(az_outcome_reader *reader, az_outcome *outcome)
{
	az_row passed;
	return next_entry(reader, outcome, &passed, false);
}

bool az_rows_next(az_outcome_reader *reader, az_row *row)
{
	az_outcome passed;
	return next_entry(reader, &passed, row, true);
}

az_fact az_row_fact(const az_row *row, uint32_t i)
{
	return fact_at(row->facts, i);
}

bool az_outcomes_check(
	const az_policies *policies, const az_record *record, const void *bytes, size_t length)
{
	az_outcome_reader reader;
	az_outcome outcome;
	az_outcomes_open(&reader, policies, record, bytes, length);
	while (az_outcomes_next(&reader, &outcome))
		;
	return !reader.failed && az_cursor_at_end(&reader.cursor);
}
