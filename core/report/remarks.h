/*
 * What `policy check` has to say, as lines for people and as a SARIF log for editors. The remarks
 * are ordered. Memory running out is the buffer's `failed`.
 */
#ifndef AZ_REPORT_REMARKS_H
#define AZ_REPORT_REMARKS_H

#include "base/buffer.h"
#include "model/value.h"
#include "policy/check/remark.h"

/* "file:line:column: level: what; mend [kind]", and last how many there are of each level. */
void az_remarks_lines(const az_remarks *remarks, az_lang lang, az_buffer *out);

/* SARIF 2.1.0: the kinds as rules, a result a remark, columns in code points. Paths are as the
 * folders were named, so that those below the working folder are relative. */
void az_remarks_sarif(const az_remarks *remarks, az_lang lang, az_buffer *out);

#endif
