#include "report/explain_end.h"

#include <string.h>

enum { VALUES_SHOWN = 4, ENDINGS_KEPT = 40 };

/* Changes of one field that lead to one answer. */
typedef struct ending {
	az_fact fact;
	az_change_kind kind;
	az_tried toward;
	const char *values[VALUES_SHOWN]; /* as they are shown */
	size_t count;                     /* of all that were found */
} ending;

/* A change after which another field would have to be known: the first that was seen. */
typedef struct next_step {
	bool seen;
	az_fact fact;
	az_change_kind kind;
	const char *value;
	const char *missing; /* the path of what would be missing */
} next_step;

typedef struct search {
	const az_page *page;
	az_trial *trial;
	az_arena *arena;
	az_error *error;
	ending endings[ENDINGS_KEPT];
	size_t count;
	size_t fields; /* that could be tried */
	next_step next;
	bool hidden; /* a field was left out because it is personal or protected */
} search;

/* ---- noting ----------------------------------------------------------------------------------- */

/* The changed value, as it is shown. */
static const char *shown(search *s, az_fact fact, const az_change *change)
{
	az_buffer text = {0};
	az_page page = *s->page;
	page.out = &text;
	if (change->kind == AZ_CHANGE_TO) {
		page.record = &s->trial->changed;
		az_fact there = az_trial_fact(s->trial, fact);
		if (there.node)
			az_page_value(&page, there);
	} else {
		const az_field *field;
		const az_extension *extension;
		az_fact_name(page.policies, page.record, fact, &field, &extension);
		const az_code *code =
			az_code_numbered(extension ? extension->codes : field->codes, change->code);
		az_page_say(&page, code->zh, code->en);
	}
	const char *copy =
		text.failed ? NULL : az_arena_copy(s->arena, (const char *)text.bytes, text.length);
	az_buffer_free(&text);
	return copy;
}

static ending *ending_for(search *s, az_fact fact, az_change_kind kind, az_tried toward)
{
	for (size_t i = 0; i < s->count; i++) {
		ending *e = &s->endings[i];
		if (e->fact.node == fact.node && e->fact.field == fact.field &&
			e->fact.extension == fact.extension && e->kind == kind && e->toward == toward)
			return e;
	}
	if (s->count == ENDINGS_KEPT)
		return NULL;
	ending *e = &s->endings[s->count++];
	*e = (ending){.fact = fact, .kind = kind, .toward = toward};
	return e;
}

static assize_status note(search *s, az_fact fact, const az_change *change, az_tried toward)
{
	ending *e = ending_for(s, fact, change->kind, toward);
	if (!e)
		return ASSIZE_OK;
	if (e->count < VALUES_SHOWN) {
		e->values[e->count] = shown(s, fact, change);
		if (!e->values[e->count])
			return az_error_memory(s->error);
	}
	e->count++;
	return ASSIZE_OK;
}

/* Remembers the first change that would open the question. */
static assize_status note_next(search *s, az_fact fact, const az_change *change)
{
	az_buffer text = {0};
	az_page page = *s->page;
	if (s->next.seen || s->trial->told->end != AZ_TOLD_SILENT || !s->trial->missing.node)
		return ASSIZE_OK;
	page.out = &text;
	page.record = &s->trial->changed;
	az_page_path(&page, s->trial->missing);
	az_page_say(&page, "（", " (");
	az_page_field(&page, s->trial->missing);
	az_page_say(&page, "）", ")");
	s->next.missing =
		text.failed ? NULL : az_arena_copy(s->arena, (const char *)text.bytes, text.length);
	az_buffer_free(&text);
	s->next.value = shown(s, fact, change);
	s->next.fact = fact;
	s->next.kind = change->kind;
	s->next.seen = s->next.missing && s->next.value;
	return s->next.seen ? ASSIZE_OK : az_error_memory(s->error);
}

static bool is_turned(az_tried tried)
{
	return tried == AZ_TRIED_SILENT || tried == AZ_TRIED_FINDING || tried == AZ_TRIED_OTHER;
}

/* ---- trying ----------------------------------------------------------------------------------- */

typedef struct turned {
	bool silent;
	bool finding;
} turned;

/* Where nothing could be judged, both answers are of interest; else one turn is enough. */
static bool is_enough(const search *s, const turned *t)
{
	bool both = s->trial->told->end == AZ_TOLD_NOT_EVALUATED;
	return both ? t->silent && t->finding : t->silent || t->finding;
}

static assize_status try_one(search *s, az_fact fact, const az_change *change, turned *t)
{
	az_tried tried;
	assize_status status = az_trial_set(s->trial, fact, change->text, &tried, s->error);
	if (!status && tried == AZ_TRIED_NOT_EVALUATED)
		status = note_next(s, fact, change);
	if (status || !is_turned(tried))
		return status;
	bool silent = tried == AZ_TRIED_SILENT;
	bool again = silent ? t->silent : t->finding;
	if (change->ordered && again)
		return ASSIZE_OK;
	t->silent = t->silent || silent;
	t->finding = t->finding || !silent;
	return note(s, fact, change, tried);
}

