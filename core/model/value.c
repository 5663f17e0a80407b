#include "model/value.h"

#include <string.h>

#include "model/casenumber.h"
#include "model/date.h"
#include "model/fold.h"
#include "model/money.h"
#include "base/words.h"

/* Reading. */

static bool is_one_of(const char *text, const char *const *words)
{
	for (; *words; words++) {
		if (az_equal_nocase(text, *words))
			return true;
	}
	return false;
}

bool az_state_word(const char *text, size_t length, az_state *state)
{
	static const char *const unknown[] = {"", "不详", "unknown", "null", NULL};
	static const char *const not_applicable[] = {"不适用", "n/a", NULL};
	char folded[32];
	if (!az_fold(text, length, folded, sizeof folded))
		return false;
	if (is_one_of(folded, unknown))
		*state = AZ_UNKNOWN;
	else if (is_one_of(folded, not_applicable))
		*state = AZ_NOT_APPLICABLE;
	else
		return false;
	return true;
}

static bool parse_flag(const char *text, size_t length, int64_t *flag, const char **why)
{
	static const char *const yes[] = {"true", "yes", "是", NULL};
	static const char *const no[] = {"false", "no", "否", NULL};
	char folded[16];
	*why = AZ_N("it is neither true nor false");
	if (!az_fold(text, length, folded, sizeof folded))
		return false;
	*flag = is_one_of(folded, yes);
	return *flag || is_one_of(folded, no);
}

static bool parse_date(const char *text, size_t length, int64_t *packed, const char **why)
{
	az_date date;
	if (!az_date_parse(text, length, &date, why))
		return false;
	*packed = az_date_pack(date);
	return true;
}

static bool parse_code(
	const az_vocabulary *codes, const char *text, size_t length, int64_t *number, const char **why)
{
	char folded[128];
	*why = AZ_N("it is no term of the vocabulary");
	if (!codes || !az_fold(text, length, folded, sizeof folded))
		return false;
	const az_code *code = az_code_named(codes, text, length);
	if (!code)
		code = az_code_named(codes, folded, strlen(folded));
	if (!code)
		return false;
	*number = code->number;
	return true;
}

static bool parse_number(const char *text, size_t length, az_scalar *out, const char **why)
{
	az_casenumber number;
	_Static_assert(
		sizeof number.text <= sizeof out->text, AZ_N("a case number fits into a scalar"));
	if (!az_casenumber_parse(text, length, &number, why))
		return false;
	memcpy(out->text, number.text, sizeof number.text);
	return true;
}

static bool parse_known(az_type type, const az_vocabulary *codes, const char *text, size_t length,
	az_scalar *out, const char **why)
{
	switch (type) {
	case AZ_FLAG:
		return parse_flag(text, length, &out->number, why);
	case AZ_COUNT:
		return az_count_parse(text, length, &out->number, why);
	case AZ_MONEY:
		return az_money_parse(text, length, &out->number, why);
	case AZ_DATE:
		return parse_date(text, length, &out->number, why);
	case AZ_CODE:
	case AZ_SET:
		return parse_code(codes, text, length, &out->number, why);
	case AZ_NUMBER:
		return parse_number(text, length, out, why);
	case AZ_RATIO:
		return az_ratio_parse(text, length, &out->number, why);
	default:
		*why = AZ_N("a value of this type is not read from one text");
		return false;
	}
}

bool az_scalar_parse(az_type type, const az_vocabulary *codes, const char *text, size_t length,
	az_scalar *out, const char **why)
{
	az_scalar read = {.state = AZ_KNOWN};
	if (!parse_known(type, codes, text, length, &read, why))
		return false;
	*out = read;
	*why = NULL;
	return true;
}

/* Writing, as a file has it (FORM_PLAIN) or as a person reads it. */

typedef enum form { FORM_PLAIN, FORM_ZH, FORM_EN } form;

static const char *word(form as, const char *plain, const char *zh, const char *en)
{
	return as == FORM_PLAIN ? plain : as == FORM_ZH ? zh : en;
}

static void put_money(int64_t fen, form as, az_buffer *out)
{
	char text[AZ_MONEY_TEXT];
	if (as == FORM_PLAIN)
		az_money_format(fen, text);
	else
		az_money_format_grouped(fen, text);
	az_buffer_string(out, text);
	az_buffer_string(out, word(as, "", "元", " yuan"));
}

static void put_date(int64_t packed, form as, az_buffer *out)
{
	char text[32];
	az_date date;
	if (!az_date_unpack(packed, &date)) {
		az_buffer_string(out, word(as, "unknown", "不详", "unknown"));
		return;
	}
	az_buffer_string(
		out, as == FORM_ZH ? az_date_format_zh(date, text) : az_date_format(date, text));
}

static void put_ratio(int64_t millionths, form as, az_buffer *out)
{
	char text[AZ_MONEY_TEXT];
	bool percent = as != FORM_PLAIN && millionths >= -AZ_MONEY_MOST && millionths <= AZ_MONEY_MOST;
	az_buffer_string(out, az_ratio_format(percent ? millionths * 100 : millionths, text));
	if (percent)
		az_buffer_char(out, '%');
}

/* The words of the units that the field tables and parameters use; another unit is shown as it is
 * written. */
typedef struct unit_words {
	const char *unit, *zh, *one, *many;
} unit_words;

static const unit_words units[] = {
	{"years", "年", "year", "years"},
	{"months", "个月", "month", "months"},
	{"days", "天", "day", "days"},
	{"hours", "小时", "hour", "hours"},
	{"minutes", "分钟", "minute", "minutes"},
	{"persons", "人", "person", "persons"},
	{"times", "次", "time", "times"},
	{"messages", "条", "message", "messages"},
	{"records", "条", "record", "records"},
	{"calls", "次", "call", "calls"},
	{"views", "次", "view", "views"},
	{"cards", "张", "card", "cards"},
	{"accounts", "个", "account", "accounts"},
	{"subjects", "个", "subject", "subjects"},
	{"percent", "％", "percent", "percent"},
};

