/*
 * The words of findings for people, in two languages. Constant data; any thread.
 */
#ifndef AZ_REPORT_FINDING_WORDS_H
#define AZ_REPORT_FINDING_WORDS_H

#include "report/finding_select.h"

const char *az_kind_shown(az_kind kind, az_lang lang);
const char *az_level_shown(az_level level, az_lang lang);

/* Appends "defendant.D1". */
void az_selected_subject(const az_selected *selected, az_buffer *out);

/* Appends what a finding says, or why there is none: the cause, the field, what the fault was. */
void az_selected_text(const az_selected *selected, az_lang lang, az_buffer *out);

#endif
