#include "exchange/dossier/stand_in.h"

#include <stdio.h>
#include <string.h>

#include "model/casenumber.h"
#include "model/date.h"
#include "model/numbers.h"

enum { SORT_NUMBER = -1, SORT_KEY = -2, SORT_ITEM = 1000 };

enum { KEY_DIGITS_MOST = 4, ARTICLE_MOST = 16 };

/* A text that has a stand-in; its number counts within its sort. */
typedef struct known {
	struct known *next;
	int sort; /* an az_entity_id: names of such persons; SORT_ITEM and one: keys of items; or: */
	const char *text;
	size_t length;
	size_t number;
} known;

/* A field that was touched: "defendant.name". */
typedef struct touched {
	struct touched *next;
	const char *name;
	bool out;
} touched;

struct az_stand_ins {
	az_arena *arena;
	known *knowns;
	touched *first; /* in the order of the dossier */
	touched *last;
	bool failed;
};

az_stand_ins *az_stand_ins_new(az_arena *arena)
{
	az_stand_ins *s = az_arena_array(arena, 1, sizeof *s);
	if (s)
		s->arena = arena;
	return s;
}

bool az_stand_ins_failed(const az_stand_ins *s)
{
	return s->failed;
}

/* The number of a text within its sort: the one that it had before, or the next. */
static size_t number_of(az_stand_ins *s, int sort, const char *text, size_t length)
{
	size_t count = 0;
	for (const known *k = s->knowns; k; k = k->next) {
		if (k->sort != sort)
			continue;
		if (k->length == length && !memcmp(k->text, text, length))
			return k->number;
		count++;
	}
	known *k = az_arena_array(s->arena, 1, sizeof *k);
	const char *copy = az_arena_copy(s->arena, text, length);
	if (!k || !copy) {
		s->failed = true;
		return 0;
	}
	*k = (known){s->knowns, sort, copy, length, count + 1};
	s->knowns = k;
	return k->number;
}

static void touch(az_stand_ins *s, const az_entity *entity, const az_field *field, bool out)
{
	const char *name = az_arena_printf(s->arena, "%s.%s", entity->name, field->name);
	touched *t = name ? az_arena_array(s->arena, 1, sizeof *t) : NULL;
	for (const touched *at = s->first; name && at; at = at->next)
		if (at->out == out && !strcmp(at->name, name))
			return;
	if (!t) {
		s->failed = true;
		return;
	}
	*t = (touched){.name = name, .out = out};
	if (s->last)
		s->last->next = t;
	else
		s->first = t;
	s->last = t;
}

/* ---- the invented ---------------------------------------------------------------------------- */

/* "（2013）厦刑初字第88号": only its year is kept. */
static void put_legacy(const char *text, size_t serial, az_buffer *out)
{
	enum { BRACKET = 3, YEAR = 4 };
	bool year = strlen(text) > BRACKET + YEAR;
	az_buffer_printf(
		out, "（%.4s）某刑初字第%zu号", year ? text + BRACKET : "2015", serial ? serial : 1);
}

/* False where the text is no case number. */
static bool put_number(az_stand_ins *s, const char *text, size_t length, az_buffer *out)
{
	az_casenumber number;
	const char *why;
	if (!az_casenumber_parse(text, length, &number, &why))
		return false;
	size_t serial = number_of(s, SORT_NUMBER, number.text, strlen(number.text));
	if (number.legacy) {
		put_legacy(number.text, serial, out);
		return true;
	}
	size_t province = strlen(number.province);
	size_t digits = province ? strlen(number.court) - province : 0;
	az_buffer_printf(out, "（%d）%s%.*s%s%zu号", number.year,
		province ? number.province : number.court, (int)digits, "0000", number.type, serial);
	return true;
}

void az_stand_in_key(az_stand_ins *s, const char *key, size_t length, az_buffer *text)
{
	if (!put_number(s, key, length, text))
		az_buffer_printf(text, "测试案件%zu", number_of(s, SORT_KEY, key, length));
}

/* Of bytes that need not end in a NUL. */
static bool has_only(const char *text, size_t length, const char *allowed)
{
	for (size_t i = 0; i < length; i++)
		if (!text[i] || !strchr(allowed, text[i]))
			return false;
	return true;
}

/* "D1": too short to be anybody's number. */
static bool is_short_key(const char *key, size_t length)
{
	bool letter = length && ((key[0] >= 'A' && key[0] <= 'Z') || (key[0] >= 'a' && key[0] <= 'z'));
	return letter && length > 1 && length <= 1 + KEY_DIGITS_MOST &&
		   has_only(key + 1, length - 1, "0123456789");
}

/* True for "fraud" and "fraud-2", where `name` is "fraud". */
static bool is_made_of(const char *key, size_t length, const char *name)
{
	size_t n = strlen(name);
	if (length < n || memcmp(key, name, n) != 0)
		return false;
	return length == n || (key[n] == '-' && length > n + 1 && length <= n + 1 + KEY_DIGITS_MOST &&
							  has_only(key + n + 1, length - n - 1, "0123456789"));
}

/* A key that freezing made, or could have made. */
static bool is_made_key(const az_entity *entity, const char *key, size_t length)
{
	const az_field *field = entity->key_from ? az_field_numbered(entity, entity->key_from) : NULL;
	if (!field)
		return false;
	if (is_made_of(key, length, entity->name) || is_made_of(key, length, "unknown"))
		return true;
	for (size_t i = 0; field->sensitivity == AZ_OPEN && i < field->codes->count; i++)
		if (is_made_of(key, length, field->codes->codes[i].key))
			return true;
	return false;
}

