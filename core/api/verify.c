#include <stdio.h>

#include "api/handle.h"

typedef struct teller {
	assize_lang lang;
	assize_damage_fn *on_damage;
	void *context;
} teller;

static void tell(void *context, const az_damage *damage)
{
	const teller *t = context;
	char where[256];
	if (!t->on_damage)
		return;
	snprintf(where, sizeof where, "%s %s%s%s", damage->table, damage->row,
		damage->column ? ", " : "", damage->column ? damage->column : "");
	t->on_damage(t->context, where, t->lang == ASSIZE_EN ? damage->what : damage->zh);
}

/* What there is beside damage; a damaged store may not even tell that. */
static void count(assize_store *store, assize_verify_result *result)
{
	az_error ignored;
	az_hash link;
	int64_t number = 0, dossiers = 0;
	const az_store_run *runs;
	size_t run_count = 0;
	az_arena *arena = az_arena_new();
	if (az_store_count(store->store, 0, &dossiers, &ignored) == ASSIZE_OK)
		result->dossiers = (uint64_t)dossiers;
	if (arena && az_store_runs(store->store, arena, &runs, &run_count, &ignored) == ASSIZE_OK)
		result->runs = run_count;
	if (az_store_journal_head(store->store, &number, &link, &ignored) == ASSIZE_OK)
		az_hash_hex(&link, result->head);
	az_arena_free(arena);
}

assize_status assize_store_verify(
	assize_store *store, assize_damage_fn *on_damage, void *context, assize_verify_result *result)
{
	assize_status status = az_api_begin(store);
	if (status)
		return status;
	teller t = {store->lang, on_damage, context};
	az_verified verified = {0};
	assize_verify_result counted = {0};
	status = az_store_verify(store->store, tell, &t, &verified, &store->error);
	counted.revisions = (uint64_t)verified.revisions;
	counted.journal = (uint64_t)verified.journal;
	counted.damages = (uint64_t)verified.damages;
	count(store, &counted);
	if (result)
		*result = counted;
	return az_api_end(store, status);
}
