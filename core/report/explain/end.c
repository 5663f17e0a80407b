#include "report/explain/end.h"

#include "report/explain/search.h"

static void put_values(const az_page *page, const az_ending *e)
{
	size_t most = e->count < AZ_VALUES_SHOWN ? e->count : AZ_VALUES_SHOWN;
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

static void put_ending(const az_page *page, const az_ending *e, az_told_end end)
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

/* Nothing may be said of all changes then. */
static bool is_unfinished(const az_search *s)
{
	const az_told *told = s->trial->told;
	bool unseen = told->cut && told->end != AZ_TOLD_NOT_EVALUATED;
	return unseen || s->trial->ended || (s->fields && !az_trial_may(s->trial, 1));
}

/* The calendar of working days is no part of the dossier: nobody can enter it there. */
static void put_no_year(const az_page *page)
{
	if (page->policies->calendar)
		az_page_say(page, "  在工作日历中补上该年后重新审查。\n",
			"  Add the year to the calendar of working days and audit again.\n");
	else
		az_page_say(page, "  在配置中写明含有该年的工作日历后重新审查。\n",
			"  Name a calendar of working days that has the year in the profile and audit "
			"again.\n");
}

static void put_none(const az_page *page, const az_search *s)
{
	const az_told *told = s->trial->told;
	if (is_unfinished(s))
		return;
	if (told->end == AZ_TOLD_NOT_EVALUATED && told->outcome.field.node &&
		told->outcome.field.field == AZ_FIELD_CALENDAR)
		put_no_year(page);
	else if (told->end != AZ_TOLD_NOT_EVALUATED && s->hidden)
		az_page_say(page, "  在可以假设的字段中，没有单独一个能改变结果。\n",
			"  No single field among those that may be varied changes it.\n");
	else if (told->end != AZ_TOLD_NOT_EVALUATED)
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

/* What ends the finding comes before what puts another in its place. */
static void put_endings(const az_search *s)
{
	size_t written = 0;
	for (int other = 0; other < 2; other++)
		for (size_t i = 0; i < s->count && written < AZ_ENDINGS_MOST; i++) {
			const az_ending *e = &s->endings[i];
			if ((e->toward == AZ_TRIED_OTHER) != (other == 1))
				continue;
			put_ending(s->page, e, s->trial->told->end);
			written++;
		}
}

/* Nothing turns it alone, but one change would open the question. */
static void put_next(const az_page *page, const az_next_step *next)
{
	put_change(page, next->fact, next->kind);
	az_buffer_string(page->out, next->value);
	az_page_say(page, "：还须填明 ", ": then it also needs ");
	az_buffer_string(page->out, next->missing);
	az_page_end(page);
}

static void put_unfinished(const az_page *page, unsigned made)
{
	if (made)
		az_buffer_printf(page->out,
			page->lang == AZ_ZH ? "  只试了%u种改变，其余未试。\n"
								: "  Only %u changes were tried, the others were not.\n",
			made);
	else
		az_page_say(page, "  规则执行的步骤太多，或案卷太大，没有试任何改变。\n",
			"  The rule takes too many steps, or the dossier is too large: no change was tried.\n");
}

static void put_notes(const az_page *page, const az_search *s)
{
	if (s->count > AZ_ENDINGS_MOST)
		az_page_say(page, "  还有其他单项改变也有同样的作用。\n",
			"  There are other single changes that do the same.\n");
	if (s->hidden && s->trial->told->end != AZ_TOLD_NOT_EVALUATED)
		az_page_say(page, "  个人信息和受保护的字段，以及能反推其内容的字段，不作假设。\n",
			"  Personal and protected fields, and those that would tell them, are not varied.\n");
	if (is_unfinished(s))
		put_unfinished(page, s->trial->made);
}

assize_status az_end_write(const az_page *page, az_trial *trial, az_arena *arena, az_error *error)
{
	az_search s = {.page = page, .trial = trial, .arena = arena, .error = error};
	assize_status status = az_search_run(&s);
	if (status)
		return status;
	put_head(page, trial->told->end);
	put_endings(&s);
	if (!s.count && !(s.next.seen && trial->told->end == AZ_TOLD_NOT_EVALUATED))
		put_none(page, &s);
	if (s.next.seen && (!s.count || trial->told->end == AZ_TOLD_NOT_EVALUATED))
		put_next(page, &s.next);
	put_notes(page, &s);
	return ASSIZE_OK;
}
