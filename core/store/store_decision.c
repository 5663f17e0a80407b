#include <string.h>

#include "store/store_sql.h"

static const char *const verdict_texts[] = {"", "uphold", "dismiss", "correct"};

enum { VERDICT_COUNT = sizeof verdict_texts / sizeof *verdict_texts };

const char *az_verdict_text(az_verdict verdict)
{
	return (size_t)verdict < VERDICT_COUNT ? verdict_texts[verdict] : "";
}

bool az_verdict_parse(const char *text, az_verdict *verdict)
{
	for (size_t i = 1; i < VERDICT_COUNT; i++) {
		if (strcmp(text, verdict_texts[i]) == 0) {
			*verdict = (az_verdict)i;
			return true;
		}
	}
	return false;
}

static bool is_text(const char *text)
{
	return text && text[0];
}

static assize_status check(az_store *store, const az_decision *decision, az_error *error)
{
	if (!az_verdict_text(decision->verdict)[0])
		return az_error_set(error, ASSIZE_ERROR_USAGE, store->path,
			"a decision is to uphold, dismiss or correct a finding; choose one");
	if (!is_text(decision->finding) || !is_text(decision->who) || !is_text(decision->reason))
		return az_error_set(error, ASSIZE_ERROR_USAGE, store->path,
			"a decision names the finding, who decided and the reason; give all three");
	az_run_state state = AZ_RUN_OPEN;
	return az_run_standing(store, decision->run, &state, error);
}

assize_status az_store_decide(az_store *store, const az_decision *decision, az_error *error)
{
	bool own = false;
	assize_status status = az_write_begin(store, &own, error);
	if (status != ASSIZE_OK)
		return status;
	status = check(store, decision, error);
	if (status == ASSIZE_OK) {
		az_query query;
		az_query_start(&query, store, AZ_SQL_DECISION_INSERT);
		az_query_int(&query, az_journal_upcoming(store));
		az_query_string(&query, decision->finding);
		az_query_int(&query, decision->run);
		az_query_string(&query, az_verdict_text(decision->verdict));
		az_query_string(&query, decision->who);
		az_query_string(&query, decision->reason);
		status = az_write_covered(&query, "decision", error);
	}
	return az_write_end(store, own, status, error);
}

static assize_status read_decision(
	const az_query *query, az_arena *arena, az_decision *decision, az_error *error)
{
	*decision = (az_decision){.number = az_column_int(query, 0),
		.finding = az_column_copy(query, 1, arena),
		.run = az_column_int(query, 2),
		.who = az_column_copy(query, 4, arena),
		.reason = az_column_copy(query, 5, arena),
		.at = az_column_copy(query, 6, arena)};
	const char *verdict = az_column_copy(query, 3, arena);
	if (!decision->finding || !decision->who || !decision->reason || !decision->at || !verdict)
		return az_error_memory(error);
	bool known = az_verdict_parse(verdict, &decision->verdict);
	return known ? ASSIZE_OK : az_store_damaged(query->store, "decision", error);
}

assize_status az_store_decisions(az_store *store, const char *finding, az_arena *arena,
	const az_decision **decisions, size_t *count, az_error *error)
{
	az_query query;
	az_list list = {0};
	az_query_start(&query, store, AZ_SQL_DECISION_LIST);
	az_query_string(&query, finding);
	assize_status status = az_query_row(&query, error);
	while (status == ASSIZE_OK) {
		az_decision *decision = az_list_add(&list, arena, sizeof *decision);
		status = decision ? read_decision(&query, arena, decision, error) : az_error_memory(error);
		if (status == ASSIZE_OK)
			status = az_query_row(&query, error);
	}
	az_query_end(&query);
	*decisions = list.items;
	*count = list.count;
	return status == ASSIZE_DONE ? ASSIZE_OK : status;
}