static void put_unit(const char *unit, int64_t count, form as, az_buffer *out)
{
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		const unit_words *words = &units[i];
		if (strcmp(words->unit, unit) != 0)
			continue;
		if (as == FORM_ZH)
			az_buffer_string(out, words->zh);
		else
			az_buffer_printf(out, " %s", count == 1 ? words->one : words->many);
		return;
	}
	az_buffer_printf(out, as == FORM_ZH ? "%s" : " %s", unit);
}

static void put_count(int64_t count, const char *unit, form as, az_buffer *out)
{
	az_buffer_printf(out, "%lld", (long long)count);
	if (as != FORM_PLAIN && unit)
		put_unit(unit, count, as, out);
}

/* A number that the vocabulary does not have was written by a newer assize. */
static void put_code(const az_vocabulary *codes, int64_t number, form as, az_buffer *out)
{
	const az_code *code = codes && number > 0 && number <= UINT16_MAX
							  ? az_code_numbered(codes, (uint16_t)number)
							  : NULL;
	if (code)
		az_buffer_string(out, word(as, code->key, code->zh, code->en));
	else
		az_buffer_printf(out, "#%lld", (long long)number);
}

static void put_key(const az_record *record, az_ref ref, az_buffer *out)
{
	uint32_t length = 0;
	const char *key = az_node_key(record, ref, &length);
	az_buffer_bytes(out, key, length);
}

/* The code that an item without a key of its own is named after (fraud, fraud-2). NULL: none, or it may
 * not be shown. */
static const az_code *code_of_key(const az_record *record, az_ref ref)
{
	az_value value;
	uint32_t length = 0;
	const az_entity *entity = az_node_entity(record, ref);
	const az_field *field = az_field_numbered(entity, entity->key_from);
	const char *key = az_node_key(record, ref, &length);
	if (!field || field->sensitivity != AZ_OPEN)
		return NULL;
	az_node_get(record, ref, field, &value);
	if (value.state != AZ_KNOWN || value.number > UINT16_MAX)
		return NULL;
	const az_code *code = az_code_numbered(field->codes, (uint16_t)value.number);
	size_t n = code ? strlen(code->key) : 0;
	return n && length >= n && !memcmp(key, code->key, n) ? code : NULL;
}

/* "D1"; for a person, of an item that is named after its code: "诈骗罪（fraud）". */
static void put_item(const az_record *record, az_ref ref, form as, az_buffer *out)
{
	uint32_t length = 0;
	const char *key = az_node_key(record, ref, &length);
	const az_code *code = as == FORM_PLAIN ? NULL : code_of_key(record, ref);
	const char *title = code ? word(as, code->key, code->zh, code->en) : NULL;
	if (!title || (strlen(title) == length && !memcmp(title, key, length)))
		az_buffer_bytes(out, key, length);
	else
		az_buffer_printf(out, as == FORM_ZH ? "%s（%.*s）" : "%s (%.*s)", title, (int)length, key);
}

static void put_items(const az_record *record, const az_value *value, const az_vocabulary *codes,
	form as, az_buffer *out)
{
	if (!value->count)
		az_buffer_string(out, word(as, "[]", "无", "none"));
	for (uint32_t i = 0; i < value->count; i++) {
		if (i)
			az_buffer_string(out, word(as, ", ", "、", ", "));
		if (value->type == AZ_SET)
			put_code(codes, az_value_code(value, i), as, out);
		else
			put_item(record, az_value_ref(value, i), as, out);
	}
}

static void put_known(const az_record *record, const az_value *value, const az_vocabulary *codes,
	const char *unit, form as, az_buffer *out)
{
	switch (value->type) {
	case AZ_FLAG:
		az_buffer_string(
			out, value->number ? word(as, "true", "是", "yes") : word(as, "false", "否", "no"));
		return;
	case AZ_COUNT:
		put_count(value->number, unit, as, out);
		return;
	case AZ_MONEY:
		put_money(value->number, as, out);
		return;
	case AZ_DATE:
		put_date(value->number, as, out);
		return;
	case AZ_RATIO:
		put_ratio(value->number, as, out);
		return;
	case AZ_CODE:
		put_code(codes, value->number, as, out);
		return;
	case AZ_SET:
	case AZ_REFS:
	case AZ_LIST:
		put_items(record, value, codes, as, out);
		return;
	case AZ_REF:
	case AZ_ONE:
		put_key(record, (az_ref)value->number, out);
		return;
	default: /* AZ_TEXT, AZ_NUMBER */
		az_buffer_bytes(out, value->text, value->length);
	}
}

static void put_value(const az_record *record, const az_value *value, const az_vocabulary *codes,
	const char *unit, form as, az_buffer *out)
{
	if (value->state == AZ_UNKNOWN)
		az_buffer_string(out, word(as, "unknown", "不详", "unknown"));
	else if (value->state == AZ_NOT_APPLICABLE)
		az_buffer_string(out, word(as, "n/a", "不适用", "not applicable"));
	else
		put_known(record, value, codes, unit, as, out);
}

void az_value_plain(
	const az_record *record, const az_value *value, const az_vocabulary *codes, az_buffer *out)
{
	put_value(record, value, codes, NULL, FORM_PLAIN, out);
}

void az_value_shown(const az_record *record, const az_value *value, const az_field *field,
	az_lang lang, az_buffer *out)
{
	put_value(record, value, field->codes, field->unit, lang == AZ_ZH ? FORM_ZH : FORM_EN, out);
}
