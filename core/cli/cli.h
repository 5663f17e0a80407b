/*
 * The command line: what every verb has in hand. The tool is a client of include/assize/ alone; it
 * includes nothing else of core/, so that what it can do, any embedder can.
 *
 * A verb is one az_cli_verb: its words, its options and its run function stand in one file, so the
 * help cannot say what the parser does not take.
 */
#ifndef AZ_CLI_CLI_H
#define AZ_CLI_CLI_H

#include <assize/authoring.h>

#include "cli/opt.h"
#include "cli/out.h"
#include "cli/progress.h"

/* What `assize version` says, and through it the man pages. */
#define AZ_CLI_VERSION "0.1.0"
#define AZ_CLI_VERSION_DATE "2026-11-23"

/* What the tool answers to its caller. */
typedef enum az_cli_exit {
	AZ_EXIT_DONE = 0,
	AZ_EXIT_NO = 1,
	AZ_EXIT_WARNING = 10,
	AZ_EXIT_ERROR = 20,
	AZ_EXIT_OVERDUE = 30,
	AZ_EXIT_NOT_EVALUATED = 40,
	AZ_EXIT_USAGE = 64,
	AZ_EXIT_INPUT = 65,
	AZ_EXIT_MISSING = 66,
	AZ_EXIT_INTERNAL = 70,
	AZ_EXIT_STORE = 74
} az_cli_exit;

enum { AZ_CLI_PROBLEMS_MOST = 50, AZ_CLI_FIRST = 1024, AZ_CLI_RUN_MOST = 1000000000 };

typedef struct az_cli az_cli;

typedef struct az_cli_verb {
	const char *name;     /* "audit", "policy test" */
	const char *summary;  /* one line for `assize help`; AZ_N(...), as are text and exits */
	const char *operands; /* as the usage line shows them: "STORE PATH..." */
	size_t operands_least;
	size_t operands_most;      /* AZ_CLI_ANY: no limit */
	const az_cli_opt *options; /* ended by one without a name; NULL: none */
	const char *text;          /* what it does, in full lines; may be "" */
	const char *examples;      /* full lines */
	const char *exits;         /* full lines */
	az_cli_exit (*run)(az_cli *cli, const az_cli_args *args);
} az_cli_verb;

#define AZ_CLI_ANY ((size_t)-1)

struct az_cli {
	const char *tool;                /* as it was called: "build/assize" */
	const az_cli_verb *const *verbs; /* NULL-ended */
	const az_cli_verb *verb;
	assize_lang lang;
	az_cli_out *out;
	az_cli_progress progress;
	uint64_t problems; /* how many there were; those above AZ_CLI_PROBLEMS_MOST are only counted */
	char first[AZ_CLI_FIRST]; /* the first of them, which a message may repeat */
};

/* The one place where a status of the library becomes an exit status of the tool. */
az_cli_exit az_cli_exit_of(assize_status status);

/* True for English, which `--lang en` chooses or the environment; Chinese is the default. */
bool az_cli_english(const az_cli *cli);

/* A text of the tool in the language that it speaks: see words.h. */
ASSIZE_FORMAT_OF(2) const char *az_cli_words(const az_cli *cli, const char *english);

/* What one does next: "next: build/assize audit court.store --as-of 2026-10-31". `rest` may be "". */
void az_cli_next(const az_cli *cli, const char *verb, const char *store, const char *rest);

/* Opens STORE, which speaks the tool's language. On another answer than AZ_EXIT_DONE the error was told and *store is NULL. */
az_cli_exit az_cli_store_open(const az_cli *cli, const char *path, assize_store **store);

/* Closes the store, tells its message where the status is an error, and gives the exit status. An
 * output that its reader closed is no error. */
az_cli_exit az_cli_store_close(az_cli *cli, assize_store *store, assize_status status);

/* The same for calls without a handle: `message` is what they left. */
az_cli_exit az_cli_answer(az_cli *cli, assize_status status, const char *message);

/* Problems on stderr, as they come, above the progress line. Context: the az_cli. */
void az_cli_on_problem(void *context, const assize_problem *problem);

/* Says how many problems more there were than were told. */
void az_cli_problems_end(az_cli *cli);

/* Says why a file cannot be written, by errno, and gives the exit status. */
az_cli_exit az_cli_cannot_write(const az_cli *cli, const char *output, int error);

/* Where the worker program lies. AZ_EXIT_MISSING, and told, when it lies in neither place. */
enum { AZ_CLI_PATH = 4096 };
az_cli_exit az_cli_worker_path(const az_cli *cli, char out[AZ_CLI_PATH]);

/* The as-of day: --as-of, or today in Asia/Shanghai (written into `today`). */
const char *az_cli_as_of(const az_cli_args *args, char today[11]);

#endif
