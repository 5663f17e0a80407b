#include <string.h>

#include "api/handle.h"
#include "audit/find.h"
#include "base/text.h"

enum { WHO_MOST = 200, REASON_MOST = 4000 };

/* What a person said is shown in tables for ever after: it must be plain text, and say something. */
static assize_status check_text(const char *name, const char *text, size_t most, az_error *error)
{
	size_t bad;
	size_t length = text ? strlen(text) : 0;
	if (!length || strspn(text, " \t\n") == length)
		return az_error_set(error, ASSIZE_ERROR_USAGE, name,
			"nothing is given; a decision keeps who decided and why");
	if (length > most)
		return az_error_set(error, ASSIZE_ERROR_USAGE, name,
			"the text has %zu bytes, of at most %zu; say it shorter", length, most);
	if (!az_text_is_safe(text, length, &bad))
		return az_error_set(error, ASSIZE_ERROR_USAGE, name,
			"byte %zu is no plain UTF-8 text; leave out what cannot be seen", bad + 1);
	return ASSIZE_OK;
}

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
	status = check_text("by", by, WHO_MOST, &store->error);
	if (!status)
		status = check_text("reason", reason, REASON_MOST, &store->error);
	if (!status)
		status = decide(store->store, finding, &wanted, &store->error);
	return az_api_end(store, status);
}
