/*
 * What is due, for people or machines. One thread at a time.
 */
#ifndef AZ_REPORT_DUE_H
#define AZ_REPORT_DUE_H

#include "audit/schedule.h"
#include "report/table.h"

/* What the commands to run are made of. */
typedef struct az_due_words {
	const char *store;   /* its path */
	const char *profile; /* named by the caller, or NULL: the store's */
	const char *folder;  /* of the profile: scripts are named from there */
	int32_t as_of;
	az_arena *arena; /* for paths */
} az_due_words;

/* The table's lines, then the commands of what is due or missed. `due` has one for each entry. False
 * when memory is out. */
bool az_due_table(const az_schedule *schedule, const az_due *due, const az_due_words *words,
	az_lang lang, az_buffer *out);

/* Appends an object and a newline for each entry. */
void az_due_json(
	const az_schedule *schedule, const az_due *due, const az_due_words *words, az_buffer *out);

/* True for an entry for which there is something to do. */
bool az_due_is_open(const az_due *due);

#endif
