/*
 * assize/audit.h: runs over a store: audit, findings, explanations, decisions.
 */
#ifndef ASSIZE_AUDIT_H
#define ASSIZE_AUDIT_H

#include "assize/store.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum assize_level {
	ASSIZE_LEVEL_NONE = 0,
	ASSIZE_LEVEL_INFO = 1,
	ASSIZE_LEVEL_WARNING = 2,
	ASSIZE_LEVEL_ERROR = 3
} assize_level;

/* Where policies run. There is no default: a caller names one. */
typedef enum assize_isolation {
	ASSIZE_ISOLATION_NONE_NAMED = 0, /* refused */
	ASSIZE_ISOLATION_WORKER = 1,     /* jailed worker processes: `worker_path` */
	ASSIZE_ISOLATION_IN_PROCESS = 2  /* in this process: for policies that the caller trusts */
} assize_isolation;

typedef struct assize_audit_options {
	size_t size;
	assize_isolation isolation;
	const char *worker_path;
	const char *profile; /* NULL: the store's */
	const char *as_of;   /* YYYY-MM-DD; required */
	unsigned jobs;       /* worker processes; 0: as many as there are processors */
	const char *name;    /* of the run; NULL: the profile's */
	const char *const
		*scope; /* "KEY=VALUE": an open field of the case (court, province, stage, ...) */
	size_t scope_count;
	unsigned recycle_after; /* replace a worker after so many dossiers; 0: never. For tests */
	assize_problem_fn *on_problem; /* what is wrong in the profile or its policies */
	void *problem_context;
	assize_progress_fn *on_progress;
	void *progress_context;
} assize_audit_options;

typedef struct assize_audit_result {
	int64_t run;
	uint64_t dossiers;
	uint64_t findings;
	uint64_t by_level[4]; /* by assize_level */
	uint64_t not_evaluated;
	uint64_t
		faults; /* of these: rules that faulted, ran out of budget or memory, lost their worker */
	uint64_t overdue_parameters; /* parameters whose last review is more than a year ago */
	char hash[65];               /* over canonical order: equal runs have equal hashes */
	uint64_t groups;             /* groups of dossiers that group rules judged */
} assize_audit_result;

/* Runs a profile over the store as of a day and keeps all of it. */
assize_status assize_store_audit(
	assize_store *store, const assize_audit_options *options, assize_audit_result *result);

/* Lists the runs, the newest first. TABLE or JSONL. */
assize_status assize_store_runs(
	assize_store *store, assize_format format, assize_lang lang, assize_writer writer);

typedef struct assize_findings_options {
	size_t size;
	int64_t run;          /* 0: the newest full run of the store's profile */
	assize_format format; /* TABLE, JSONL or CSV */
	assize_lang lang;
	assize_level level; /* NONE: all; else this level and above */
	const char *kind;   /* "priority", ...; NULL: all */
	const char *rule;   /* "policy/rule" or a rule's bare id; NULL: all */
	const char *case_key;
	const char *status; /* "open", "upheld", "dismissed", "corrected"; NULL: all */
	int not_evaluated;  /* also what could not be evaluated */
	assize_writer writer;
} assize_findings_options;

/* Writes a run's findings in canonical order. A table says in its first line which run it shows. */
assize_status assize_store_findings(assize_store *store, const assize_findings_options *options);

/* How a finding fares from an older run to a newer. It is the same finding by its id, which no value,
 * version or date goes into. */
typedef enum assize_change {
	ASSIZE_CHANGE_NEW = 1,      /* only the newer run has it */
	ASSIZE_CHANGE_FIXED,        /* only the older: the newer looked again, and found nothing */
	ASSIZE_CHANGE_OPEN,         /* both, and it says the same on the same evidence */
	ASSIZE_CHANGE_CHANGED,      /* both, with another text, value, level, evidence or parameter */
	ASSIZE_CHANGE_NOT_EVALUATED /* only the older, and nobody looked again: the rule could not be judged,
	                             * or rule or dossier are not in the newer run. Never taken for fixed */
} assize_change;

typedef struct assize_compare_options {
	size_t size;
	int64_t newer; /* 0: the newest full run of the store's profile */
	int64_t older; /* 0: the last finished run before it of the same name, profile and scope */
	assize_format format; /* TABLE or JSONL */
	assize_lang lang;
	assize_level level; /* NONE: all; else this level and above, of the newer of the two findings */
	const char *kind;   /* NULL: all */
	const char *rule;   /* NULL: all */
	int with_open;      /* list also what is open; else it is only counted */
	assize_writer writer;
} assize_compare_options;

typedef struct assize_compare_result {
	int64_t newer;
	int64_t older;
	uint64_t counts[6]; /* by assize_change */
} assize_compare_result;

/* Writes how two runs differ, in the order of keys; one dossier of each is in memory at a time. With
 * JSONL an object a finding: {"change","case_moved","older","newer","finding"}, and "was" with one that
 * changed, or "now" with what was said of one that was not evaluated. ASSIZE_ERROR_MISSING where there
 * is no run before. */
assize_status assize_store_compare(
	assize_store *store, const assize_compare_options *options, assize_compare_result *result);

typedef struct assize_explain_options {
	size_t size;
	assize_isolation isolation;
	const char *worker_path;
	const char *finding;  /* a finding's id or a unique prefix of four or more; or: */
	const char *case_key; /* a case, */
	const char *rule;     /* a rule of the run's profile, */
	const char
		*subject; /* and one subject ("defendant.D1"); NULL: every one that the rule is about */
	int64_t run;  /* 0: the newest full run of the store's profile */
	assize_lang lang;
	assize_writer writer;
} assize_explain_options;

/* Says why a finding is there, or why a rule is silent on a case: by running the rule again, traced,
 * on the very revision and policy files that the run kept. */
assize_status assize_store_explain(assize_store *store, const assize_explain_options *options);

typedef enum assize_decision {
	ASSIZE_UPHOLD = 1,
	ASSIZE_DISMISS = 2,
	ASSIZE_CORRECT = 3
} assize_decision;

/* Keeps what a person decided about a finding of the newest full run; `by` and `reason` are required. */
assize_status assize_store_review(assize_store *store, const char *finding,
	assize_decision decision, const char *by, const char *reason);

#ifdef __cplusplus
}
#endif
#endif
