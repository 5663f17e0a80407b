/* The verbs, one a file. Their table is in main.c. */
#ifndef AZ_CLI_VERBS_H
#define AZ_CLI_VERBS_H

#include "cli/cli.h"

extern const az_cli_verb az_cli_verb_audit;
extern const az_cli_verb az_cli_verb_cases;
extern const az_cli_verb az_cli_verb_completion;
extern const az_cli_verb az_cli_verb_diff;
extern const az_cli_verb az_cli_verb_due;
extern const az_cli_verb az_cli_verb_explain;
extern const az_cli_verb az_cli_verb_export;
extern const az_cli_verb az_cli_verb_findings;
extern const az_cli_verb az_cli_verb_help;
extern const az_cli_verb az_cli_verb_import;
extern const az_cli_verb az_cli_verb_init;
extern const az_cli_verb az_cli_verb_pack;
extern const az_cli_verb az_cli_verb_policy_check;
extern const az_cli_verb az_cli_verb_policy_doc;
extern const az_cli_verb az_cli_verb_policy_new;
extern const az_cli_verb az_cli_verb_policy_profile;
extern const az_cli_verb az_cli_verb_policy_test;
extern const az_cli_verb az_cli_verb_repl;
extern const az_cli_verb az_cli_verb_review;
extern const az_cli_verb az_cli_verb_runs;
extern const az_cli_verb az_cli_verb_schema;
extern const az_cli_verb az_cli_verb_script;
extern const az_cli_verb az_cli_verb_show;
extern const az_cli_verb az_cli_verb_tailor;
extern const az_cli_verb az_cli_verb_try;
extern const az_cli_verb az_cli_verb_verify;
extern const az_cli_verb az_cli_verb_version;
extern const az_cli_verb az_cli_verb_waive;

#endif
