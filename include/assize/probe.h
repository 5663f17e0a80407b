/*
 * assize/probe.h: looking at one dossier as a rule sees it: expressions and rules tried on a subject,
 * one after the other. `assize repl` is a front end of it; an editor or a notebook could be another.
 *
 * A probe holds a store, the policies of a profile (or one policy folder), a case, a subject of it and a
 * day. An expression runs as the body of a rule of one of these policies: in the same sandbox, under the
 * same limits, with the same names, reading what that policy was granted and nothing else. A value for
 * which a personal or protected field was read is not shown. Nothing is kept.
 *
 * A handle is one thread's; two handles are two worlds. Texts are UTF-8.
 */
#ifndef ASSIZE_PROBE_H
#define ASSIZE_PROBE_H

#include "assize/audit.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct assize_probe assize_probe;

typedef struct assize_probe_options {
	size_t size;
	assize_isolation isolation; /* required */
	const char *worker_path;
	const char *profile; /* NULL: the store's */
	const char *policy;  /* a policy's folder instead of a profile; NULL: none */
	const char *as_of;   /* YYYY-MM-DD; required */
	assize_lang lang;
	assize_problem_fn *on_problem; /* what is wrong in the profile or its policies */
	void *problem_context;
} assize_probe_options;

/* Opens a store and the policies. On an error *probe still holds the message (unless memory is out and
 * it is NULL): close it all the same. */
assize_status assize_probe_open(
	assize_probe **probe, const char *store, const assize_probe_options *options);

/* Closes it. NULL is fine. */
void assize_probe_close(assize_probe *probe);

/* The last error's text, "where: what; how to mend it"; "" when there was none. Borrowed until the
 * next call. */
const char *assize_probe_message(const assize_probe *probe);

/* Where one is: the key of the case, the path of the subject ("defendant.D1"), the day, the policy whose
 * names an expression sees; "" where none was chosen. Borrowed until the next call. */
const char *assize_probe_case(const assize_probe *probe);
const char *assize_probe_subject(const assize_probe *probe);
const char *assize_probe_as_of(const assize_probe *probe);
const char *assize_probe_policy(const assize_probe *probe);

/* Chooses. A case (full-width, ASCII or no brackets) begins with the case itself as the subject; a
 * subject is a path in it. What is not there is ASSIZE_ERROR_MISSING or ASSIZE_ERROR_USAGE, with the
 * nearest name, and leaves all as it was. */
assize_status assize_probe_set_case(assize_probe *probe, const char *case_key);
assize_status assize_probe_set_subject(assize_probe *probe, const char *path);
assize_status assize_probe_set_as_of(assize_probe *probe, const char *day);
assize_status assize_probe_set_policy(assize_probe *probe, const char *policy);

/* Sets a parameter of the chosen policy by hand, as a row test does, whatever the date; `value` is
 * written as in YAML ("30", "3000元", "[a, b]"). NULL takes it back. */
assize_status assize_probe_set_parameter(assize_probe *probe, const char *name, const char *value);

/* Reads the profile and its policies again, as they lie on the disk now. The kept locals stay. Where
 * they do not load, the old ones stay. */
assize_status assize_probe_reload(assize_probe *probe);

/* Evaluates one line: an expression (or several, with commas), or `local name = ...`, which is kept for
 * the lines behind it. Writes what came, then what was read for it. ASSIZE_NO: it is not evaluated, or
 * does not apply, or faulted; what was written says why. The text may have 64 KiB at most. */
assize_status assize_probe_eval(
	assize_probe *probe, const char *text, size_t length, assize_writer writer);

/* Writes the page that `assize explain` shows, of a rule of the policies on the subject; where the rule
 * is about another sort, on every such subject of the case. */
assize_status assize_probe_rule(assize_probe *probe, const char *rule, assize_writer writer);

/* Writes the dossier as `assize show` does; the cases of the store whose key holds `text` (NULL: all);
 * the rules of the policies with their titles; the subjects of the case. */
assize_status assize_probe_show(assize_probe *probe, assize_writer writer);
assize_status assize_probe_cases(assize_probe *probe, const char *text, assize_writer writer);
assize_status assize_probe_rules(assize_probe *probe, assize_writer writer);
assize_status assize_probe_subjects(assize_probe *probe, assize_writer writer);

/* What could be meant. */
typedef enum assize_completion {
	ASSIZE_COMPLETE_EXPRESSION = 0, /* names, fields, codes and parameters in Lua */
	ASSIZE_COMPLETE_CASE,
	ASSIZE_COMPLETE_SUBJECT,
	ASSIZE_COMPLETE_RULE,
	ASSIZE_COMPLETE_PARAMETER,
	ASSIZE_COMPLETE_POLICY
} assize_completion;

/* Gives every word that could stand at the end of `text`, in the order of their bytes, at most 1,000;
 * *start is where in the text the word begins that they would replace. */
typedef void assize_word_fn(void *context, const char *word);
assize_status assize_probe_complete(assize_probe *probe, assize_completion what, const char *text,
	size_t *start, assize_word_fn *each, void *context);

#ifdef __cplusplus
}
#endif
#endif
