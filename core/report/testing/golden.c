#include "report/testing/golden.h"

#include <string.h>

#include "base/file.h"
#include "base/file_write.h"
#include "report/explain/record.h"

enum { PAGE_BYTES = 1 << 20, LINES_MOST = 20 };

typedef struct comparing {
	az_tester *tester;
	const az_casetest *test;
	const az_golden *golden;
	bool update;
	az_suite *suite;
	az_buffer expected;
	az_buffer got;
	bool missing; /* the page's file */
} comparing;

/* ---- both sides ---------------------------------------------------------------------------------- */

static assize_status read_expected(comparing *c)
{
	az_error error;
	az_error_clear(&error);
	if (!c->golden->page) {
		az_buffer_string(&c->expected, c->golden->text);
		return ASSIZE_OK;
	}
	assize_status status = az_file_read(c->golden->page, PAGE_BYTES, &c->expected, &error);
	c->missing = status == ASSIZE_ERROR_MISSING;
	if (status && !c->missing)
		*c->tester->error = error;
	return c->missing ? ASSIZE_OK : status;
}

static assize_status explain(comparing *c)
{
	const az_probe *probe = &c->test->probe;
	const az_explain_ask ask = {.policies = c->tester->policies,
		.evaluator = c->tester->evaluator,
		.record = &probe->dossiers.items[0].record,
		.as_of = probe->as_of,
		.rule = c->golden->rule,
		.subject = c->golden->subject,
		.overrides = probe->overrides,
		.override_count = probe->override_count,
		.lang = c->golden->lang};
	return az_explain_record(&ask, &c->got, c->tester->error);
}

/* ---- what differs -------------------------------------------------------------------------------- */

typedef struct lines {
	const char *at;
	const char *end;
} lines;

static lines lines_of(const az_buffer *text)
{
	const char *at = text->length ? (const char *)text->bytes : "";
	return (lines){at, at + text->length};
}

/* Takes the next line, without its end; NULL at the end of the text. */
static const char *next_line(lines *text, size_t *length)
{
	const char *line = text->at;
	if (line == text->end)
		return NULL;
	const char *stop = memchr(line, '\n', (size_t)(text->end - line));
	*length = (size_t)((stop ? stop : text->end) - line);
	text->at = stop ? stop + 1 : text->end;
	return line;
}

/* Cuts equal lines off both ends. */
static int trim(lines *a, lines *b)
{
	int line = 1;
	const char *x = a->at, *y = b->at;
	for (; x < a->end && y < b->end && *x == *y; x++, y++)
		if (*x == '\n') {
			a->at = x + 1;
			b->at = y + 1;
			line++;
		}
	x = a->end;
	y = b->end;
	for (; x > a->at && y > b->at && x[-1] == y[-1]; x--, y--)
		if (x < a->end && y < b->end && x[-1] == '\n') {
			a->end = x;
			b->end = y;
		}
	return line;
}

static const char *copy(comparing *c, const char *line, size_t length)
{
	return line ? az_arena_copy(c->tester->arena, line, length) : NULL;
}

static void put_sides(comparing *c, az_tested *verdict)
{
	lines a = lines_of(&c->expected), b = lines_of(&c->got);
	int first = trim(&a, &b);
	az_contrast *sides = az_arena_array(c->tester->arena, LINES_MOST, sizeof *sides);
	const char **reasons = az_arena_array(c->tester->arena, 1, sizeof *reasons);
	if (!sides || !reasons)
		return;
	verdict->sides = sides;
	for (size_t n = 0, m = 0; verdict->side_count < LINES_MOST;) {
		const char *x = next_line(&a, &n), *y = next_line(&b, &m);
		if (!x && !y)
			break;
		bool same = x && y && n == m && memcmp(x, y, n) == 0;
		sides[verdict->side_count++] = (az_contrast){copy(c, x, n), copy(c, y, m), same};
	}
	reasons[0] = az_arena_printf(c->tester->arena,
		c->tester->lang == AZ_ZH ? "%s：从第%d行起不同；确认无误后用 --update 重写"
								 : "%s: differs from line %d on; --update writes it anew",
		c->golden->page ? c->golden->page : c->test->file, first);
	verdict->reasons = reasons;
	verdict->reason_count = 1;
}

static void put_missing(comparing *c, az_tested *verdict)
{
	const char **reasons = az_arena_array(c->tester->arena, 1, sizeof *reasons);
	if (!reasons)
		return;
	reasons[0] = az_arena_printf(c->tester->arena,
		c->tester->lang == AZ_ZH ? "%s：没有此文件；用 --update 写入"
								 : "%s: there is no such file; --update writes it",
		c->golden->page);
	verdict->reasons = reasons;
	verdict->reason_count = 1;
}

/* ---- one page ------------------------------------------------------------------------------------ */

static bool is_same(const comparing *c)
{
	return !c->missing && c->expected.length == c->got.length &&
		   (!c->got.length || memcmp(c->expected.bytes, c->got.bytes, c->got.length) == 0);
}

static assize_status judge(comparing *c)
{
	assize_status status = ASSIZE_OK;
	az_tested verdict = {.kind = AZ_TESTED_PASSED,
		.rule = c->golden->rule->id,
		.name = az_arena_printf(c->tester->arena, "%s %s", c->golden->rule->id, c->golden->path),
		.file = c->test->file,
		.line = c->golden->line};
	if (!verdict.name)
		return az_error_memory(c->tester->error);
	if (!is_same(c) && c->update && c->golden->page) {
		status = az_file_write(c->golden->page, c->got.bytes, c->got.length, c->tester->error);
		verdict.kind = AZ_TESTED_WRITTEN;
		verdict.file = c->golden->page;
	} else if (!is_same(c)) {
		verdict.kind = AZ_TESTED_FAILED;
		if (c->missing)
			put_missing(c, &verdict);
		else
			put_sides(c, &verdict);
	}
	if (!status && !az_suite_add(c->suite, c->tester->arena, &verdict))
		status = az_error_memory(c->tester->error);
	return status;
}

static assize_status check(comparing *c)
{
	assize_status status = read_expected(c);
	if (!status)
		status = explain(c);
	if (!status && (c->expected.failed || c->got.failed))
		status = az_error_memory(c->tester->error);
	return status ? status : judge(c);
}

assize_status az_golden_pages(
	az_tester *tester, const az_casetest *test, bool update, az_suite *suite)
{
	assize_status status = ASSIZE_OK;
	for (size_t i = 0; i < test->page_count && test->good && !status; i++) {
		comparing c = {.tester = tester,
			.test = test,
			.golden = &test->pages[i],
			.update = update,
			.suite = suite};
		if (!az_tester_takes(tester, test->file, c.golden->rule->id))
			continue;
		status = check(&c);
		az_buffer_free(&c.expected);
		az_buffer_free(&c.got);
	}
	return status;
}
