/*
 * Parts of the annotations that several files of this folder write.
 */
#ifndef AZ_REPORT_SCHEMA_ANNOTATE_H
#define AZ_REPORT_SCHEMA_ANNOTATE_H

#include "base/buffer.h"
#include "policy/policy.h"

/* A blank and the text, as a comment behind a tag; NULL and "" are nothing. */
void az_annotate_text(const char *text, az_buffer *out);

/* The text alone, its line ends as blanks. */
void az_annotate_word(const char *text, az_buffer *out);

/* "中文 / English" */
void az_annotate_titles(const char *zh, const char *en, az_buffer *out);

/* A text in quotes. */
void az_annotate_quoted(const char *text, az_buffer *out);

/* A new line with "---@field name ", also where Lua cannot write the name behind a dot. */
void az_annotate_field(const char *name, bool optional, az_buffer *out);

/* The policy's own part: its parameters, the laws that it may cite, its modules. Without a policy
 * each of them is any text. */
void az_annotate_policy(const az_policies *policies, const az_policy *policy, az_buffer *out);

#endif
