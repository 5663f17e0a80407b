/*
 * What could stand at the end of a line. The words come from the same tables that Lua reads a dossier by:
 * entities, their fields and parents, a province's fields, codes, parameters; an expression is read from
 * its end backwards (chain.h).
 */
#include <stdlib.h>
#include <string.h>

#include "api/probe/chain.h"
#include "host/names.h"
#include "model/path.h"

typedef struct completer {
	assize_probe *probe;
	const char *word; /* what is there of the word */
	size_t length;
	az_arena *arena;
	const char **found;
	size_t count;
} completer;

/* ---- gathering ------------------------------------------------------------------------------- */

static void offer(completer *c, const char *text, size_t length)
{
	if (c->count == AZ_PROBE_WORDS_MOST || length < c->length ||
		memcmp(text, c->word, c->length) != 0)
		return;
	const char *copy = az_arena_copy(c->arena, text, length);
	if (copy)
		c->found[c->count++] = copy;
}

static void offer_word(completer *c, const char *text)
{
	offer(c, text, strlen(text));
}

static int by_bytes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void give_all(completer *c, assize_word_fn *each, void *context)
{
	if (c->count)
		qsort(c->found, c->count, sizeof *c->found, by_bytes);
	for (size_t i = 0; i < c->count; i++)
		if (i == 0 || strcmp(c->found[i - 1], c->found[i]) != 0)
			each(context, c->found[i]);
}

/* ---- what a thing offers --------------------------------------------------------------------- */

static void offer_codes(completer *c, const az_vocabulary *codes)
{
	for (size_t i = 0; i < codes->count; i++)
		offer_word(c, codes->codes[i].key);
}

static void offer_parameters(completer *c)
{
	for (size_t i = 0; i < c->probe->policy->parameter_count; i++)
		offer_word(c, c->probe->policy->parameters[i].name);
}

/* The part of a province's field behind the prefix, up to the next dot. */
static void offer_space(completer *c, const az_entity *entity, const char *prefix)
{
	const az_schema *schema = &c->probe->loaded.policies->schema;
	size_t n = strlen(prefix);
	for (size_t i = 0; i < schema->count; i++) {
		const az_extension *extension = &schema->extensions[i];
		if (extension->entity != entity->id || strncmp(extension->name, prefix, n) != 0)
			continue;
		const char *part = extension->name + n;
		offer(c, part, strcspn(part, "."));
	}
}

static void offer_entity(completer *c, const az_entity *entity)
{
	for (size_t i = 0; i < entity->count; i++)
		offer_word(c, entity->fields[i].name);
	for (const az_entity *up = az_entity_of(entity->parent); up; up = az_entity_of(up->parent))
		offer_word(c, up->name);
	const az_schema *schema = &c->probe->loaded.policies->schema;
	for (size_t i = 0; i < schema->count; i++)
		if (schema->extensions[i].entity == entity->id)
			offer_word(c, "x");
}

static void offer_members(completer *c, const az_thing *t)
{
	const az_record *record = &c->probe->record;
	if (t->kind == AZ_THING_PARAMETERS)
		offer_parameters(c);
	else if (t->kind == AZ_THING_ENTITY)
		offer_entity(c, t->entity);
	else if (t->kind == AZ_THING_SPACE)
		offer_space(c, t->entity, t->prefix);
	else if (t->kind == AZ_THING_CODES && t->set)
		offer_codes(c, t->codes);
	for (uint32_t i = 0;
		 t->kind == AZ_THING_LIST && t->value.state == AZ_KNOWN && i < t->value.count; i++) {
		uint32_t length;
		const char *key = az_node_key(record, az_value_ref(&t->value, i), &length);
		offer(c, key, length);
	}
}

/* What stands at the front of a chain: the names of a rule, and the subject with its parents. */
static void offer_roots(completer *c)
{
	const char *const *names = NULL;
	if (az_host_names(c->arena, &names, &c->probe->error) == ASSIZE_OK)
		for (size_t i = 0; names[i]; i++)
			if (!strchr(names[i], '.'))
				offer_word(c, names[i]);
	az_error_clear(&c->probe->error);
	offer_word(c, "it");
	offer_word(c, "local");
	const az_record *record = &c->probe->record;
	for (az_ref ref = c->probe->subject; ref; ref = az_node_parent(record, ref))
		offer_word(c, az_node_entity(record, ref)->name);
}

/* The functions of a library: "string." gives byte, find, ... */
static void offer_functions(completer *c, const char *prefix, size_t length)
{
	const char *const *names = NULL;
	if (az_host_names(c->arena, &names, &c->probe->error) == ASSIZE_OK)
		for (size_t i = 0; names[i]; i++)
			if (strncmp(names[i], prefix, length) == 0)
				offer_word(c, names[i] + length);
	az_error_clear(&c->probe->error);
}

