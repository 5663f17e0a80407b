#include "audit/find.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "model/casenumber.h"
#include "model/path.h"

/* ---- cases ----------------------------------------------------------------------------- */

static assize_status use_key(az_store *store, const char *key, az_buffer *out, az_error *error)
{
	az_revision revision;
	assize_status status = az_store_get(store, key, strlen(key), &revision, error);
	if (status)
		return status;
	if (revision.withdrawn)
		return az_error_set(error, ASSIZE_ERROR_MISSING, az_store_path(store),
			"the dossier %s was withdrawn; import it again to bring it back", key);
	az_buffer_bytes(out, key, strlen(key) + 1);
	return out->failed ? az_error_memory(error) : ASSIZE_OK;
}

assize_status az_find_case(az_store *store, const char *text, az_buffer *key, az_error *error)
{
	az_casenumber number;
	const char *why;
	size_t bad;
	size_t length = strlen(text);
	if (!length || length >= AZ_STORE_KEY_MOST || !az_text_is_safe(text, length, &bad))
		return az_error_set(error, ASSIZE_ERROR_USAGE, az_store_path(store),
			"a case is named by its key or its case number, as （2026）闽0203刑初88号; "
			"`assize cases` lists them");
	assize_status status = use_key(store, text, key, error);
	if (status != ASSIZE_ERROR_MISSING || !az_casenumber_parse(text, length, &number, &why))
		return status;
	if (strcmp(number.text, text) == 0)
		return status;
	status = use_key(store, number.text, key, error);
	if (!status && error)
		az_error_clear(error);
	return status;
}

/* ---- findings -------------------------------------------------------------------------- */

/* What a walk has found: the first finding, and the others that the prefix would fit too. */
typedef struct search {
	az_view *view;
	char prefix[AZ_FINDING_ID];
	size_t length;
	size_t count; /* of different ids */
	char ids[AZ_CANDIDATES_MOST][AZ_FINDING_ID];
	az_view_place place; /* of the first one's dossier or group */
	az_buffer shown;     /* the candidates, for the message */
	az_error *error;
} search;

static bool take_prefix(search *s, const char *prefix)
{
	s->length = strlen(prefix);
	if (s->length < AZ_PREFIX_LEAST || s->length >= AZ_FINDING_ID)
		return false;
	for (size_t i = 0; i < s->length; i++) {
		char c = prefix[i];
		if (c >= 'A' && c <= 'F')
			c = (char)(c - 'A' + 'a');
		if ((c < '0' || c > '9') && (c < 'a' || c > 'f'))
			return false;
		s->prefix[i] = c;
	}
	return true;
}

static bool is_known(const search *s, const char *id)
{
	size_t kept = s->count < AZ_CANDIDATES_MOST ? s->count : AZ_CANDIDATES_MOST;
	for (size_t i = 0; i < kept; i++)
		if (strcmp(s->ids[i], id) == 0)
			return true;
	return false;
}

/* One that fits. The id of a finding that was made twice is still one id. */
static void add_match(search *s, const az_viewed *viewed, const az_outcome *outcome, const char *id)
{
	const az_rule *rule = s->view->policies->rules[outcome->rule];
	if (is_known(s, id))
		return;
	if (s->count < AZ_CANDIDATES_MOST) {
		memcpy(s->ids[s->count], id, AZ_FINDING_ID);
		az_buffer_printf(&s->shown, "%s%s (", s->count ? "; " : "", id);
		if (!viewed->is_group)
			az_buffer_printf(&s->shown, "%s, ", viewed->revision.key);
		az_outcome_path(&viewed->record, outcome, &s->shown);
		az_buffer_printf(&s->shown, ", %s)", rule->id);
	}
	if (!s->count)
		s->place = viewed->place;
	s->count++;
}

static assize_status damaged(const search *s)
{
	return az_error_set(s->error, ASSIZE_ERROR_STORE, az_store_path(s->view->store),
		"the outcomes of run %lld are damaged; `assize verify` says where",
		(long long)s->view->run.number);
}

/* Tells every finding of a dossier that fits; with `found`, stops at the first and fills it. */
static assize_status search_dossier(search *s, const az_viewed *viewed, az_found *found)
{
	az_outcome_reader reader;
	az_outcome outcome;
	char id[AZ_FINDING_ID];
	const az_policies *policies = s->view->policies;
	az_outcomes_open(&reader, policies, &viewed->record, viewed->kept.block, viewed->kept.length);
	while (az_outcomes_next(&reader, &outcome)) {
		if (!outcome.is_finding)
			continue;
		az_finding_id(policies, &viewed->record, &outcome, id);
		if (strncmp(id, s->prefix, s->length) != 0)
			continue;
		if (found) {
			found->outcome = outcome;
			memcpy(found->id, id, sizeof id);
			return ASSIZE_OK;
		}
		add_match(s, viewed, &outcome, id);
	}
	return reader.failed || found ? damaged(s) : ASSIZE_OK;
}

static assize_status search_run(search *s)
{
	az_viewed viewed;
	az_view_rewind(s->view);
	assize_status status = az_view_next(s->view, &viewed, s->error);
	while (!status) {
		status = search_dossier(s, &viewed, NULL);
		if (!status)
			status = az_view_next(s->view, &viewed, s->error);
	}
	if (status != ASSIZE_DONE)
		return status;
	return s->shown.failed ? az_error_memory(s->error) : ASSIZE_OK;
}

static assize_status judge(search *s)
{
	if (!s->count)
		return az_error_set(s->error, ASSIZE_ERROR_MISSING, az_store_path(s->view->store),
			"no finding of run %lld has an id that begins with %s; `assize findings` lists them",
			(long long)s->view->run.number, s->prefix);
	if (s->count == 1)
		return ASSIZE_OK;
	az_buffer_u8(&s->shown, 0);
	if (s->shown.failed)
		return az_error_memory(s->error);
	return az_error_set(s->error, ASSIZE_ERROR_USAGE, s->prefix,
		s->count > AZ_CANDIDATES_MOST
			? AZ_N("is the beginning of %zu findings; give more digits. The first five: %s")
			: AZ_N("is the beginning of %zu findings; give more digits. They are: %s"),
		s->count, (const char *)s->shown.bytes);
}

assize_status az_find_finding(az_view *view, const char *prefix, az_found *found, az_error *error)
{
	search s = {.view = view, .error = error};
	if (!take_prefix(&s, prefix))
		return az_error_set(error, ASSIZE_ERROR_USAGE, NULL,
			"a finding is named by the first four or more of the 24 hex digits of its id; "
			"`assize findings` lists them");
	assize_status status = search_run(&s);
	if (!status)
		status = judge(&s);
	if (!status)
		status = az_view_at(view, s.place, &found->viewed, error);
	if (!status)
		status = search_dossier(&s, &found->viewed, found);
	az_buffer_free(&s.shown);
	return status;
}
