/*
 * The topics of `assize help TOPIC`: the Markdown files of docs/zh and docs/en, built into the tool. The
 * man pages are made from the same files. Constant data; any thread.
 */
#ifndef AZ_CLI_HELP_TOPIC_H
#define AZ_CLI_HELP_TOPIC_H

#include <stdbool.h>

#include "cli/out.h"

typedef struct az_topic_file {
	const char *path; /* "docs/zh/rules.md" */
	const char *text;
} az_topic_file;

/* All of them, in the order of paths; made by the Makefile. */
extern const az_topic_file az_topic_files[];
extern const size_t az_topic_count;

/* Topic `i`: its name ("rules"), its title and its whole text in the language. False past
 * the last. */
typedef struct az_topic {
	char name[32];
	char title[160];
	const char *text;
} az_topic;

bool az_topic_at(size_t i, assize_lang lang, az_topic *topic);
bool az_topic_named(const char *name, assize_lang lang, az_topic *topic);

/* Writes the Markdown as a terminal shows it: wrapped by East Asian width, code indented. Of Markdown it
 * knows what the topics use: headings, paragraphs of one line, lists, fences, comments of one line. */
void az_topic_write(const char *markdown, az_cli_out *out);

#endif