void az_stand_in_item_key(
	az_stand_ins *s, const az_entity *entity, const char *key, size_t length, az_buffer *text)
{
	if (is_short_key(key, length) || is_made_key(entity, key, length)) {
		az_buffer_bytes(text, key, length);
		return;
	}
	touch(s, entity, az_field_numbered(entity, AZ_FIELD_KEY), false);
	az_buffer_printf(text, "%cX%zu", entity->name[0] - 'a' + 'A',
		number_of(s, SORT_ITEM + (int)entity->id, key, length));
}

/* The first day of the year; of a date that is known to the year only that. */
static void put_birthday(const az_value *value, az_buffer *out)
{
	az_date date;
	int year, month, day;
	if (!az_date_unpack(value->number, &date))
		return;
	az_date_split(date.first, &year, &month, &day);
	az_buffer_printf(out, date.precision == AZ_YEAR ? "%d" : "%d-01-01", year);
}

/* ---- which field gets what ------------------------------------------------------------------- */

static bool is_named(const az_field *field, const char *const *names)
{
	for (; *names; names++)
		if (!strcmp(field->name, *names))
			return true;
	return false;
}

static az_stand personal(az_stand_ins *s, const az_entity *entity, const az_field *field,
	const az_value *value, az_buffer *text)
{
	bool name = field->type == AZ_TEXT && !strcmp(field->name, "name");
	if (field->sensitivity == AZ_PERSONAL && name)
		az_buffer_printf(
			text, "%s%zu", entity->zh, number_of(s, (int)entity->id, value->text, value->length));
	else if (field->sensitivity == AZ_PERSONAL && field->type == AZ_DATE)
		put_birthday(value, text);
	else
		return AZ_STAND_OUT;
	return AZ_STAND_TEXT;
}

/* "287-2": anything longer is a text that may say more. */
static bool is_article(const az_value *value)
{
	return value->length <= ARTICLE_MOST && has_only(value->text, value->length, "0123456789-");
}

static az_stand open_text(
	az_stand_ins *s, const az_field *field, const az_value *value, az_buffer *text)
{
	static const char *const keys[] = {"loss_key", "group_key", NULL};
	if (!strcmp(field->name, "province"))
		return az_casenumber_is_province(value->text, value->length) ? AZ_STAND_KEEP : AZ_STAND_OUT;
	if (!strcmp(field->name, "article") && is_article(value))
		return AZ_STAND_KEEP;
	if (!strcmp(field->name, "court_code")) /* the number says it, in its own way */
		return AZ_STAND_OUT;
	if (is_named(field, keys))
		az_buffer_printf(text, "标识%zu", number_of(s, SORT_KEY, value->text, value->length));
	else
		az_buffer_string(text, strcmp(field->name, "court") ? "略" : "某某人民法院");
	return AZ_STAND_TEXT;
}

static az_stand choose(az_stand_ins *s, const az_entity *entity, const az_field *field,
	const az_value *value, az_buffer *text)
{
	if (field->sensitivity != AZ_OPEN)
		return personal(s, entity, field, value, text);
	if (field->type == AZ_NUMBER)
		return put_number(s, value->text, value->length, text) ? AZ_STAND_TEXT : AZ_STAND_OUT;
	return field->type == AZ_TEXT ? open_text(s, field, value, text) : AZ_STAND_KEEP;
}

az_stand az_stand_in(az_stand_ins *s, const az_entity *entity, const az_field *field,
	const az_value *value, az_buffer *text)
{
	az_stand stand = choose(s, entity, field, value, text);
	if (stand != AZ_STAND_KEEP)
		touch(s, entity, field, stand == AZ_STAND_OUT);
	return stand;
}

/* ---- the comment ------------------------------------------------------------------------------ */

static void tell_fields(
	const az_stand_ins *s, az_lang lang, bool out, const char *head, az_buffer *to)
{
	bool first = true;
	for (const touched *t = s->first; t; t = t->next) {
		if (t->out != out)
			continue;
		az_buffer_string(to, first ? head : lang == AZ_ZH ? "、" : ", ");
		az_buffer_string(to, t->name);
		first = false;
	}
	if (!first)
		az_buffer_char(to, '\n');
}

void az_stand_ins_tell(const az_stand_ins *s, az_lang lang, az_buffer *out)
{
	bool zh = lang == AZ_ZH;
	az_buffer_string(
		out, zh ? "# "
				  "供规则测试用的案卷，由一件真实案卷遮盖而成。这是遮盖，不是匿名：日期、金额、各项"
				  "种类\n"
				  "# 和条目标识（D1 "
				  "等）保持原样，了解案情的人仍可能认出它。请按案卷保管，不要对外提供。\n"
				: "# A dossier for tests of rules, masked from a real one. Masked is not "
				  "anonymous: dates,\n"
				  "# amounts, kinds and the keys of items (D1) are as they were, and who knows the "
				  "case may\n"
				  "# know it again. Keep it as the case is kept, and give it to nobody outside.\n");
	tell_fields(s, lang, false, zh ? "# 换成虚构的：" : "# Invented: ", out);
	tell_fields(s, lang, true, zh ? "# 删去的：" : "# Left out: ", out);
	az_buffer_string(out,
		zh ? "# 出生日期只留年份，年龄可能相差一岁；案号、法院均为虚构。需要的字段请自行补写。\n"
		   : "# Of a birthday only the year is true, so an age may be a year off; case numbers "
			 "and\n"
			 "# courts are invented. Write in what a test needs beside that.\n");
}
