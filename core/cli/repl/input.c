#include "cli/repl/input.h"

#include <fcntl.h>
#include <histedit.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { HISTORY_LINES = 1000, WORDS_SHOWN = 100 };

struct az_repl_input {
	az_repl_input_options options;
	locale_t locale; /* of this thread: libedit counts characters by it */
	EditLine *edit;  /* NULL: a pipe */
	History *history;
	HistEvent event;
	char *line;
	size_t capacity; /* of the line, from a pipe */
};

/* ---- completion ------------------------------------------------------------------------------ */

typedef struct words {
	char *common; /* the beginning that all have */
	size_t count;
	bool listing; /* they are shown, not compared */
} words;

static void compare(void *context, const char *word)
{
	words *w = context;
	w->count++;
	if (!w->common) {
		w->common = strdup(word);
		return;
	}
	size_t same = 0;
	while (w->common[same] && w->common[same] == word[same])
		same++;
	w->common[same] = '\0';
}

static void list(void *context, const char *word)
{
	words *w = context;
	if (w->count++ < WORDS_SHOWN)
		printf("%s%s", w->count > 1 ? "  " : "\n", word);
}

static unsigned char complete(EditLine *edit, int key)
{
	(void)key;
	az_repl_input *input = NULL;
	el_get(edit, EL_CLIENTDATA, &input);
	const LineInfo *info = el_line(edit);
	size_t length = (size_t)(info->cursor - info->buffer), start = 0;
	char *text = strndup(info->buffer, length);
	words w = {.common = NULL};
	unsigned char answer = CC_ERROR;
	if (!text)
		return answer;
	const az_repl_input_options *o = &input->options;
	o->complete(o->owner, text, &start, compare, &w);
	size_t there = length - start;
	if (w.common && strlen(w.common) > there) {
		answer = el_insertstr(edit, w.common + there) == 0 ? CC_REFRESH : CC_ERROR;
	} else if (w.count > 1) {
		words shown = {.listing = true};
		o->complete(o->owner, text, &start, list, &shown);
		printf("%s\n", shown.count > WORDS_SHOWN ? "  ..." : "");
		fflush(stdout);
		answer = CC_REDISPLAY;
	}
	free(w.common);
	free(text);
	return answer;
}

static char *prompt(EditLine *edit)
{
	az_repl_input *input = NULL;
	el_get(edit, EL_CLIENTDATA, &input);
	return input->options.prompt(input->options.owner);
}

/* ---- history --------------------------------------------------------------------------------- */

/* Made for its owner alone before libedit writes it, which would ask nobody. */
static void save_history(az_repl_input *input)
{
	const char *path = input->options.history;
	if (!path)
		return;
	int fd = open(path, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (fd < 0)
		return;
	bool own = fchmod(fd, 0600) == 0;
	close(fd);
	if (own)
		history(input->history, &input->event, H_SAVE, path);
}

/* ---- opening --------------------------------------------------------------------------------- */

static bool open_terminal(az_repl_input *input)
{
	input->locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
	if (input->locale)
		uselocale(input->locale);
	input->edit = el_init("assize", stdin, stdout, stderr);
	input->history = history_init();
	if (!input->edit || !input->history)
		return false;
	history(input->history, &input->event, H_SETSIZE, HISTORY_LINES);
	history(input->history, &input->event, H_SETUNIQUE, 1);
	if (input->options.history)
		history(input->history, &input->event, H_LOAD, input->options.history);
	el_set(input->edit, EL_CLIENTDATA, input);
	el_set(input->edit, EL_PROMPT, prompt);
	el_set(input->edit, EL_EDITOR, "emacs");
	el_set(input->edit, EL_HIST, history, input->history);
	el_set(input->edit, EL_ADDFN, "assize-complete", "complete the word", complete);
	el_set(input->edit, EL_BIND, "^I", "assize-complete", NULL);
	return true;
}

az_repl_input *az_repl_input_open(const az_repl_input_options *options)
{
	az_repl_input *input = calloc(1, sizeof *input);
	if (!input)
		return NULL;
	input->options = *options;
	if (isatty(STDIN_FILENO) && isatty(STDOUT_FILENO) && !open_terminal(input)) {
		az_repl_input_close(input);
		return NULL;
	}
	return input;
}

void az_repl_input_close(az_repl_input *input)
{
	if (!input)
		return;
	if (input->history) {
		save_history(input);
		history_end(input->history);
	}
	if (input->edit)
		el_end(input->edit);
	if (input->locale) {
		uselocale(LC_GLOBAL_LOCALE);
		freelocale(input->locale);
	}
	free(input->line);
	free(input);
}

bool az_repl_input_is_terminal(const az_repl_input *input)
{
	return input->edit != NULL;
}

/* ---- lines ----------------------------------------------------------------------------------- */

/* The line in the input's own memory, without its end and with a NUL behind it. */
static const char *without_end(az_repl_input *input, size_t *length)
{
	if (*length && input->line[*length - 1] == '\n')
		(*length)--;
	input->line[*length] = '\0';
	return input->line;
}

static const char *terminal_line(az_repl_input *input, size_t *length)
{
	int count = 0;
	const char *line = el_gets(input->edit, &count);
	if (!line || count <= 0)
		return NULL;
	if (line[0] != '\n')
		history(input->history, &input->event, H_ENTER, line);
	free(input->line);
	input->line = strndup(line, (size_t)count);
	*length = (size_t)count;
	return input->line ? without_end(input, length) : NULL;
}

const char *az_repl_input_line(az_repl_input *input, size_t *length)
{
	if (input->edit)
		return terminal_line(input, length);
	ssize_t n = getline(&input->line, &input->capacity, stdin);
	if (n < 0)
		return NULL;
	*length = (size_t)n;
	return without_end(input, length);
}
