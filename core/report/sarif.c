/* A log in the Static Analysis Results Interchange Format, OASIS 2.1.0. */
#include "report/remarks.h"

#include <stdio.h>
#include <string.h>

#include "base/json.h"

static const char schema[] =
	"https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";

static const char *level_word(az_remark_level level)
{
	static const char *const words[] = {
		[AZ_REMARK_NOTE] = "note", [AZ_REMARK_WARNING] = "warning", [AZ_REMARK_ERROR] = "error"};
	return words[level];
}

static void put_text(az_json *json, const char *key, const char *text)
{
	az_json_key(json, key);
	az_json_text(json, text);
}

static void put_message(az_json *json, const char *key, const char *text)
{
	az_json_key(json, key);
	az_json_object_begin(json);
	put_text(json, "text", text);
	az_json_object_end(json);
}

static void put_rule(az_json *json, const az_check_kind *kind, az_lang lang)
{
	const char *about = lang == AZ_EN ? kind->en : kind->zh;
	az_json_object_begin(json);
	put_text(json, "id", kind->name);
	put_message(json, "shortDescription", about);
	put_message(json, "help", about);
	az_json_key(json, "defaultConfiguration");
	az_json_object_begin(json);
	put_text(json, "level", level_word(kind->level));
	az_json_object_end(json);
	az_json_object_end(json);
}

static void put_tool(az_json *json, az_lang lang)
{
	az_json_key(json, "tool");
	az_json_object_begin(json);
	az_json_key(json, "driver");
	az_json_object_begin(json);
	put_text(json, "name", "assize policy check");
	put_text(json, "language", lang == AZ_EN ? "en" : "zh-CN");
	az_json_key(json, "rules");
	az_json_array_begin(json);
	for (size_t i = 0; i < AZ_CHECKS; i++)
		put_rule(json, &az_check_kinds[i], lang);
	az_json_array_end(json);
	az_json_object_end(json);
	az_json_object_end(json);
}

/* A path as a URI reference: what is no plain character is %XX; one from the root is a file's. */
static void put_uri(az_json *json, const char *path)
{
	az_buffer uri = {0};
	if (path[0] == '/')
		az_buffer_string(&uri, "file://");
	for (const char *c = path; *c; c++) {
		bool plain = (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') ||
					 (*c >= '0' && *c <= '9') || strchr("-._~/", *c);
		if (plain)
			az_buffer_char(&uri, *c);
		else
			az_buffer_printf(&uri, "%%%02X", (unsigned)(unsigned char)*c);
	}
	az_json_key(json, "uri");
	az_json_text_n(json, uri.length ? (const char *)uri.bytes : "", uri.length);
	json->out->failed |= uri.failed;
	az_buffer_free(&uri);
}

static void put_number(az_json *json, const char *key, int number)
{
	az_json_key(json, key);
	az_json_int(json, number);
}

static void put_region(az_json *json, const az_remark *remark)
{
	az_json_key(json, "region");
	az_json_object_begin(json);
	put_number(json, "startLine", remark->place.line);
	if (remark->place.column)
		put_number(json, "startColumn", remark->place.column);
	if (remark->end_line && remark->place.column) {
		put_number(json, "endLine", remark->end_line);
		put_number(json, "endColumn", remark->end_column);
	}
	az_json_object_end(json);
}

static void put_location(az_json *json, const az_remark *remark)
{
	az_json_key(json, "locations");
	az_json_array_begin(json);
	if (remark->place.file) {
		az_json_object_begin(json);
		az_json_key(json, "physicalLocation");
		az_json_object_begin(json);
		az_json_key(json, "artifactLocation");
		az_json_object_begin(json);
		put_uri(json, remark->place.file);
		az_json_object_end(json);
		if (remark->place.line)
			put_region(json, remark);
		az_json_object_end(json);
		az_json_object_end(json);
	}
	az_json_array_end(json);
}

static void put_result(az_json *json, const az_remark *remark)
{
	const az_check_kind *kind = &az_check_kinds[remark->check];
	az_buffer text = {0};
	az_buffer_printf(
		&text, "%s%s%s", remark->what, remark->mend ? "; " : "", remark->mend ? remark->mend : "");
	az_buffer_u8(&text, 0);
	az_json_object_begin(json);
	put_text(json, "ruleId", kind->name);
	put_number(json, "ruleIndex", (int)remark->check);
	put_text(json, "level", level_word(kind->level));
	put_message(json, "message", text.failed ? "" : (const char *)text.bytes);
	put_location(json, remark);
	az_json_object_end(json);
	json->out->failed |= text.failed;
	az_buffer_free(&text);
}

void az_remarks_sarif(const az_remarks *remarks, az_lang lang, az_buffer *out)
{
	az_json json = az_json_new(out);
	az_json_object_begin(&json);
	put_text(&json, "$schema", schema);
	put_text(&json, "version", "2.1.0");
	az_json_key(&json, "runs");
	az_json_array_begin(&json);
	az_json_object_begin(&json);
	put_tool(&json, lang);
	put_text(&json, "columnKind", "unicodeCodePoints");
	az_json_key(&json, "results");
	az_json_array_begin(&json);
	for (size_t i = 0; az_remarks_at(remarks, i); i++)
		put_result(&json, az_remarks_at(remarks, i));
	az_json_array_end(&json);
	az_json_object_end(&json);
	az_json_array_end(&json);
	az_json_object_end(&json);
	az_buffer_char(out, '\n');
}
