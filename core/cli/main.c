#include "cli/run.h"
#include "cli/verbs.h"

/* In the order in which one meets them. */
static const az_cli_verb *const verbs[] = {
	&az_cli_verb_init,
	&az_cli_verb_import,
	&az_cli_verb_export,
	&az_cli_verb_cases,
	&az_cli_verb_show,
	&az_cli_verb_audit,
	&az_cli_verb_runs,
	&az_cli_verb_due,
	&az_cli_verb_findings,
	&az_cli_verb_explain,
	&az_cli_verb_diff,
	&az_cli_verb_review,
	&az_cli_verb_waive,
	&az_cli_verb_script,
	&az_cli_verb_repl,
	&az_cli_verb_try,
	&az_cli_verb_policy_new,
	&az_cli_verb_policy_check,
	&az_cli_verb_policy_test,
	&az_cli_verb_policy_profile,
	&az_cli_verb_policy_doc,
	&az_cli_verb_tailor,
	&az_cli_verb_pack,
	&az_cli_verb_verify,
	&az_cli_verb_schema,
	&az_cli_verb_help,
	&az_cli_verb_completion,
	&az_cli_verb_version,
	NULL,
};

int main(int argc, char **argv)
{
	return az_cli_run(verbs, argc, argv);
}