/* Halves the way between a value that changes nothing and one that does. */
static assize_status narrow(search *s, az_fact fact, az_type type, int64_t from, int64_t to)
{
	assize_status status = ASSIZE_OK;
	az_tried tried = AZ_TRIED_SAME;
	while (!status && (to - from > 1 || from - to > 1) && s->trial->left > 1) {
		int64_t middle = from + (to - from) / 2;
		const char *text = az_change_text(type, middle, s->arena);
		if (!text)
			return az_error_memory(s->error);
		status = az_trial_set(s->trial, fact, text, &tried, s->error);
		if (is_turned(tried))
			to = middle;
		else
			from = middle;
	}
	az_change change = {.text = az_change_text(type, to, s->arena), .ordered = true};
	turned t = {false, false};
	return status || !change.text ? status : try_one(s, fact, &change, &t);
}

/* A comparison of a share or product does not turn where its sides differ: looks farther out. */
static assize_status seek(search *s, az_fact fact, const az_value *value)
{
	static const int64_t days[] = {31, -31, 366, -366, 3653, -3653};
	static const int64_t factors[] = {0, 2, 10, 100};
	int64_t number;
	bool date = value->type == AZ_DATE;
	if (!az_change_number(value, &number) || (!date && number > INT64_C(1000000000000)))
		return ASSIZE_OK;
	size_t count = date ? sizeof days / sizeof *days : sizeof factors / sizeof *factors;
	for (size_t i = 0; i < count; i++) {
		az_tried tried = AZ_TRIED_SAME;
		int64_t far = date ? number + days[i] : number * factors[i];
		const char *text = far == number ? NULL : az_change_text(value->type, far, s->arena);
		if (!text)
			continue;
		assize_status status = az_trial_set(s->trial, fact, text, &tried, s->error);
		if (status)
			return status;
		if (is_turned(tried))
			return narrow(s, fact, value->type, number, far);
	}
	return ASSIZE_OK;
}

static bool has_comparison(const az_told *told)
{
	for (size_t i = 0; i < told->test_count; i++)
		if (told->tests[i].compared)
			return true;
	return false;
}

static assize_status try_field(search *s, az_fact fact)
{
	az_changes changes;
	az_value value;
	const az_told *told = s->trial->told;
	turned t = {false, false};
	if (!az_change_list(
			s->page->policies, s->page->record, fact, told, s->page->as_of, s->arena, &changes))
		return az_error_memory(s->error);
	s->fields++;
	bool ordered = changes.count && changes.items[0].ordered;
	for (size_t i = 0; i < changes.count && !(ordered && is_enough(s, &t)); i++) {
		assize_status status = try_one(s, fact, &changes.items[i], &t);
		if (status)
			return status;
	}
	az_fact_value(s->page->policies, s->page->record, fact, &value);
	bool numeric = value.type == AZ_MONEY || value.type == AZ_COUNT || value.type == AZ_DATE;
	if (!numeric || value.state != AZ_KNOWN || t.silent || t.finding || !has_comparison(told))
		return ASSIZE_OK;
	return seek(s, fact, &value);
}

static bool is_known_already(const az_fact *facts, size_t count, az_fact fact)
{
	for (size_t i = 0; i < count; i++)
		if (facts[i].node == fact.node && facts[i].field == fact.field &&
			facts[i].extension == fact.extension)
			return true;
	return false;
}

static assize_status try_fact(search *s, az_fact fact)
{
	az_fact *fields;
	size_t count;
	if (!az_fact_is_open(s->page->policies, s->page->record, fact)) {
		s->hidden = true;
		return ASSIZE_OK;
	}
	if (!az_change_fields(s->page->policies, s->page->record, fact, s->arena, &fields, &count))
		return az_error_memory(s->error);
	assize_status status = ASSIZE_OK;
	for (size_t i = 0; i < count && !status; i++) {
		bool read = fields[i].node == fact.node && fields[i].field == fact.field;
		const az_told *told = s->trial->told;
		if (read || !is_known_already(told->facts, told->fact_count, fields[i]))
			status = try_field(s, fields[i]);
	}
	return status;
}

/* What was read last stands nearest to the decision. */
static assize_status try_all(search *s)
{
	const az_told *told = s->trial->told;
	assize_status status = ASSIZE_OK;
	if (told->end == AZ_TOLD_NOT_EVALUATED)
		return told->outcome.field.node ? try_fact(s, told->outcome.field) : ASSIZE_OK;
	for (size_t i = told->fact_count; i-- > 0 && !status;)
		status = try_fact(s, told->facts[i]);
	return status;
}

/* ---- writing ---------------------------------------------------------------------------------- */

