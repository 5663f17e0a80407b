#include "report/explain/search.h"

/* ---- noting ---------------------------------------------------------------------------------- */

/* The changed value, as it is shown. */
static const char *shown(az_search *s, az_fact fact, const az_change *change)
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

static az_ending *ending_for(az_search *s, az_fact fact, az_change_kind kind, az_tried toward)
{
	for (size_t i = 0; i < s->count; i++) {
		az_ending *e = &s->endings[i];
		if (e->fact.node == fact.node && e->fact.field == fact.field &&
			e->fact.extension == fact.extension && e->kind == kind && e->toward == toward)
			return e;
	}
	if (s->count == AZ_ENDINGS_KEPT)
		return NULL;
	az_ending *e = &s->endings[s->count++];
	*e = (az_ending){.fact = fact, .kind = kind, .toward = toward};
	return e;
}

static assize_status note(az_search *s, az_fact fact, const az_change *change, az_tried toward)
{
	az_ending *e = ending_for(s, fact, change->kind, toward);
	if (!e)
		return ASSIZE_OK;
	if (e->count < AZ_VALUES_SHOWN) {
		e->values[e->count] = shown(s, fact, change);
		if (!e->values[e->count])
			return az_error_memory(s->error);
	}
	e->count++;
	return ASSIZE_OK;
}

/* Remembers the first change that would open the question. */
static assize_status note_next(az_search *s, az_fact fact, const az_change *change)
{
	az_buffer text = {0};
	az_page page = *s->page;
	if (s->next.seen || s->trial->told->end == AZ_TOLD_FINDING || !s->trial->missing.node)
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

/* ---- trying ---------------------------------------------------------------------------------- */

typedef struct turned {
	bool silent;
	bool finding;
} turned;

/* Where nothing could be judged, both answers are of interest; else one turn is enough. */
static bool is_enough(const az_search *s, const turned *t)
{
	bool both = s->trial->told->end == AZ_TOLD_NOT_EVALUATED;
	return both ? t->silent && t->finding : t->silent || t->finding;
}

static assize_status try_one(az_search *s, az_fact fact, const az_change *change, turned *t)
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
static assize_status narrow(az_search *s, az_fact fact, az_type type, int64_t from, int64_t to)
{
	assize_status status = ASSIZE_OK;
	az_tried tried = AZ_TRIED_SAME;
	while (!status && (to - from > 1 || from - to > 1) && az_trial_may(s->trial, 2)) {
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
static assize_status seek(az_search *s, az_fact fact, const az_value *value)
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

/* An unknown amount, count or date: looks for the border between the two answers, from a value that
 * gives one of them, and notes both sides of it. */
static assize_status border(
	az_search *s, az_fact fact, az_type type, int64_t near, int64_t far, az_tried at_near)
{
	assize_status status = ASSIZE_OK;
	az_tried tried = AZ_TRIED_SAME;
	turned t = {false, false};
	while (!status && (far - near > 1 || near - far > 1) && az_trial_may(s->trial, 3)) {
		int64_t middle = near + (far - near) / 2;
		const char *text = az_change_text(type, middle, s->arena);
		if (!text)
			return az_error_memory(s->error);
		status = az_trial_set(s->trial, fact, text, &tried, s->error);
		if (tried == at_near)
			near = middle;
		else
			far = middle;
	}
	for (int i = 0; i < 2 && !status; i++) {
		az_change change = {.text = az_change_text(type, i ? far : near, s->arena)};
		status = change.text ? try_one(s, fact, &change, &t) : az_error_memory(s->error);
	}
	return status;
}

static assize_status fill(az_search *s, az_fact fact, az_type type)
{
	static const int64_t days[] = {0, -31, 31, -366, 366, -3653, 3653};
	static const int64_t amounts[] = {0, 1, 100, 10000, 1000000, 100000000, INT64_C(10000000000)};
	int64_t near = 0;
	az_tried first = AZ_TRIED_SAME;
	for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
		az_tried tried;
		int64_t number = type == AZ_DATE ? s->page->as_of + days[i] : amounts[i];
		az_change change = {.text = az_change_text(type, number, s->arena)};
		if (!change.text)
			return az_error_memory(s->error);
		assize_status status = az_trial_set(s->trial, fact, change.text, &tried, s->error);
		if (!status && tried == AZ_TRIED_NOT_EVALUATED)
			status = note_next(s, fact, &change);
		if (status)
			return status;
		if (!is_turned(tried) || tried == first)
			continue;
		if (is_turned(first))
			return border(s, fact, type, near, number, first);
		first = tried;
		near = number;
	}
	turned t = {false, false};
	az_change only = {.text = az_change_text(type, near, s->arena)};
	if (!is_turned(first))
		return ASSIZE_OK;
	return only.text ? try_one(s, fact, &only, &t) : az_error_memory(s->error);
}

static bool is_number(az_type type)
{
	return type == AZ_MONEY || type == AZ_COUNT || type == AZ_DATE;
}

/* Moving an open date until the rule turns would tell a birthday that the rule compared it with: a
 * field is not varied beside a hidden one of its type, and no number beside a hidden text, of which a
 * length or a year can be made. */
static bool is_guarded(const az_search *s, az_type type)
{
	const az_told *told = s->trial->told;
	for (size_t i = 0; i < told->fact_count; i++) {
		az_value value;
		if (az_fact_is_open(s->page->policies, s->page->record, told->facts[i]))
			continue;
		az_fact_value(s->page->policies, s->page->record, told->facts[i], &value);
		bool countable = value.type == AZ_TEXT && is_number(type);
		if (value.state == AZ_KNOWN && (value.type == type || countable))
			return true;
	}
	return false;
}

static assize_status try_field(az_search *s, az_fact fact)
{
	az_changes changes;
	az_value value;
	const az_told *told = s->trial->told;
	turned t = {false, false};
	az_fact_value(s->page->policies, s->page->record, fact, &value);
	az_type type = az_fact_type(s->page->policies, s->page->record, fact);
	if (is_guarded(s, type)) {
		s->hidden = true;
		return ASSIZE_OK;
	}
	s->fields++;
	if (is_number(type) && told->end == AZ_TOLD_NOT_EVALUATED && value.state == AZ_UNKNOWN)
		return fill(s, fact, type);
	if (!az_change_list(
			s->page->policies, s->page->record, fact, told, s->page->as_of, s->arena, &changes))
		return az_error_memory(s->error);
	bool ordered = changes.count && changes.items[0].ordered;
	for (size_t i = 0; i < changes.count && !(ordered && is_enough(s, &t)); i++) {
		assize_status status = try_one(s, fact, &changes.items[i], &t);
		if (status)
			return status;
	}
	if (!is_number(type) || value.state != AZ_KNOWN || t.silent || t.finding ||
		!has_comparison(told))
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

static assize_status try_fact(az_search *s, az_fact fact)
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
assize_status az_search_run(az_search *s)
{
	const az_told *told = s->trial->told;
	assize_status status = ASSIZE_OK;
	if (told->end == AZ_TOLD_NOT_EVALUATED)
		return told->outcome.field.node ? try_fact(s, told->outcome.field) : ASSIZE_OK;
	for (size_t i = told->fact_count;
		 i-- > 0 && !status && s->count <= AZ_ENDINGS_MOST && !s->trial->ended;)
		status = try_fact(s, told->facts[i]);
	return status;
}
