/*
 * What the parts of an explanation share: the page that is being written, in one language, and how
 * fields, values and lines are put on it. Values of personal and protected fields are never shown.
 * One thread at a time.
 */
#ifndef AZ_REPORT_EXPLAIN_PAGE_H
#define AZ_REPORT_EXPLAIN_PAGE_H

#include "report/explain/trace.h"

#define AZ_HIDDEN "***"

/* Of a longer list a page shows the beginning, and says how long it is. */
enum { AZ_LISTED_MOST = 40 };

typedef struct az_page {
	az_buffer *out;
	az_lang lang;
	const az_policies *policies;
	const az_record *record;
	int32_t as_of;
} az_page;

/* Appends the text of the page's language. */
void az_page_say(const az_page *page, const char *zh, const char *en);

/* Two blanks for each level. */
void az_page_indent(const az_page *page, unsigned level);
void az_page_end(const az_page *page);

/* A head of a part, with an empty line above it. */
void az_page_head(const az_page *page, const char *zh, const char *en);

/* A text of a dossier or policy, on one line and with nothing that moves a terminal. */
void az_page_text(const az_page *page, const char *text, size_t length);
void az_page_title(const az_page *page, const az_title *title);

/* "defendant.D1"; "property.P1.recovered_on"; the field's title. */
void az_page_node(const az_page *page, az_ref node);
void az_page_path(const az_page *page, az_fact fact);
void az_page_field(const az_page *page, az_fact fact);

/* True for a field whose value may be shown. */
bool az_fact_is_open(const az_policies *policies, const az_record *record, az_fact fact);

az_type az_fact_type(const az_policies *policies, const az_record *record, az_fact fact);

/* The value of a fact, or *** where somebody knows it and it may not be shown. */
void az_page_value(const az_page *page, az_fact fact);

/* "path title = value", for evidence. */
void az_page_fact(const az_page *page, az_fact fact);

/* A value of a comparison. */
void az_page_given(const az_page *page, const az_given *given);

/* "返还期限 param.return_days"; English titles are whole sentences, and stand behind. */
void az_page_parameter_name(const az_page *page, const az_parameter *parameter);

/* A value in force: "30天". */
void az_page_parameter(
	const az_page *page, const az_parameter *parameter, const az_parameter_value *value);

/* "restitution/rules/unreturned.lua": by the policy and the path in it, wherever its folder lies. */
void az_page_file(const az_page *page, const az_policy *policy, const az_bundle_file *file);

/* The parts that several files write. */
void az_page_date(const az_page *page, int32_t day);
void az_page_law(const az_page *page, const az_law *law);

#endif