/* Inside of a text behind == or ~=: the codes of what stands before it. True when that is so. */
static bool offer_compared(completer *c, const char *text, size_t quote)
{
	size_t at = quote;
	while (at && text[at - 1] == ' ')
		at--;
	if (at < 2 || text[at - 1] != '=' || (text[at - 2] != '=' && text[at - 2] != '~'))
		return false;
	at -= 2;
	while (at && text[at - 1] == ' ')
		at--;
	az_thing t = az_chain_read(c->probe, text + az_chain_start(text, at), text + at);
	if (t.kind == AZ_THING_CODES)
		offer_codes(c, t.codes);
	return true;
}

static void complete_expression(completer *c, const char *text, size_t length, size_t *start)
{
	size_t at = length;
	while (at && az_is_name_byte(text[at - 1]))
		at--;
	*start = at;
	c->word = text + at;
	c->length = length - at;
	if (at && (text[at - 1] == '"' || text[at - 1] == '\'')) {
		offer_compared(c, text, at - 1);
	} else if (at && text[at - 1] == '.') {
		size_t from = az_chain_start(text, at - 1);
		az_thing t = az_chain_read(c->probe, text + from, text + at - 1);
		offer_members(c, &t);
		offer_functions(c, text + from, at - from);
	} else {
		offer_roots(c);
	}
}

/* ---- other words ----------------------------------------------------------------------------- */

static void complete_cases(completer *c)
{
	az_scan *scan = NULL;
	az_revision revision;
	assize_status status =
		az_scan_open(&scan, c->probe->store->store, 0, NULL, 0, &c->probe->error);
	while (!status && c->count < AZ_PROBE_WORDS_MOST) {
		status = az_scan_next(scan, &revision, &c->probe->error);
		if (!status)
			offer(c, revision.key, revision.key_length);
	}
	az_scan_close(scan);
	az_error_clear(&c->probe->error);
}

static void complete_subjects(completer *c)
{
	const az_record *record = &c->probe->record;
	az_buffer path = {0};
	for (az_ref ref = az_record_root(record); ref; ref = az_record_next(record, ref)) {
		az_buffer_clear(&path);
		az_path_node(record, ref, &path);
		if (!path.failed)
			offer(c, (const char *)path.bytes, path.length);
	}
	az_buffer_free(&path);
}

static void complete_rules(completer *c)
{
	const az_policies *policies = c->probe->loaded.policies;
	for (size_t i = 0; i < policies->rule_count; i++) {
		const az_rule *rule = policies->rules[i];
		const char *name = az_arena_printf(c->arena, "%s/%s", rule->policy->id, rule->id);
		if (name)
			offer_word(c, name);
	}
}

static void complete_policies(completer *c)
{
	const az_policies *policies = c->probe->loaded.policies;
	for (size_t i = 0; i < policies->policy_count; i++)
		offer_word(c, policies->policies[i].id);
}

static void complete(completer *c, assize_completion what, const char *text, size_t *start)
{
	bool in_case = c->probe->record.bytes != NULL;
	*start = 0;
	c->word = text;
	c->length = strlen(text);
	if (what == ASSIZE_COMPLETE_EXPRESSION && in_case)
		complete_expression(c, text, c->length, start);
	else if (what == ASSIZE_COMPLETE_CASE)
		complete_cases(c);
	else if (what == ASSIZE_COMPLETE_SUBJECT && in_case)
		complete_subjects(c);
	else if (what == ASSIZE_COMPLETE_RULE)
		complete_rules(c);
	else if (what == ASSIZE_COMPLETE_PARAMETER)
		offer_parameters(c);
	else if (what == ASSIZE_COMPLETE_POLICY)
		complete_policies(c);
}

assize_status assize_probe_complete(assize_probe *probe, assize_completion what, const char *text,
	size_t *start, assize_word_fn *each, void *context)
{
	assize_status status = az_probe_begin(probe);
	if (status)
		return status;
	az_arena *arena = az_arena_new();
	completer c = {.probe = probe, .arena = arena};
	if (arena)
		c.found = az_arena_array(arena, AZ_PROBE_WORDS_MOST, sizeof *c.found);
	if (c.found) {
		complete(&c, what, text, start);
		give_all(&c, each, context);
	}
	az_arena_free(arena);
	return c.found ? ASSIZE_OK : az_probe_end(probe, az_error_memory(&probe->error));
}
