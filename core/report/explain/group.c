#include "report/explain/group.h"

#include "host/group.h"
#include "policy/field_ref.h"

void az_group_where(const az_page *page, const az_rule *rule, const az_explained_group *group)
{
	uint32_t length;
	char path[160];
	const char *key = az_node_key(page->record, az_record_root(page->record), &length);
	az_page_say(page, "  组：", "  Group: ");
	az_page_text(page, key, length);
	az_buffer_printf(page->out,
		page->lang == AZ_ZH ? "（按 %s 分组，共%u件案件）" : " (by %s, %u cases)",
		az_field_ref_path(&rule->group_by, path), group->members->count);
}

/* Values of rows may be made of personal fields; then only what holds or not is shown. */
static void put_value(const az_page *page, const az_row_value *value, bool hidden)
{
	az_given given = value->given;
	az_page_text(page, given.name, given.name_length);
	az_buffer_string(page->out, " = ");
	if (hidden && given.type != AZ_FLAG) {
		az_buffer_string(page->out, AZ_HIDDEN);
		return;
	}
	if (given.type == AZ_RATIO) {
		az_buffer_printf(
			page->out, "%lld/%lld", (long long)given.number, (long long)value->denominator);
		return;
	}
	az_page_given(page, &given);
}

static void put_unknown(const az_page *page, const az_row_body *body)
{
	az_buffer_string(page->out, az_cause_text(body->cause, page->lang));
	if (!body->path_length)
		return;
	az_page_say(page, "：", ": ");
	az_page_text(page, body->path, body->path_length);
}

static void put_row(const az_page *page, const az_group_row *row, bool hidden)
{
	az_row_body body;
	az_row_body_read(&body, row->body, row->body_length);
	az_page_indent(page, 1);
	az_page_text(page, row->member.case_key, row->member.case_length);
	az_buffer_char(page->out, ' ');
	az_page_text(page, row->member.path, row->member.path_length);
	az_page_say(page, "：", ": ");
	if (body.cause)
		put_unknown(page, &body);
	for (uint8_t i = 0; i < body.count; i++) {
		if (i)
			az_page_say(page, "；", "; ");
		put_value(page, &body.values[i], hidden);
	}
	az_page_end(page);
}

static void put_left_out(const az_page *page, uint32_t count)
{
	if (count)
		az_buffer_printf(page->out,
			page->lang == AZ_ZH ? "  另有%u项，此处未列出。\n"
								: "  And %u more, not listed here.\n",
			count);
}

static void put_facts(const az_page *page, const az_explained_group *group)
{
	const az_members *members = group->members;
	uint32_t shown =
		members->fact_count < AZ_LISTED_MOST ? members->fact_count : (uint32_t)AZ_LISTED_MOST;
	az_page_head(page, "读取的案件数据", "Evidence");
	for (uint32_t i = 0; i < shown; i++) {
		uint32_t member;
		az_revision revision;
		az_error ignored;
		az_fact fact = az_member_fact(members, i, &member);
		if (az_store_get_sequence(
				group->store, az_member_sequence(members, member), &revision, &ignored))
			continue;
		az_record record = az_record_trusted(revision.record, revision.length);
		az_page of_member = *page;
		of_member.record = &record;
		az_page_indent(page, 1);
		az_page_text(page, revision.key, revision.key_length);
		az_buffer_char(page->out, ' ');
		az_page_fact(&of_member, fact);
		az_page_end(page);
	}
	put_left_out(page, members->fact_total - shown);
}

assize_status az_group_rows(const az_page *page, const az_explained_group *group, az_error *error)
{
	az_group read;
	if (!az_group_open(&read, page->policies, group->bytes->bytes, group->bytes->length)) {
		az_group_close(&read);
		return az_error_memory(error);
	}
	bool hidden = page->policies->rules[read.rule]->policy->read_count > 0;
	uint32_t shown = read.count < AZ_LISTED_MOST ? read.count : (uint32_t)AZ_LISTED_MOST;
	az_page_head(page, "组内各行（collect 所取）", "Rows (as collect took them)");
	for (uint32_t i = 0; i < shown; i++)
		put_row(page, &read.rows[i], hidden);
	put_left_out(page, read.count - shown);
	az_group_close(&read);
	put_facts(page, group);
	return ASSIZE_OK;
}

void az_group_side_note(const az_page *page, const az_told *told)
{
	az_kind kind = told->end == AZ_TOLD_FINDING
					   ? az_finding_message(page->policies, &told->outcome)->kind
					   : told->rule->kind;
	if (kind != AZ_KIND_PRIORITY && kind != AZ_KIND_LENIENCY)
		return;
	az_page_head(page, "另一面", "The other side");
	az_page_say(page,
		"  按各案的当事人逐一判断，见各案的提示（findings --case），jsonl "
		"格式在本条提示旁一并列出。\n",
		"  It is judged of each person in each case: see the findings of the cases (findings "
		"--case); "
		"the jsonl format lists them beside this finding.\n");
}
