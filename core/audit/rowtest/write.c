/* What was expected and what came, in the notation of a row. */
#include "audit/rowtest/inside.h"

#include <string.h>

#include "audit/finding.h"
#include "base/json.h"

enum { WRITTEN_MOST = 20 };

void az_row_text(const char *text, size_t length, az_buffer *out)
{
	bool bare = length > 0 && !(length == 4 && memcmp(text, "null", 4) == 0);
	for (size_t i = 0; i < length && bare; i++)
		bare = (text[i] >= 'a' && text[i] <= 'z') || (text[i] >= 'A' && text[i] <= 'Z') ||
			   (text[i] >= '0' && text[i] <= '9') || memchr("_-.", text[i], 3);
	if (bare)
		az_buffer_bytes(out, text, length);
	else
		az_json_string(out, text, length);
}

/* `name: text` inside of a map. */
static void write_entry(
	const char *name, const void *text, size_t length, bool *first, az_buffer *out)
{
	az_buffer_printf(out, "%s%s: ", *first ? "" : ", ", name);
	az_row_text(length ? text : "", length, out);
	*first = false;
}

static void write_string(const char *name, const char *text, bool *first, az_buffer *out)
{
	if (text && *text)
		write_entry(name, text, strlen(text), first, out);
}

static void write_attention(uint8_t attention, bool *first, az_buffer *out)
{
	char digit = (char)('0' + attention);
	if (attention)
		write_entry("attention", &digit, 1, first, out);
}

static void write_expected_finding(const az_expected *expected, az_buffer *out)
{
	bool first = true;
	az_buffer_printf(out, "{%s: {",
		expected->level ? az_level_name(expected->level) : az_kind_name(expected->kind));
	write_string("message", expected->message, &first, out);
	write_attention(expected->attention, &first, out);
	for (size_t i = 0; i < expected->value_count; i++)
		write_entry(expected->values[i].name, expected->values[i].text,
			strlen(expected->values[i].text), &first, out);
	write_string("key", expected->key, &first, out);
	write_string("subject", expected->subject, &first, out);
	write_string("group", expected->group, &first, out);
	az_buffer_string(out, "}}");
}

static void write_expected_missing(const az_expected *expected, az_buffer *out)
{
	bool first = true;
	const char *cause = expected->cause ? az_cause_name(expected->cause) : NULL;
	const char *only = expected->field ? expected->field : cause;
	az_buffer_string(out, "{not_evaluated: ");
	if (only && !expected->subject && !expected->group && !(expected->field && cause)) {
		az_row_text(only, strlen(only), out);
	} else {
		az_buffer_char(out, '{');
		write_string("field", expected->field, &first, out);
		write_string("cause", cause, &first, out);
		write_string("subject", expected->subject, &first, out);
		write_string("group", expected->group, &first, out);
		az_buffer_char(out, '}');
	}
	az_buffer_char(out, '}');
}

void az_expected_write(const az_expected *expected, az_buffer *out)
{
	if (expected->is_finding)
		write_expected_finding(expected, out);
	else
		write_expected_missing(expected, out);
}

static void write_given(const az_given *given, bool *first, az_buffer *out)
{
	az_buffer plain = {0};
	az_buffer_printf(out, "%s%.*s: ", *first ? "" : ", ", (int)given->name_length, given->name);
	az_given_plain(given, &plain);
	az_row_text(plain.length ? (const char *)plain.bytes : "", plain.length, out);
	out->failed = out->failed || plain.failed;
	az_buffer_free(&plain);
	*first = false;
}

/* Of what it is: the path of its subject, or the key of its group. */
static void write_whom(const az_outcomes *outcomes, size_t i, bool *first, az_buffer *out)
{
	az_buffer path = {0};
	uint32_t length;
	const char *key = az_outcome_key(outcomes, i, &length);
	if (outcomes->items[i].of_group) {
		write_entry("group", key, length, first, out);
		return;
	}
	az_outcome_subject(outcomes, i, &path);
	write_entry("subject", path.bytes, path.length, first, out);
	out->failed = out->failed || path.failed;
	az_buffer_free(&path);
}

static void write_finding(const az_outcomes *outcomes, size_t i, bool subject, az_buffer *out)
{
	bool first = true;
	const az_outcome *outcome = &outcomes->items[i];
	const az_message *message = az_finding_message(outcomes->policies, outcome);
	az_buffer_printf(out, "{%s: {",
		message->attention ? az_kind_name(message->kind) : az_level_name(message->level));
	write_string("message", message->name, &first, out);
	write_attention(message->attention, &first, out);
	for (uint8_t k = 0; k < outcome->given_count; k++)
		write_given(&outcome->given[k], &first, out);
	if (outcome->key_length)
		write_entry("key", outcome->key, outcome->key_length, &first, out);
	if (subject)
		write_whom(outcomes, i, &first, out);
	az_buffer_string(out, "}}");
}

static void write_missing(const az_outcomes *outcomes, size_t i, bool subject, az_buffer *out)
{
	bool first = true;
	az_buffer path = {0};
	const az_outcome *outcome = &outcomes->items[i];
	az_outcome_field(outcomes, i, &path);
	bool known = path.length && outcome->cause == AZ_CAUSE_UNKNOWN_FIELD;
	/* A group rule that was not evaluated of a dossier says so by the field: it had no group yet. */
	const az_rule *rule = outcomes->policies->rules[outcome->rule];
	bool whom = subject && outcome->of_group == rule->is_group;
	out->failed = out->failed || path.failed;
	az_buffer_string(out, "{not_evaluated: ");
	if (!whom && (known || !path.length)) {
		const char *cause = az_cause_name(outcome->cause);
		az_row_text(
			known ? (const char *)path.bytes : cause, known ? path.length : strlen(cause), out);
	} else {
		az_buffer_char(out, '{');
		if (path.length)
			write_entry("field", path.bytes, path.length, &first, out);
		if (!known)
			write_string("cause", az_cause_name(outcome->cause), &first, out);
		if (whom)
			write_whom(outcomes, i, &first, out);
		az_buffer_char(out, '}');
	}
	az_buffer_char(out, '}');
	az_buffer_free(&path);
}

void az_outcome_write(const az_outcomes *outcomes, size_t i, bool subject, az_buffer *out)
{
	if (outcomes->items[i].is_finding)
		write_finding(outcomes, i, subject, out);
	else
		write_missing(outcomes, i, subject, out);
}

void az_outcomes_write(const az_outcomes *outcomes, bool subject, az_buffer *out)
{
	bool many = outcomes->total > 1;
	size_t written = outcomes->count < WRITTEN_MOST ? outcomes->count : WRITTEN_MOST;
	if (!outcomes->total)
		az_buffer_string(out, "none");
	if (many)
		az_buffer_char(out, '[');
	for (size_t i = 0; i < written; i++) {
		az_buffer_string(out, i ? ", " : "");
		az_outcome_write(outcomes, i, many || subject, out);
	}
	if (outcomes->total > written)
		az_buffer_printf(out, ", ... (%zu)", outcomes->total - written);
	if (many)
		az_buffer_char(out, ']');
}
