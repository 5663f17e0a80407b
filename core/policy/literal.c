#include "policy/literal.h"

#include "base/buffer.h"
#include "base/words.h"
#include "model/money.h"
#include "model/value.h"

static bool bad_kind(az_load *load, const az_field *field, const az_doc *value, const char *mend)
{
	az_load_bad(load, value, mend, "'%s' (%s) is not compared with %s", field->name,
		az_type_of(field->type)->name, value->kind == AZ_DOC_TEXT ? "a text" : value->text);
	return false;
}

static bool load_code(az_load *load, const az_field *field, const az_doc *value, az_operand *out)
{
	if (value->kind != AZ_DOC_TEXT)
		return bad_kind(load, field, value, AZ_N("write the term in quotes"));
	const az_code *code = az_code_named(field->codes, value->text, value->length);
	if (code) {
		out->number = code->number;
		return true;
	}
	const char *near = az_code_nearest(field->codes, value->text);
	az_load_bad(load, value,
		near ? az_load_text(load, "did you mean '%s'?", near)
			 : az_load_text(load, "`assize schema` lists the terms of %s", field->codes->name),
		"'%s' is no term of %s", value->text, field->codes->name);
	return false;
}

/* Zero is zero in yuan and in fen; any other bare number would leave open which of them is
 * meant. */
static bool load_money(az_load *load, const az_field *field, const az_doc *value, az_operand *out)
{
	const char *why = NULL;
	if (value->kind != AZ_DOC_TEXT && !az_doc_is(value, "0"))
		return bad_kind(load, field, value, AZ_N("write an amount in yuan as a text: \"3000.00\""));
	if (az_money_parse(value->text, value->length, &out->number, &why))
		return true;
	az_load_bad(load, value, "write an amount in yuan: \"3000.00\"", "'%s' is no amount: %s",
		value->text, why);
	return false;
}

/* A date that is not known to the day would leave the comparison itself undecided. */
static bool load_date(az_load *load, const az_field *field, const az_doc *value, az_operand *out)
{
	const char *why = NULL;
	az_date date;
	if (value->kind != AZ_DOC_TEXT)
		return bad_kind(load, field, value, AZ_N("write the date as a text: \"2026-03-01\""));
	if (!az_date_parse(value->text, value->length, &date, &why)) {
		az_load_bad(load, value, "write the date as \"2026-03-01\"", "'%s' is no date: %s",
			value->text, why);
		return false;
	}
	if (date.precision != AZ_DAY) {
		az_load_bad(load, value, "write the day too, as \"2026-03-01\"",
			"'%s' is not known to the day, and a condition needs the day", value->text);
		return false;
	}
	out->number = az_date_pack(date);
	return true;
}

static bool load_count(az_load *load, const az_field *field, const az_doc *value, az_operand *out)
{
	const char *why = NULL;
	if (value->kind != AZ_DOC_PLAIN)
		return bad_kind(load, field, value, AZ_N("write the number without quotes"));
	if (az_count_parse(value->text, value->length, &out->number, &why))
		return true;
	az_load_bad(load, value, "write a whole number", "'%s' is no count: %s", value->text, why);
	return false;
}

static bool load_flag(az_load *load, const az_field *field, const az_doc *value, az_operand *out)
{
	bool yes = az_doc_is(value, "true");
	if (value->kind != AZ_DOC_PLAIN || (!yes && !az_doc_is(value, "false")))
		return bad_kind(load, field, value, "write true or false, without quotes");
	out->number = yes;
	return true;
}

bool az_literal_load(az_load *load, const az_field *field, const az_doc *value, az_operand *out)
{
	switch (field->type) {
	case AZ_CODE:
	case AZ_SET:
		return load_code(load, field, value, out);
	case AZ_MONEY:
		return load_money(load, field, value, out);
	case AZ_DATE:
		return load_date(load, field, value, out);
	case AZ_COUNT:
		return load_count(load, field, value, out);
	case AZ_FLAG:
		return load_flag(load, field, value, out);
	default:
		if (value->kind != AZ_DOC_TEXT)
			return bad_kind(load, field, value, AZ_N("write the text in quotes"));
		out->text = value->text;
		return true;
	}
}

static void append_quoted(az_buffer *out, const char *text)
{
	az_buffer_char(out, '"');
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			az_buffer_char(out, '\\');
		if (*text == '\n')
			az_buffer_string(out, "\\n");
		else
			az_buffer_char(out, *text);
	}
	az_buffer_char(out, '"');
}

/* A leaf as the header has it; what is no literal is a problem elsewhere, and shown as "...". */
static void append_leaf(az_buffer *out, const az_doc *value)
{
	if (value->kind == AZ_DOC_TEXT)
		append_quoted(out, value->text);
	else if (value->kind == AZ_DOC_PLAIN || value->kind == AZ_DOC_NAME)
		az_buffer_string(out, value->text);
	else
		az_buffer_string(out, "...");
}

const char *az_literal_source(az_load *load, const az_doc *value)
{
	az_buffer out = {0};
	bool call = value->kind == AZ_DOC_CALL, list = value->kind == AZ_DOC_LIST;
	az_buffer_printf(&out, "%s = ", value->key);
	if (call)
		az_buffer_printf(&out, "%s(", value->text);
	else if (list)
		az_buffer_char(&out, '{');
	else
		append_leaf(&out, value);
	for (const az_doc *part = call || list ? value->first : NULL; part; part = part->next) {
		append_leaf(&out, part);
		if (part->next)
			az_buffer_string(&out, ", ");
	}
	if (call || list)
		az_buffer_char(&out, call ? ')' : '}');
	char *source =
		out.failed ? NULL : az_arena_copy(load->arena, (const char *)out.bytes, out.length);
	az_buffer_free(&out);
	if (!source)
		load->no_memory = true;
	return source;
}