static void put_values(const az_page *page, const ending *e)
{
	size_t most = e->count < VALUES_SHOWN ? e->count : VALUES_SHOWN;
	for (size_t i = 0; i < most; i++) {
		if (i)
			az_page_say(page, "、", ", ");
		az_buffer_string(page->out, e->values[i]);
	}
	if (e->count > most)
		az_buffer_printf(page->out,
			page->lang == AZ_ZH ? "等%zu项中的任何一项" : ", ... (any of %zu)", e->count);
	else if (e->count > 1)
		az_page_say(page, "中的任何一项", " (any of them)");
}

static void put_toward(const az_page *page, az_told_end end, az_tried toward)
{
	if (toward == AZ_TRIED_OTHER)
		az_page_say(page, "（改为另一种提示）", " (another finding takes its place)");
	else if (end == AZ_TOLD_NOT_EVALUATED && toward == AZ_TRIED_FINDING)
		az_page_say(page, "：会提示", ": there is a finding");
	else if (end == AZ_TOLD_NOT_EVALUATED)
		az_page_say(page, "：不提示", ": there is none");
}

static void put_change(const az_page *page, az_fact fact, az_change_kind kind)
{
	az_page_indent(page, 1);
	az_page_fact(page, fact);
	if (kind == AZ_CHANGE_WITHOUT)
		az_page_say(page, " → 去掉", " -> without ");
	else if (kind == AZ_CHANGE_WITH)
		az_page_say(page, " → 加上", " -> with ");
	else
		az_page_say(page, " → ", " -> ");
}

static void put_ending(const az_page *page, const ending *e, az_told_end end)
{
	put_change(page, e->fact, e->kind);
	put_values(page, e);
	put_toward(page, end, e->toward);
	az_page_end(page);
}

static void put_head(const az_page *page, az_told_end end)
{
	if (end == AZ_TOLD_FINDING)
		az_page_head(page, "只改一项，什么会使提示不再成立", "What single change would end it");
	else if (end == AZ_TOLD_SILENT)
		az_page_head(
			page, "只改一项，什么会引起提示", "What single change would bring a finding about");
	else
		az_page_head(page, "填明什么就能判断", "What would let it be judged");
}

static void put_none(const az_page *page, const search *s)
{
	const az_told *told = s->trial->told;
	if (told->end != AZ_TOLD_NOT_EVALUATED)
		az_page_say(page, "  没有单独一个字段能改变结果。\n", "  No single field changes it.\n");
	else if (!told->outcome.field.node)
		az_page_say(page, "  原因在规则或运行环境，不在案件数据。\n",
			"  The cause lies with the rule or how it was run, not with the data of the case.\n");
	else if (s->hidden || !s->fields)
		az_page_say(page, "  查明并填写上述字段后重新审查。\n",
			"  Find out the field named above, enter it and audit again.\n");
	else
		az_page_say(page, "  只填明上述字段仍不能判断，还缺其他字段。\n",
			"  That field alone does not suffice: others are missing too.\n");
}

/* Nothing turns it alone, but one change would open the question. */
static void put_next(const az_page *page, const next_step *next)
{
	put_change(page, next->fact, next->kind);
	az_buffer_string(page->out, next->value);
	az_page_say(page, "：则本规则适用，但还须填明 ", ": then the rule applies, but it also needs ");
	az_buffer_string(page->out, next->missing);
	az_page_end(page);
}

static void put_notes(const az_page *page, const search *s)
{
	if (s->count > AZ_ENDINGS_MOST)
		az_buffer_printf(page->out,
			page->lang == AZ_ZH ? "  另有%zu种单项改变也有同样的作用。\n"
								: "  %zu more single changes would do the same.\n",
			s->count - AZ_ENDINGS_MOST);
	if (s->hidden && s->trial->told->end != AZ_TOLD_NOT_EVALUATED)
		az_page_say(page, "  个人信息和受保护的字段不作假设。\n",
			"  Personal and protected fields are not varied.\n");
	if (!s->trial->left)
		az_buffer_printf(page->out,
			page->lang == AZ_ZH ? "  只试了%u种改变，其余未试。\n"
								: "  Only %u changes were tried, the others were not.\n",
			s->trial->made);
}

assize_status az_end_write(const az_page *page, az_trial *trial, az_arena *arena, az_error *error)
{
	search s = {.page = page, .trial = trial, .arena = arena, .error = error};
	assize_status status = try_all(&s);
	if (status)
		return status;
	put_head(page, trial->told->end);
	for (size_t i = 0; i < s.count && i < AZ_ENDINGS_MOST; i++)
		put_ending(page, &s.endings[i], trial->told->end);
	if (!s.count)
		put_none(page, &s);
	if (!s.count && s.next.seen)
		put_next(page, &s.next);
	put_notes(page, &s);
	return ASSIZE_OK;
}
