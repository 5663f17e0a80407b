#include "policy/waivers.h"

#include <string.h>

#include "exchange/emit.h"
#include "exchange/insert.h"
#include "model/casenumber.h"
#include "model/date.h"
#include "policy/key_lists.h"
#include "policy/keys.h"

const char *const az_waiver_keys[] = {
	"rule", "case", "subject", "from", "until", "reason", "basis", "author", "approver", NULL};

static void put_text(az_buffer *out, const char *key, const char *text)
{
	az_buffer_printf(out, ", %s: ", key);
	az_emit_yaml_text(out, text, strlen(text));
}

static void put_day(az_buffer *out, const char *key, int32_t day)
{
	char text[AZ_DATE_TEXT];
	az_buffer_printf(out, ", %s: %s", key, az_date_format((az_date){day, AZ_DAY}, text));
}

static void put_value(const az_waiver *waiver, az_buffer *out)
{
	/* A rule's name is one by its form: it needs no quotes for its '/'. */
	az_buffer_printf(out, "{rule: %s", waiver->rule);
	put_text(out, "case", waiver->case_key);
	put_text(out, "subject", waiver->subject);
	put_day(out, "from", waiver->from);
	put_day(out, "until", waiver->until);
	put_text(out, "reason", waiver->reason);
	put_text(out, "basis", waiver->basis);
	put_text(out, "author", waiver->author);
	put_text(out, "approver", waiver->approver);
	az_buffer_char(out, '}');
}

void az_waiver_entry(const az_waiver *waiver, az_buffer *out)
{
	az_buffer_string(out, "- ");
	put_value(waiver, out);
	az_buffer_char(out, '\n');
}

static bool is_text(const az_doc *map, const char *key, const char *text)
{
	const az_doc *value = az_doc_get(map, key);
	return value && az_doc_is(value, text);
}

/* A case number may be written with other brackets. */
static bool is_case(const az_doc *map, const char *key)
{
	const az_doc *value = az_doc_get(map, "case");
	az_casenumber number;
	const char *why;
	if (!value || (value->kind != AZ_DOC_PLAIN && value->kind != AZ_DOC_TEXT))
		return false;
	return az_doc_is(value, key) ||
		   (az_casenumber_parse(value->text, value->length, &number, &why) &&
			   strcmp(number.text, key) == 0);
}

/* Two waivers of one finding for the same day would not say which holds. */
static void check_other(az_load *load, const az_doc *map, const az_waiver *waiver)
{
	int32_t from = 0, until = 0;
	if (!az_keys_map(load, map, "a waiver", az_waiver_keys))
		return;
	if (!is_text(map, "rule", waiver->rule) || !is_case(map, waiver->case_key) ||
		!is_text(map, "subject", waiver->subject))
		return;
	const az_doc *first = az_keys_need(load, map, "from", "write the first day: from: 2026-09-01");
	const az_doc *last = az_keys_need(load, map, "until", "write the last day: until: 2026-12-31");
	bool dated =
		first && last && az_keys_day(load, first, &from) && az_keys_day(load, last, &until);
	if (dated && from <= waiver->until && waiver->from <= until)
		az_load_bad(load, map, "change the days of that entry, or choose others",
			"the same is waived already for some of these days");
}

static void check_file(az_load *load, const az_doc *list, const az_waiver *waiver)
{
	if (list->kind == AZ_DOC_NULL || !az_keys_list(load, list, "waivers"))
		return;
	for (const az_doc *map = list->first; map; map = map->next)
		check_other(load, map, waiver);
}

assize_status az_waivers_add(az_load *load, const az_waiver *waiver, const char *file,
	const char *bytes, size_t length, az_buffer *out, az_error *error)
{
	az_buffer value = {0};
	size_t before = az_problems_count(load->problems);
	az_bundle_file as_file = {.path = file, .shown = file, .bytes = bytes, .length = length};
	const az_doc *list = az_load_yaml(load, &as_file);
	if (list)
		check_file(load, list, waiver);
	if (load->no_memory)
		return az_error_memory(error);
	if (az_problems_count(load->problems) > before)
		return ASSIZE_ERROR_INPUT;
	put_value(waiver, &value);
	az_buffer_u8(&value, 0);
	az_insert insert = {.value = (const char *)value.bytes};
	assize_status status = value.failed ? az_error_memory(error)
										: az_yaml_insert(file, bytes, length, &insert, out, error);
	az_buffer_free(&value);
	return status;
}
