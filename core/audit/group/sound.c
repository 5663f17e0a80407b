#include "audit/group/sound.h"

static assize_status damaged(const az_view *view, az_error *error)
{
	return az_error_set(error, ASSIZE_ERROR_STORE, az_store_path(view->store),
		"the outcomes of run %lld are damaged; `assize verify` says where",
		(long long)view->run.number);
}

assize_status az_group_check_facts(const az_view *view, const az_members *members, az_error *error)
{
	uint32_t last = UINT32_MAX; /* fields come in the order of the members */
	az_record record = {0};
	for (uint32_t i = 0; i < members->fact_count; i++) {
		uint32_t member;
		az_fact fact = az_member_fact(members, i, &member);
		if (member != last) {
			az_revision revision;
			assize_status status = az_store_get_sequence(
				view->store, az_member_sequence(members, member), &revision, error);
			if (status)
				return status == ASSIZE_ERROR_MISSING ? damaged(view, error) : status;
			record = az_record_trusted(revision.record, revision.length);
			last = member;
		}
		if (!az_fact_is_of(view->policies, &record, fact))
			return damaged(view, error);
	}
	return ASSIZE_OK;
}
