#include "api/handle.h"
#include "audit/find.h"

enum { WHO_MOST = 200, REASON_MOST = 4000 };

static assize_status decide(
	az_store *store, const char *finding, const az_decision *wanted, az_error *error)
{
	az_view *view = NULL;
	az_found found;
	az_decision decision = *wanted;
	assize_status status = az_view_open(&view, store, 0, error);
	if (!status)
		status = az_find_finding(view, finding, &found, error);
	if (!status) {
		decision.finding = found.id;
		decision.run = view->run.number;
		status = az_store_decide(store, &decision, error);
	}
	az_view_close(view);
	return status;
}

assize_status assize_store_review(assize_store *store, const char *finding,
	assize_decision decision, const char *by, const char *reason)
{
	assize_status status = az_api_begin(store);
	if (status)
		return status;
	if (!finding)
		return az_api_usage(store, "no finding is named; `assize findings` lists them");
	if (decision < ASSIZE_UPHOLD || decision > ASSIZE_CORRECT)
		return az_api_usage(store, "a decision is to uphold, dismiss or correct; choose one");
	az_decision wanted = {.verdict = (az_verdict)decision, .who = by, .reason = reason};
	status = az_api_said("by", by, WHO_MOST, &store->error);
	if (!status)
		status = az_api_said("reason", reason, REASON_MOST, &store->error);
	if (!status)
		status = decide(store->store, finding, &wanted, &store->error);
	return az_api_end(store, status);
}
