/*
 * Lines for the repl: from a terminal, with editing, history and completion (libedit), or from a pipe,
 * without any of these and without a prompt. One thread; a terminal has one input at a time.
 */
#ifndef AZ_CLI_REPL_INPUT_H
#define AZ_CLI_REPL_INPUT_H

#include <stdbool.h>
#include <stddef.h>

typedef struct az_repl_input az_repl_input;

/* Gives every word that may stand at the end of `text`; *start is where that word begins. */
typedef void az_repl_word_fn(void *context, const char *word);
typedef void az_repl_complete_fn(
	void *owner, const char *text, size_t *start, az_repl_word_fn *each, void *context);

typedef struct az_repl_input_options {
	char *(*prompt)(void *owner); /* borrowed until the next call */
	az_repl_complete_fn *complete;
	void *owner;
	const char *history; /* the file that keeps what was typed; NULL: none */
} az_repl_input_options;

/* NULL when memory is out. */
az_repl_input *az_repl_input_open(const az_repl_input_options *options);

/* Keeps the history (a file that cannot be written is no error) and gives the terminal back. */
void az_repl_input_close(az_repl_input *input);

/* True where a person types: there are prompts, and answers that help. */
bool az_repl_input_is_terminal(const az_repl_input *input);

/* The next line without its end, borrowed until the next call; NULL at the end. A line may hold any
 * bytes, also zeros: *length counts, and a NUL stands behind it. */
const char *az_repl_input_line(az_repl_input *input, size_t *length);

#endif
