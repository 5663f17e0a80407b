/*
 * The words of findings for people, in two languages. Constant data; any thread.
 */
#ifndef AZ_REPORT_FINDING_WORDS_H
#define AZ_REPORT_FINDING_WORDS_H

#include "report/finding_select.h"

const char *az_kind_shown(az_kind kind, az_lang lang);
const char *az_level_shown(az_level level, az_lang lang);

/* Appends the case's key; of a group the keys of its cases, the first of them where they are many. */
void az_selected_cases(const az_selected *selected, az_lang lang, az_buffer *out);

/* Appends "defendant.D1", "group.L-1". */
void az_selected_subject(const az_selected *selected, az_buffer *out);

/* How much speaks for leniency beside a finding of priority, and how much could not be seen: of the same
 * person, or in the cases of the group. */
void az_selected_leniency(const az_selected *selected, size_t *found, size_t *not_seen);

/* Appends the path of the field that was not known, of a group with its case; nothing where there is none. */
void az_selected_field(const az_selected *selected, az_lang lang, az_buffer *out);

/* Appends what a finding says, or why there is none: the cause, the field, what the fault was. */
void az_selected_text(const az_selected *selected, az_lang lang, az_buffer *out);

#endif
