#include "report/finding_csv.h"

#include <string.h>

#include "exchange/dossier/csv.h"
#include "model/date.h"
#include "report/finding_words.h"
#include "report/table.h"

void az_finding_csv_head(az_buffer *out)
{
	az_buffer_string(out, "\xEF\xBB\xBF"
						  "outcome,id,run,as_of,case,subject_kind,subject,policy,rule,title,kind,"
						  "level,attention,message,lenient_found,lenient_not_seen,basis,status,"
						  "decided_by,decided_reason,cause,field\r\n");
}

static void cell(az_buffer *out, const char *text, size_t length)
{
	az_buffer clean = {0};
	az_buffer_char(out, ',');
	az_table_clean(text, length, &clean);
	out->failed = out->failed || clean.failed;
	if (clean.length)
		az_csv_cell(out, (const char *)clean.bytes, clean.length);
	az_buffer_free(&clean);
}

static void text_cell(az_buffer *out, const char *text)
{
	cell(out, text, strlen(text));
}

static void buffer_cell(az_buffer *out, az_buffer *text)
{
	out->failed = out->failed || text->failed;
	cell(out, text->length ? (const char *)text->bytes : "", text->length);
	az_buffer_clear(text);
}

static void number_cell(az_buffer *out, bool given, uint64_t number)
{
	az_buffer_char(out, ',');
	if (given)
		az_buffer_printf(out, "%llu", (unsigned long long)number);
}

static void laws_cell(const az_rule *rule, az_buffer *scratch, az_buffer *out)
{
	for (size_t i = 0; i < rule->law_count; i++)
		az_buffer_printf(scratch, "%s%s", i ? " " : "", rule->laws[i]->id);
	buffer_cell(out, scratch);
}

static void sides_cells(const az_selected *selected, az_buffer *out)
{
	size_t found = 0, not_seen = 0;
	bool paired = selected->message && selected->message->kind == AZ_KIND_PRIORITY;
	if (paired)
		az_selected_leniency(selected, &found, &not_seen);
	number_cell(out, paired, found);
	number_cell(out, paired, not_seen);
}

static void field_cell(
	const az_selected *selected, az_lang lang, az_buffer *scratch, az_buffer *out)
{
	az_selected_field(selected, lang, scratch);
	buffer_cell(out, scratch);
}

static void where_cells(
	const az_selected *selected, az_lang lang, az_buffer *scratch, az_buffer *out)
{
	const az_store_run *run = &selected->selection->view->run;
	const az_rule *rule = selected->rule;
	char day[AZ_DATE_TEXT];
	text_cell(out, selected->id);
	number_cell(out, true, (uint64_t)run->number);
	text_cell(out, az_date_format((az_date){run->as_of, AZ_DAY}, day));
	az_selected_cases(selected, lang, scratch);
	buffer_cell(out, scratch);
	text_cell(out, az_outcome_kind(&selected->viewed->record, selected->outcome));
	az_selected_subject(selected, scratch);
	buffer_cell(out, scratch);
	text_cell(out, rule->policy->id);
	text_cell(out, rule->id);
	text_cell(out, lang == AZ_ZH ? rule->title.zh : rule->title.en);
}

void az_finding_csv_row(const az_selected *selected, az_lang lang, az_buffer *out)
{
	const az_message *message = selected->message;
	const az_decision *decision = selected->decision;
	az_buffer scratch = {0};
	az_buffer_string(out, message ? "finding" : "not_evaluated");
	where_cells(selected, lang, &scratch, out);
	text_cell(out, az_kind_name(message ? message->kind : selected->rule->kind));
	text_cell(out, message ? az_level_name(message->level) : "");
	number_cell(out, message && message->attention, message ? message->attention : 0);
	az_selected_text(selected, lang, &scratch);
	buffer_cell(out, &scratch);
	sides_cells(selected, out);
	laws_cell(selected->rule, &scratch, out);
	text_cell(out, message ? az_decided_status(decision) : "");
	text_cell(out, decision ? decision->who : "");
	text_cell(out, decision ? decision->reason : "");
	text_cell(out, message ? "" : az_cause_name(selected->outcome->cause));
	field_cell(selected, lang, &scratch, out);
	az_buffer_string(out, "\r\n");
	az_buffer_free(&scratch);
}
