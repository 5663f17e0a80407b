/* A parameter: its values with their dates, and who may change it within what bounds. */
#include "report/policydoc/put.h"

#include "audit/finding.h"

static void say(const az_putting *p, const char *zh, const char *en)
{
	az_document_say(p->doc, zh, en);
}

static void put_value(
	const az_putting *p, const az_parameter *parameter, const az_parameter_value *value)
{
	bool term = parameter->type == AZ_CODE || parameter->type == AZ_SET;
	az_buffer shown = {0};
	az_parameter_shown(parameter, value, p->lang, &shown);
	az_buffer_char(&shown, '\0');
	if (shown.failed)
		p->doc->failed = true;
	else if (term)
		az_document_text(p->doc, (const char *)shown.bytes);
	else
		az_document_figure(p->doc, parameter->type, value->number, (const char *)shown.bytes);
	az_buffer_free(&shown);
}

static void put_values(const az_putting *p, const az_parameter *parameter)
{
	static const az_column columns[] = {{.zh = "自", .en = "from"}, {.zh = "取值", .en = "value"},
		{.zh = "依据", .en = "basis"}, {.zh = "层级", .en = "layer"}};
	az_document_table(p->doc, p->lang == AZ_ZH ? "各时期取值" : "Values by date", columns,
		sizeof columns / sizeof columns[0]);
	for (size_t i = 0; i < parameter->count; i++) {
		const az_parameter_value *value = &parameter->values[i];
		az_document_cell(p->doc);
		if (value->from == INT32_MIN)
			az_document_say(p->doc, "一直", "always");
		else
			az_put_day(p, value->from);
		az_document_cell(p->doc);
		put_value(p, parameter, value);
		az_document_cell(p->doc);
		az_put_law(p, value->basis);
		az_document_cell(p->doc);
		az_put_layer(p, value->layer);
	}
}

/* ---- bounds ------------------------------------------------------------------------------------- */

static void put_number(const az_putting *p, const az_parameter *parameter, int64_t number)
{
	put_value(p, parameter, &(az_parameter_value){.number = number});
}

/* Within which it may be changed; an empty text where there are none. */
static void put_bounds(const az_putting *p, const az_tailor *tailor, const az_parameter *parameter)
{
	if (tailor->has_min) {
		say(p, "；不低于", "; no lower than ");
		put_number(p, parameter, tailor->min);
	}
	if (tailor->has_max) {
		say(p, "；不高于", "; no higher than ");
		put_number(p, parameter, tailor->max);
	}
	if (tailor->has_step) {
		say(p, "；每次增减以", "; in steps of ");
		put_number(p, parameter, tailor->step);
		say(p, "为单位", "");
	}
	if (tailor->tighten == AZ_LIGHTER_HIGHER)
		say(p, "；只许调高", "; only upwards");
	else if (tailor->tighten == AZ_LIGHTER_LOWER)
		say(p, "；只许调低", "; only downwards");
}

static void put_choices(const az_putting *p, const az_tailor *tailor, const az_parameter *parameter)
{
	if (!tailor->has_choices)
		return;
	say(p, "；限于：", "; among: ");
	if (parameter->type == AZ_SET)
		put_value(p, parameter,
			&(az_parameter_value){
				.members = tailor->choices, .member_count = tailor->choice_count});
	for (size_t i = 0; parameter->type == AZ_CODE && i < tailor->choice_count; i++) {
		if (i)
			say(p, "、", ", ");
		put_number(p, parameter, tailor->choices[i]);
	}
}

static void put_tailor(const az_putting *p, const az_tailor *tailor, const az_parameter *parameter)
{
	if (!tailor->declared || tailor->locked) {
		say(p, "不得调整", "no");
		return;
	}
	if (tailor->province && tailor->court)
		say(p, "省级和本院可以调整", "a province or court may");
	else if (tailor->province)
		say(p, "省级可以调整", "a province may");
	else
		say(p, "本院可以调整", "a court may");
	put_bounds(p, tailor, parameter);
	put_choices(p, tailor, parameter);
	if (tailor->file_with) {
		say(p, "；调整后报", "; to be reported to ");
		az_document_text(p->doc, tailor->file_with);
		say(p, "备案", "");
	}
}

/* ---- the whole ---------------------------------------------------------------------------------- */

void az_put_parameter(const az_putting *p, const az_parameter *parameter, const char *section)
{
	az_document_section(p->doc, section, az_put_title(p, &parameter->title));
	az_document_definitions(p->doc);
	az_put_term(p, "名称", "Name");
	az_document_format(p->doc, "param.%s", parameter->name);
	az_put_term(p, "类型", "Type");
	az_document_word(p->doc, parameter->type_name);
	az_put_term(p, "按哪一天取值", "The day that picks the value");
	if (parameter->dated_by.as_of)
		az_document_say(p->doc, "核查基准日", "the as-of day of the audit");
	else
		az_put_field(p, 0, &parameter->dated_by);
	az_put_term(p, "上次复核", "Last reviewed");
	if (parameter->reviewed_on == INT32_MIN)
		az_document_say(p->doc, "未载明", "not said");
	else
		az_put_day(p, parameter->reviewed_on);
	az_put_term(p, "下级可否调整", "May a lower authority change it");
	put_tailor(p, &parameter->tailor, parameter);
	if (parameter->doc) {
		az_put_term(p, "说明", "Note");
		az_document_text(p->doc, parameter->doc);
	}
	put_values(p, parameter);
	az_document_section_end(p->doc);
}
