/*
 * assize/script.h: scripted audits.
 *
 * A script is a Lua file of the auditor's own that orchestrates: it chooses a scope and a profile, runs
 * an audit, compares it with the last one, states what it expects, draws samples and writes reports. It
 * sees what the auditor sees: findings, and the open fields of cases; personal and protected fields are
 * not there. It decides nothing: what becomes of a finding people say (assize_store_review).
 *
 * It runs in the sandbox of the rules, with more room: no clock, no randomness, no network, no file but
 * under `out`. Files there appear whole or not at all. The same store, script, arguments, day and seed
 * give the same files.
 *
 * What a script can name stands, for editors and people, in lua/annotations/script/; examples lie in
 * examples/scripts/. In short:
 *
 *     local run = store:audit {name = "monthly", scope = {court = "厦门市思明区人民法院"}}
 *     for f in run:findings {level = "error"} do say(f.case, f.message.zh) end
 *     local before = run:previous()
 *     if before then expect(run:compare(before).counts.new == 0, "有新的提示") end
 *     out:findings("findings.csv", run, {format = "csv"})
 */
#ifndef ASSIZE_SCRIPT_H
#define ASSIZE_SCRIPT_H

#include "assize/audit.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct assize_script_options {
	size_t size;
	const char
		*out; /* the folder to write under, made where it is missing (its parent must be there);
	                  * one script at a time writes under it. NULL: the script may write no file */
	const char *const *args; /* `args` in the script */
	size_t arg_count;
	assize_isolation isolation; /* of its audits and explanations */
	const char *worker_path;
	unsigned jobs;        /* worker processes, where the script names no number; 0: as many as there
	                            * are processors */
	const char *as_of;    /* YYYY-MM-DD; required: the day of audits that name none */
	const char *seed;     /* of samples that name none; NULL: those are refused */
	uint64_t steps;       /* what it may compute, calls of assize not counted; 0: 10^10, which takes
	                            * minutes. For tests */
	assize_lang lang;     /* of texts that the script asks for without naming a language */
	assize_writer writer; /* what the script says, and the expectations that failed */
	assize_problem_fn *on_problem; /* what is wrong in a profile that it runs */
	void *problem_context;
	assize_progress_fn *on_progress; /* of its audits */
	void *progress_context;
} assize_script_options;

typedef struct assize_script_result {
	uint64_t runs;         /* audits that it made */
	uint64_t files;        /* files that it wrote */
	uint64_t expectations; /* that it stated */
	uint64_t failed;       /* of these */
} assize_script_result;

/* Runs a script over a store. ASSIZE_NO when an expectation failed or the script called fail();
 * ASSIZE_ERROR_INPUT, with the script's file and line in the handle's message, when the script is wrong;
 * ASSIZE_ERROR_MISSING when there is no such script. Files that the script finished before stay. The
 * thread is the store's. */
assize_status assize_script_run(assize_store *store, const char *file,
	const assize_script_options *options, assize_script_result *result);

#ifdef __cplusplus
}
#endif
#endif
