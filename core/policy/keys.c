#include "policy/keys.h"

#include <string.h>

#include "exchange/names.h"
#include "policy/key_lists.h"
#include "policy/terms.h"
#include "base/words.h"

const char *const az_title_keys[] = {"zh", "en", NULL};

static const char *label(const az_doc *value)
{
	return value->key ? value->key : AZ_N("the value");
}

bool az_keys_map(az_load *load, const az_doc *doc, const char *what, const char *const *allowed)
{
	az_names_only(doc, load->file, what, allowed, load->problems);
	return doc->kind == AZ_DOC_MAP;
}

const az_doc *az_keys_need(az_load *load, const az_doc *map, const char *key, const char *mend)
{
	const az_doc *value = az_keys_may(map, key);
	if (!value)
		az_load_bad(load, map, mend, "'%s' is missing", key);
	return value;
}

const az_doc *az_keys_may(const az_doc *map, const char *key)
{
	const az_doc *value = az_doc_get(map, key);
	return value && value->kind != AZ_DOC_NULL ? value : NULL;
}

bool az_keys_text(az_load *load, const az_doc *value, const char **out)
{
	bool text = value->kind == AZ_DOC_PLAIN || value->kind == AZ_DOC_TEXT;
	if (!text || !value->length) {
		az_load_bad(load, value, "write a text", "'%s' is %s", label(value),
			text ? "empty" : AZ_N("not a text"));
		return false;
	}
	*out = value->text;
	return true;
}

size_t az_keys_choice(az_load *load, const az_doc *value, const char *const *list)
{
	const char *text = NULL;
	if (!az_keys_text(load, value, &text))
		return 0;
	size_t found = az_terms_find(list, text);
	if (found)
		return found;
	const char *near = az_names_nearest(text, list);
	const char *mend = near ? az_load_text(load, "did you mean '%s'?", near)
							: az_load_text(load, "write one of %s", az_load_joined(load, list));
	if (value->key)
		az_load_bad(load, value, mend, "'%s' is no %s", text, value->key);
	else
		az_load_bad(load, value, mend, "'%s' is not known here", text);
	return 0;
}

bool az_keys_flag(az_load *load, const az_doc *value, bool *out)
{
	if (value->kind != AZ_DOC_PLAIN || (!az_doc_is(value, "true") && !az_doc_is(value, "false"))) {
		az_load_bad(load, value, "write true or false, without quotes",
			"'%s' is neither true nor false", label(value));
		return false;
	}
	*out = az_doc_is(value, "true");
	return true;
}

bool az_keys_day(az_load *load, const az_doc *value, int32_t *out)
{
	const char *text = NULL, *why = NULL;
	az_date date = {0, AZ_DAY};
	if (!az_keys_text(load, value, &text))
		return false;
	if (!az_date_parse(text, value->length, &date, &why)) {
		az_load_bad(load, value, "write a date as 2026-03-01", "'%s' is no date: %s", text, why);
		return false;
	}
	if (date.precision != AZ_DAY) {
		az_load_bad(
			load, value, "write the day too, as 2026-03-01", "'%s' is not known to the day", text);
		return false;
	}
	*out = date.first;
	return true;
}

bool az_keys_list(az_load *load, const az_doc *value, const char *each)
{
	if (value->kind == AZ_DOC_LIST)
		return true;
	az_load_bad(load, value, az_load_text(load, "write a list of %s", each), "'%s' is not a list",
		label(value));
	return false;
}

static bool title_part(az_load *load, const az_doc *map, const char *lang, const char **out)
{
	const az_doc *text = az_keys_need(load, map, lang,
		lang[0] == 'z' ? AZ_N("write the Chinese text too: zh")
					   : AZ_N("write the English text too: en"));
	return text && az_keys_text(load, text, out);
}

bool az_keys_title(az_load *load, const az_doc *value, az_title *out)
{
	if (!az_keys_map(load, value, label(value), az_title_keys))
		return false;
	bool zh = title_part(load, value, "zh", &out->zh);
	bool en = title_part(load, value, "en", &out->en);
	return zh && en;
}

bool az_keys_lua_name(az_load *load, const az_doc *value, const char *what)
{
	if (az_term_is_plain(value->key, "") && !az_term_is_lua_word(value->key))
		return true;
	az_load_bad_key(load, value,
		"write a lower-case name of letters, digits and '_' that is no word of Lua's own",
		"'%s' cannot be the name of a %s", value->key, what);
	return false;
}
