#include "report/explain/page.h"

#include <string.h>

#include "model/path.h"
#include "report/finding_words.h"
#include "report/table.h"

void az_page_say(const az_page *page, const char *zh, const char *en)
{
	az_buffer_string(page->out, page->lang == AZ_ZH ? zh : en);
}

void az_page_indent(const az_page *page, unsigned level)
{
	for (unsigned i = 0; i < level; i++)
		az_buffer_string(page->out, "  ");
}

void az_page_end(const az_page *page)
{
	az_buffer_char(page->out, '\n');
}

void az_page_head(const az_page *page, const char *zh, const char *en)
{
	az_page_end(page);
	az_page_say(page, zh, en);
	az_page_end(page);
}

void az_page_text(const az_page *page, const char *text, size_t length)
{
	az_table_clean(text, length, page->out);
}

void az_page_title(const az_page *page, const az_title *title)
{
	const char *text = page->lang == AZ_ZH ? title->zh : title->en;
	az_page_text(page, text, strlen(text));
}

static void put_clean(const az_page *page, az_buffer *text)
{
	if (text->failed)
		page->out->failed = true;
	else
		az_page_text(page, (const char *)text->bytes, text->length);
	az_buffer_free(text);
}

void az_page_node(const az_page *page, az_ref node)
{
	az_buffer path = {0};
	az_path_node(page->record, node, &path);
	put_clean(page, &path);
}

void az_page_path(const az_page *page, az_fact fact)
{
	az_buffer path = {0};
	az_fact_path(page->policies, page->record, fact, &path);
	put_clean(page, &path);
}

/* One way to see a fact's field, built-in or a province's. */
static az_field field_of(const az_policies *policies, const az_record *record, az_fact fact)
{
	const az_field *field;
	const az_extension *extension;
	az_fact_name(policies, record, fact, &field, &extension);
	return extension ? az_extension_field(extension) : *field;
}

void az_page_field(const az_page *page, az_fact fact)
{
	az_field field = field_of(page->policies, page->record, fact);
	az_page_say(page, field.zh, field.en);
}

bool az_fact_is_open(const az_policies *policies, const az_record *record, az_fact fact)
{
	return field_of(policies, record, fact).sensitivity == AZ_OPEN;
}

az_type az_fact_type(const az_policies *policies, const az_record *record, az_fact fact)
{
	return field_of(policies, record, fact).type;
}

static bool is_list(az_type type)
{
	return type == AZ_REFS || type == AZ_LIST;
}

void az_page_value(const az_page *page, az_fact fact)
{
	az_value value;
	az_buffer text = {0};
	az_field field = field_of(page->policies, page->record, fact);
	az_fact_value(page->policies, page->record, fact, &value);
	if (value.state == AZ_KNOWN && field.sensitivity != AZ_OPEN) {
		az_buffer_string(page->out, AZ_HIDDEN);
		return;
	}
	uint32_t count = value.state == AZ_KNOWN && is_list(value.type) ? value.count : 0;
	if (count > AZ_LISTED_MOST)
		value.count = AZ_LISTED_MOST;
	az_value_shown(page->record, &value, &field, page->lang, &text);
	put_clean(page, &text);
	if (count > AZ_LISTED_MOST)
		az_buffer_printf(page->out, page->lang == AZ_ZH ? "等共%u项" : ", ... (%u in all)", count);
}

void az_page_fact(const az_page *page, az_fact fact)
{
	az_page_path(page, fact);
	az_page_say(page, "（", " (");
	az_page_field(page, fact);
	az_page_say(page, "）= ", ") = ");
	az_page_value(page, fact);
}

void az_page_given(const az_page *page, const az_given *given)
{
	az_buffer text = {0};
	if (!given->type) {
		az_page_say(page, "（无值）", "(no value)");
		return;
	}
	az_given_shown(given, NULL, page->lang, &text);
	put_clean(page, &text);
}

void az_page_parameter_name(const az_page *page, const az_parameter *parameter)
{
	if (page->lang == AZ_ZH) {
		az_page_title(page, &parameter->title);
		az_buffer_printf(page->out, " param.%s", parameter->name);
	} else {
		az_buffer_printf(page->out, "param.%s (", parameter->name);
		az_page_title(page, &parameter->title);
		az_buffer_char(page->out, ')');
	}
}

void az_page_parameter(
	const az_page *page, const az_parameter *parameter, const az_parameter_value *value)
{
	az_buffer text = {0};
	az_parameter_shown(parameter, value, page->lang, &text);
	put_clean(page, &text);
}

void az_page_file(const az_page *page, const az_policy *policy, const az_bundle_file *file)
{
	const char *path = file->path;
	size_t length = strlen(policy->folder);
	if (!strncmp(path, policy->folder, length) && path[length] == '/')
		path += length + 1;
	az_buffer_printf(page->out, "%s/", policy->id);
	az_page_text(page, path, strlen(path));
}

void az_page_date(const az_page *page, int32_t day)
{
	char text[32];
	az_date date = {day, AZ_DAY};
	az_buffer_string(page->out,
		page->lang == AZ_ZH ? az_date_format_zh(date, text) : az_date_format(date, text));
}

void az_page_law(const az_page *page, const az_law *law)
{
	az_page_title(page, &law->title);
	az_page_say(page, "（", " (");
	az_buffer_string(page->out, law->id);
	if (law->verified)
		az_page_say(page, "，已核实）", ", verified)");
	else
		az_page_say(page, "，未核实）", ", not verified)");
}
