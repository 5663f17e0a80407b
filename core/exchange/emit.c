#include "exchange/emit.h"

#include <string.h>
#include <strings.h>

#include "base/json.h"
#include "base/text.h"

static void yaml_line(az_emit *emit)
{
	/* An item of a list begins on the dash's own line. */
	bool after_dash = emit->depth > 1 && !emit->in_list[emit->depth] && emit->first[emit->depth] &&
					  emit->in_list[emit->depth - 1];
	if (after_dash)
		return;
	for (unsigned i = 1; i < emit->depth; i++)
		az_buffer_string(emit->out, "  ");
	if (emit->in_list[emit->depth])
		az_buffer_string(emit->out, "- ");
}

/* The gap between a key and a value on the same line. */
static void gap(az_emit *emit, const char *key)
{
	if (emit->yaml && key)
		az_buffer_char(emit->out, ' ');
}

/* Everything in front of a value: comma or indentation, and the key. */
static void lead(az_emit *emit, const char *key)
{
	if (emit->yaml)
		yaml_line(emit);
	else if (!emit->first[emit->depth])
		az_buffer_char(emit->out, ',');
	emit->first[emit->depth] = false;
	if (!key)
		return;
	if (emit->yaml) {
		az_buffer_string(emit->out, key);
		az_buffer_char(emit->out, ':');
	} else {
		az_json_string(emit->out, key, strlen(key));
		az_buffer_char(emit->out, ':');
	}
}

static void newline(az_emit *emit)
{
	if (emit->yaml)
		az_buffer_char(emit->out, '\n');
}

static void enter(az_emit *emit, bool list)
{
	if (emit->depth + 1 >= AZ_EMIT_DEPTH) {
		emit->out->failed = true;
		return;
	}
	emit->depth++;
	emit->in_list[emit->depth] = list;
	emit->first[emit->depth] = true;
	if (!emit->yaml)
		az_buffer_char(emit->out, list ? '[' : '{');
}

void az_emit_start(az_emit *emit, az_buffer *out, bool yaml)
{
	*emit = (az_emit){.out = out, .yaml = yaml};
	if (yaml)
		az_buffer_string(out, "---\n");
	enter(emit, false);
}

void az_emit_finish(az_emit *emit)
{
	if (!emit->yaml)
		az_buffer_string(emit->out, "}\n");
}

void az_emit_map(az_emit *emit, const char *key)
{
	lead(emit, key);
	if (key)
		newline(emit);
	enter(emit, false);
}

void az_emit_list(az_emit *emit, const char *key)
{
	lead(emit, key);
	newline(emit);
	enter(emit, true);
}

void az_emit_end(az_emit *emit)
{
	if (!emit->yaml)
		az_buffer_char(emit->out, emit->in_list[emit->depth] ? ']' : '}');
	emit->depth--;
}

void az_emit_empty(az_emit *emit, const char *key, bool list)
{
	lead(emit, key);
	gap(emit, key);
	az_buffer_string(emit->out, list ? "[]" : "{}");
	newline(emit);
}

/* Characters that mean nothing to YAML wherever they stand: letters, digits, _ . - and Han. */
static bool is_quiet(uint32_t code)
{
	bool ascii = (code >= '0' && code <= '9') || (code >= 'a' && code <= 'z') ||
				 (code >= 'A' && code <= 'Z') || code == '_' || code == '.' || code == '-';
	bool bracket = code == 0xFF08 || code == 0xFF09; /* of case numbers */
	return ascii || bracket || (code >= 0x4E00 && code <= 0x9FFF);
}

/* 2026-02-17 or 2026-02: no reader of ours gives it a type, so it needs no quotes. */
static bool is_date(const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		bool dash = i == 4 || i == 7;
		if (dash ? text[i] != '-' : text[i] < '0' || text[i] > '9')
			return false;
	}
	return length == 10 || length == 7;
}

/* A text that a person or another reader might take for a number, a flag or nothing. */
static bool looks_typed(const char *text, size_t length)
{
	static const char *const words[] = {"null", "true", "false", "yes", "no", "on", "off"};
	for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
		if (length == strlen(words[i]) && strncasecmp(text, words[i], length) == 0)
			return true;
	for (size_t i = 0; i < length; i++)
		if ((text[i] < '0' || text[i] > '9') && text[i] != '.' && text[i] != '-')
			return false;
	return true;
}

/* True for a text that needs no quotes in YAML. */
static bool is_plain(const char *text, size_t length)
{
	if (length == 0 || text[0] == '-' || text[0] == '.')
		return false;
	for (size_t i = 0; i < length;) {
		uint32_t code;
		size_t n = az_utf8_decode(text + i, length - i, &code);
		if (n == 0 || !is_quiet(code))
			return false;
		i += n;
	}
	return is_date(text, length) || !looks_typed(text, length);
}

void az_emit_yaml_text(az_buffer *out, const char *text, size_t length)
{
	if (is_plain(text, length))
		az_buffer_bytes(out, text, length);
	else
		az_json_string(out, text, length);
}

static void put_text(const az_emit *emit, const char *text, size_t length)
{
	if (emit->yaml)
		az_emit_yaml_text(emit->out, text, length);
	else
		az_json_string(emit->out, text, length);
}

void az_emit_text(az_emit *emit, const char *key, const char *text, size_t length)
{
	lead(emit, key);
	gap(emit, key);
	put_text(emit, text, length);
	newline(emit);
}

void az_emit_words(az_emit *emit, const char *key)
{
	lead(emit, key);
	gap(emit, key);
	az_buffer_char(emit->out, '[');
	emit->words = 0;
}

void az_emit_word(az_emit *emit, const char *text, size_t length)
{
	if (emit->words++)
		az_buffer_string(emit->out, emit->yaml ? ", " : ",");
	put_text(emit, text, length);
}

void az_emit_words_end(az_emit *emit)
{
	az_buffer_char(emit->out, ']');
	newline(emit);
}

void az_emit_bare(az_emit *emit, const char *key, const char *text, size_t length)
{
	lead(emit, key);
	gap(emit, key);
	az_buffer_bytes(emit->out, text, length);
	newline(emit);
}
