#include <assize/schedule.h>

#include "cli/format.h"
#include "cli/help/help.h"
#include "cli/verbs.h"

static const az_cli_opt options[] = {
	{.name = "as-of",
		.type = AZ_OPT_TEXT,
		.value = "D",
		.text = AZ_N("the day that is asked about (default: today in Asia/Shanghai)")},
	{.name = "profile",
		.type = AZ_OPT_TEXT,
		.value = "P",
		.text = AZ_N("the profile with the schedule (default: the store's)")},
	AZ_CLI_FORMAT_LIST,
	{.name = NULL},
};

static az_cli_exit run(az_cli *cli, const az_cli_args *args)
{
	char today[11];
	assize_store *store = NULL;
	assize_due_result result;
	assize_due_options due = {
		.size = sizeof due,
		.profile = az_cli_opt_text(args, "profile"),
		.as_of = az_cli_as_of(args, today),
		.format = az_cli_format(args),
		.lang = cli->lang,
		.on_problem = az_cli_on_problem,
		.problem_context = cli,
		.writer = az_cli_out_writer(cli->out),
	};
	az_cli_exit exit = az_cli_store_open(cli, az_cli_operand(args, 0), &store);
	if (exit != AZ_EXIT_DONE)
		return exit;
	assize_status status = assize_store_due(store, &due, &result);
	az_cli_problems_end(cli);
	return az_cli_store_close(cli, store, status);
}

const az_cli_verb az_cli_verb_due = {
	.name = "due",
	.summary = AZ_N("list which audits of the profile's schedule are due or were missed"),
	.operands = "STORE",
	.operands_least = 1,
	.operands_most = 1,
	.options = options,
	.text = AZ_N(
		"The schedule stands in the profile:\n\n"
		"  schedule:\n"
		"    - {name: 追赃挽损月度核查, every: month, on: 31, grace: 5, from: 2026-01-01}\n"
		"    - {name: 每周重点, every: week, on: monday, scope: {province: 闽}}\n"
		"    - {name: 季度抽查, every: quarter, on: 3-31, script: scripts/sample.lua}\n\n"
		"`every` is day, week, month, quarter or year; `on` a weekday, a day of the month, the\n"
		"month of the quarter and a day, or a month and a day (12-31). A day that a month has not\n"
		"is its last. An entry is done when a finished run with its name (and scope, as written)\n"
		"is as of that day or a later one before the next; so a missed one is made up for by\n"
		"`assize audit --name NAME --as-of` a day of that time. After `grace` days it is missed.\n"
		"Missed ones count from `from`, else from the first run. Nothing is started here: let "
		"cron\n"
		"ask every working day (it mails what is printed), or run the audit itself:\n\n"
		"  MAILTO=clerk\n"
		"  30 8 * * 1-5  out=$(assize due /srv/court.store) || echo \"$out\"\n"
		"  0 6 1 * *     assize script /srv/scripts/monthly.lua /srv/court.store --out /srv/out\n\n"
		"or a systemd timer (assize-due.timer beside assize-due.service):\n\n"
		"  [Timer]                              [Service]\n"
		"  OnCalendar=Mon..Fri 08:30            Type=oneshot\n"
		"  Persistent=true                      ExecStart=/usr/bin/assize due /srv/court.store\n"
		"  [Install]                            SuccessExitStatus=1\n"
		"  WantedBy=timers.target\n"),
	.examples = "  assize due court.store\n"
				"  assize due court.store --as-of 2026-10-31 --format jsonl\n",
	.exits = AZ_N("  0   nothing is due\n"
				  "  1   something is due or was missed\n"
				  "  65  the profile does not load\n") AZ_EXITS_COMMON,
	.run = run,
};
