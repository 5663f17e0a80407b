/*
 * Coverage of a policy by its tests: which answers each condition gave, which tests in Lua were seen
 * true and seen false, which lines ran, which messages were made, which legal articles have a
 * finding. Filled from the traces of probes; read by the report.
 *
 * One thread at a time. Everything lives in the arena it was made in.
 */
#ifndef AZ_AUDIT_COVERAGE_H
#define AZ_AUDIT_COVERAGE_H

#include "audit/testing/probe.h"
#include "policy/lua/trace.h"

/* A test in Lua, by how it came out. */
typedef struct az_cover_site {
	const az_lua_site *site;
	bool seen[2]; /* false, true */
	bool counts;  /* false: the same test is another site too */
} az_cover_site;

/* A statement inside of a function, from its first line to the last that is its own. */
typedef struct az_cover_line {
	int first;
	int last;
	bool ran;
} az_cover_line;

/* A rule's file, or a module of the policy. */
typedef struct az_cover_file {
	const az_bundle_file *file;
	const az_rule *rule; /* NULL: a module */
	az_cover_site *sites;
	size_t site_count;
	az_cover_line *lines;
	size_t line_count;
} az_cover_file;

typedef struct az_cover_rule {
	const az_rule *rule;
	uint64_t probes; /* that asked it */
	bool (*seen)[3]; /* of each condition: no, yes, open (az_answer) */
	bool *made;      /* of each message */
} az_cover_rule;

/* A law, and the first place of the policy that cites it. */
typedef struct az_cover_law {
	const az_law *law;
	az_place place;
	bool seen;
} az_cover_law;

typedef struct az_coverage {
	const az_policies *policies;
	const az_policy *policy;
	az_cover_rule *rules; /* as the policy has them */
	az_cover_file *files; /* in the order of the bundle */
	size_t file_count;
	az_cover_law *laws; /* by id */
	size_t law_count;
	bool traced; /* false: a file is too deep for its tests to be traced; only lines are */
} az_coverage;

/* What one probe touched: files of the bundle, and parameters of the policy that it did not set. */
typedef struct az_touched {
	bool *files;
	bool *parameters;
} az_touched;

typedef struct az_shares {
	size_t seen;
	size_t all;
} az_shares;

/* NULL when memory is out. */
az_coverage *az_coverage_new(az_arena *arena, const az_policies *policies, const az_policy *policy);

/* Notes what one probe did. `touched`, where it is not NULL, is filled in `arena`. */
assize_status az_coverage_note(az_coverage *coverage, const az_probe *probe,
	const az_answers *answers, const az_buffer *trace, az_arena *arena, az_touched *touched,
	az_error *error);

/* How many answers each condition of the rule can give (known never stays open, nor does
 * a field that is always known). */
size_t az_cover_answers(const az_condition *condition);

/* Shares of one rule or file. */
az_shares az_cover_conditions(const az_cover_rule *rule);
az_shares az_cover_sites(const az_cover_file *file);
az_shares az_cover_lines(const az_cover_file *file);
az_shares az_cover_messages(const az_cover_rule *rule);
az_shares az_cover_laws(const az_coverage *coverage);

/* All of it together. */
az_shares az_cover_all(const az_coverage *coverage);

/* The file of a rule, or NULL where `when` is the rule. */
const az_cover_file *az_cover_file_of(const az_coverage *coverage, const az_rule *rule);

#endif
