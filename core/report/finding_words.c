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
	az_path_node(&selected->viewed->record, selected->outcome->subject, out);
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
	if (outcome->field.node) {
		az_buffer_string(out, colon);
		az_fact_path(policies, record, outcome->field, out);
	}
	char reason[AZ_REASON_MOST];
	az_outcome_reason(outcome, lang, reason);
	if (reason[0]) {
		az_buffer_string(out, colon);
		az_buffer_string(out, reason);
	}
}
