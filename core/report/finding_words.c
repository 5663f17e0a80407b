#include "report/finding_words.h"

#include "model/path.h"

typedef struct words {
	const char *zh;
	const char *en;
} words;

const char *az_kind_shown(az_kind kind, az_lang lang)
{
	static const words kinds[] = {{"", ""}, {"优先", "priority"}, {"从宽", "leniency"},
		{"追赃挽损", "restitution"}, {"程序", "procedure"}, {"量刑", "sentencing"},
		{"数据", "data"}};
	const words *row = &kinds[kind <= AZ_KIND_DATA ? kind : 0];
	return lang == AZ_ZH ? row->zh : row->en;
}

const char *az_level_shown(az_level level, az_lang lang)
{
	static const words levels[] = {
		{"", ""}, {"信息", "info"}, {"警告", "warning"}, {"错误", "error"}};
	const words *row = &levels[level <= AZ_ERROR ? level : 0];
	return lang == AZ_ZH ? row->zh : row->en;
}

void az_selected_subject(const az_selected *selected, az_buffer *out)
{
	az_outcome_path(&selected->viewed->record, selected->outcome, out);
}

/* Appends the keys of the group's cases. */
static void group_cases(const az_selected *selected, az_lang lang, az_buffer *out)
{
	enum { SHOWN = 20 };
	const az_members *members = &selected->viewed->members;
	for (uint32_t i = 0; i < members->count && i < SHOWN; i++) {
		az_revision revision;
		az_error ignored;
		if (az_store_get_sequence(selected->selection->view->store, az_member_sequence(members, i),
				&revision, &ignored))
			continue;
		az_buffer_string(out, !i ? "" : lang == AZ_ZH ? "、" : ", ");
		az_buffer_bytes(out, revision.key, revision.key_length);
	}
	if (members->count > SHOWN)
		az_buffer_printf(out, lang == AZ_ZH ? "等%u件" : " and others, %u in all", members->count);
}

void az_selected_cases(const az_selected *selected, az_lang lang, az_buffer *out)
{
	const az_revision *revision = &selected->viewed->revision;
	if (selected->viewed->is_group)
		group_cases(selected, lang, out);
	else
		az_buffer_bytes(out, revision->key, revision->key_length);
}

void az_selected_leniency(const az_selected *selected, size_t *found, size_t *not_seen)
{
	const az_group_side *group = &selected->selection->group_leniency;
	if (selected->viewed->is_group) {
		*found = group->found;
		*not_seen = group->count - group->found;
		return;
	}
	az_side_count(&selected->selection->leniency, &selected->viewed->record, selected->anchor,
		found, not_seen);
}

void az_selected_field(const az_selected *selected, az_lang lang, az_buffer *out)
{
	const az_outcome *outcome = selected->outcome;
	if (outcome->field.node)
		az_fact_path(
			selected->selection->view->policies, &selected->viewed->record, outcome->field, out);
	az_buffer_bytes(out, outcome->path, outcome->path_length);
	if (!outcome->member_length)
		return;
	az_buffer_string(out, lang == AZ_ZH ? "（" : " (");
	az_buffer_bytes(out, outcome->member, outcome->member_length);
	az_buffer_string(out, lang == AZ_ZH ? "）" : ")");
}

void az_selected_text(const az_selected *selected, az_lang lang, az_buffer *out)
{
	const az_outcome *outcome = selected->outcome;
	const az_record *record = &selected->viewed->record;
	const az_policies *policies = selected->selection->view->policies;
	const char *colon = lang == AZ_ZH ? "：" : ": ";
	if (outcome->is_finding) {
		az_finding_text(policies, record, outcome, lang, out);
		return;
	}
	az_buffer_string(out, az_cause_text(outcome->cause, lang));
	if (outcome->field.node || outcome->path_length || outcome->member_length) {
		az_buffer_string(out, colon);
		az_selected_field(selected, lang, out);
	}
	char reason[AZ_REASON_MOST];
	az_outcome_reason(outcome, lang, reason);
	if (reason[0]) {
		az_buffer_string(out, colon);
		az_buffer_string(out, reason);
	}
}
