#include "report/schema/annotate.h"

#include "policy/terms.h"

void az_annotate_word(const char *text, az_buffer *out)
{
	for (; *text; text++)
		az_buffer_char(out, *text == '\n' || *text == '\r' ? ' ' : *text);
}

void az_annotate_text(const char *text, az_buffer *out)
{
	if (!text || !*text)
		return;
	az_buffer_char(out, ' ');
	az_annotate_word(text, out);
}

void az_annotate_titles(const char *zh, const char *en, az_buffer *out)
{
	az_annotate_text(zh, out);
	if (zh && en)
		az_buffer_string(out, " /");
	az_annotate_text(en, out);
}

void az_annotate_quoted(const char *text, az_buffer *out)
{
	az_buffer_char(out, '"');
	for (; *text; text++) {
		if (*text == '"' || *text == '\\')
			az_buffer_char(out, '\\');
		az_buffer_char(out, *text == '\n' || *text == '\r' ? ' ' : *text);
	}
	az_buffer_char(out, '"');
}

void az_annotate_field(const char *name, bool optional, az_buffer *out)
{
	bool plain = az_term_is_plain(name, "") && !az_term_is_lua_word(name);
	az_buffer_string(out, plain ? "---@field " : "---@field [");
	if (plain)
		az_buffer_string(out, name);
	else
		az_annotate_quoted(name, out);
	az_buffer_printf(out, "%s%s ", plain ? "" : "]", optional ? "?" : "");
}
