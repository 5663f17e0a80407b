#include "report/explain/source.h"

#include <string.h>

#include "report/explain/decide.h"
#include "report/explain/sentence.h"

enum { SKIP_MORE_THAN = 3 }; /* lines that did not run are left out where there are more at once */

typedef struct source {
	const az_page *page;
	const az_told *told;
	const az_bundle_file *file;
	const az_told_file *sites;
	unsigned char *ran; /* by line, from 1 */
	uint32_t lines;
	size_t *times; /* by site: how often it was judged, and the last time */
	size_t *last;
} source;

static uint32_t count_lines(const az_bundle_file *file)
{
	uint32_t count = 1;
	for (size_t i = 0; i < file->length; i++)
		count += file->bytes[i] == '\n';
	return count;
}

/* The line of the file, and where the next begins. */
static const char *next_line(const az_bundle_file *file, const char **at, size_t *length)
{
	const char *line = *at, *end = file->bytes + file->length;
	const char *newline = memchr(line, '\n', (size_t)(end - line));
	*length = (size_t)((newline ? newline : end) - line);
	*at = newline ? newline + 1 : end;
	return line;
}

/* A condition is said by its operands where any of them was judged. */
static bool is_said_by_operands(const source *s, size_t site)
{
	const az_lua_site *outer = &s->sites->sites[site];
	if (outer->kind != AZ_LUA_CONDITION)
		return false;
	for (size_t i = site + 1; i < s->sites->count; i++)
		if (s->times[i] && az_site_is_inside(&s->sites->sites[i], outer))
			return true;
	return false;
}

static void put_times(const az_page *page, size_t times)
{
	if (times > 1)
		az_buffer_printf(page->out,
			page->lang == AZ_ZH ? "（共判断%zu次，此为最后一次）" : " (the last of %zu times)",
			times);
}

/* What was tested on a line. */
static void put_tests(const source *s, uint32_t line)
{
	bool first = true;
	for (size_t i = 0; i < s->sites->count; i++) {
		if (!s->times[i] || (uint32_t)s->sites->sites[i].line != line || is_said_by_operands(s, i))
			continue;
		az_page_say(s->page, first ? "    ← " : "；", first ? "    ← " : "; ");
		first = false;
		az_sentence_short(s->page, s->told, &s->told->tests[s->last[i]]);
		put_times(s->page, s->times[i]);
	}
}

static void put_line(const source *s, uint32_t number, const char *text, size_t length)
{
	const az_page *page = s->page;
	size_t tabs = 0;
	while (tabs < length && text[tabs] == '\t')
		tabs++;
	az_buffer_printf(page->out, "    %s%4u  ", s->ran[number] ? "▸" : " ", (unsigned)number);
	az_page_indent(page, (unsigned)tabs);
	az_page_text(page, text + tabs, length - tabs);
	put_tests(s, number);
	az_page_end(page);
}

static bool mark(source *s, az_arena *arena)
{
	const az_told *told = s->told;
	size_t place = (size_t)(s->file - told->bundle->files);
	s->lines = count_lines(s->file);
	s->ran = az_arena_array(arena, (size_t)s->lines + 2, 1);
	s->times = az_arena_array(arena, s->sites->count + 1, sizeof *s->times);
	s->last = az_arena_array(arena, s->sites->count + 1, sizeof *s->last);
	if (!s->ran || !s->times || !s->last)
		return false;
	for (size_t i = 0; i < told->test_count; i++) {
		if (told->tests[i].file != place)
			continue;
		size_t site = (size_t)(told->tests[i].site - s->sites->sites);
		s->times[site]++;
		s->last[site] = i;
	}
	for (size_t i = 0; i < told->step_count; i++)
		if (az_spot_file(told->steps[i]) == place && az_spot_index(told->steps[i]) <= s->lines)
			s->ran[az_spot_index(told->steps[i])] = 1;
	return true;
}

/* How many lines from `line` on did not run, up to the next that did. */
static uint32_t idle_from(const source *s, uint32_t line)
{
	uint32_t count = 0;
	while (line + count <= s->lines && !s->ran[line + count])
		count++;
	return count;
}

/* Marks what decided where no Lua ran: the line at fault, or that of the condition. */
static void mark_unrun(source *s)
{
	const az_told *told = s->told;
	int line = told->rule->place.line;
	uint32_t fault = az_told_fault_line(told);
	if (fault && fault <= s->lines)
		line = (int)fault;
	else if (told->decider == AZ_DECIDED_WHEN)
		line = told->rule->conditions[told->decided].place.line;
	else if (az_told_conditions(told))
		line = told->rule->conditions[0].place.line;
	if (line > 0 && (uint32_t)line <= s->lines)
		s->ran[line] = 1;
}

static void put_lines(const source *s)
{
	const char *at = s->file->bytes;
	bool begun = false;
	for (uint32_t line = 1; line <= s->lines; line++) {
		size_t length;
		const char *text = next_line(s->file, &at, &length);
		uint32_t idle = idle_from(s, line);
		bool tail = idle && line + idle > s->lines;
		begun = begun || s->ran[line];
		if (!begun || tail)
			continue;
		if (idle <= SKIP_MORE_THAN) {
			put_line(s, line, text, length);
			continue;
		}
		az_buffer_string(s->page->out, "          …\n");
		for (; idle > 1; idle--, line++)
			next_line(s->file, &at, &length);
	}
}

static void put_file(const az_page *page, const az_told *told, size_t place, az_arena *arena)
{
	source s = {.page = page,
		.told = told,
		.file = &told->bundle->files[place],
		.sites = &told->files[place]};
	if (!mark(&s, arena)) {
		page->out->failed = true;
		return;
	}
	if (!told->step_count)
		mark_unrun(&s);
	put_lines(&s);
}

static bool ran(const az_told *told, size_t place)
{
	for (size_t i = 0; i < told->step_count; i++)
		if (az_spot_file(told->steps[i]) == place)
			return true;
	return false;
}

void az_source_write(const az_page *page, const az_told *told, az_arena *arena)
{
	size_t own = (size_t)(told->rule->file - told->bundle->files);
	put_file(page, told, own, arena);
	for (size_t place = 0; place < told->bundle->count; place++) {
		if (place == own || !ran(told, place))
			continue;
		az_page_say(page, "  其中调用的 ", "  It called ");
		az_page_file(page, told->rule->policy, &told->bundle->files[place]);
		az_page_say(page, "：\n", ":\n");
		put_file(page, told, place, arena);
	}
}
