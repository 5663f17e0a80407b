#include "policy/mutate/mutate.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "policy/mutate/inside.h"

enum { SHOWN_BYTES = 160 };

/* ---- what the makers share ----------------------------------------------------------------------- */

static bool make_room(az_mutating *m)
{
	if (m->count < m->capacity)
		return true;
	size_t capacity = m->capacity ? m->capacity * 2 : 64;
	az_mutant *items = az_arena_array(m->arena, capacity, sizeof *items);
	if (!items)
		return false;
	if (m->count)
		memcpy(items, m->items, m->count * sizeof *items);
	m->items = items;
	m->capacity = capacity;
	return true;
}

void az_mutant_add(az_mutating *m, const az_mutant *mutant)
{
	if (!mutant->text || !mutant->before || !make_room(m)) {
		m->no_memory = true;
		return;
	}
	az_mutant *added = &m->items[m->count++];
	*added = *mutant;
	added->file = m->file;
	added->rule = m->rule;
}

uint32_t az_node_start(const az_mutating *m, const az_lua_node *node)
{
	return m->tree->tokens[node->first].start;
}

uint32_t az_node_end(const az_mutating *m, const az_lua_node *node)
{
	return m->tree->tokens[node->last].end;
}

void az_node_removal(const az_mutating *m, const az_lua_node *node, uint32_t *at, uint32_t *removed)
{
	const az_lua_node *before = NULL;
	for (const az_lua_node *child = node->parent->child; child != node; child = child->next)
		before = child;
	*at = az_node_start(m, node);
	uint32_t end = az_node_end(m, node);
	if (node->next)
		end = az_node_start(m, node->next);
	else if (before)
		*at = az_node_end(m, before);
	*removed = end - *at;
}

/* On one line, and cut on a character's edge where it is long. */
static const char *tidy(az_mutating *m, char *text)
{
	size_t n = 0;
	bool blank = false;
	if (!text) {
		m->no_memory = true;
		return "";
	}
	for (const char *p = text; *p; p++) {
		bool space = *p == ' ' || *p == '\t' || *p == '\n' || *p == '\r';
		if (!space || !blank)
			text[n++] = space ? ' ' : *p;
		blank = space;
	}
	text[n] = '\0';
	if (n < SHOWN_BYTES)
		return text;
	for (n = SHOWN_BYTES; n && ((unsigned char)text[n] & 0xC0) == 0x80; n--)
		;
	text[n] = '\0';
	const char *cut = az_arena_printf(m->arena, "%s…", text);
	m->no_memory = m->no_memory || !cut;
	return cut ? cut : "";
}

const char *az_node_text(az_mutating *m, const az_lua_node *node)
{
	size_t length = 0;
	const char *source = az_lua_source(m->tree, node, &length);
	return tidy(m, az_arena_copy(m->arena, source, length));
}

const char *az_mutant_text(az_mutating *m, const char *format, ...)
{
	va_list args;
	char *text = NULL;
	va_start(args, format);
	int length = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (length >= 0)
		text = az_arena_alloc(m->arena, (size_t)length + 1);
	if (text) {
		va_start(args, format);
		vsnprintf(text, (size_t)length + 1, format, args);
		va_end(args);
	}
	return tidy(m, text);
}

/* ---- files --------------------------------------------------------------------------------------- */

static const az_rule *rule_of(const az_policy *policy, const az_bundle_file *file)
{
	for (size_t i = 0; i < policy->rule_count; i++)
		if (policy->rules[i].file == file)
			return &policy->rules[i];
	return NULL;
}

static bool is_in(const az_policy *policy, const az_bundle_file *file, const char *beginning)
{
	size_t n = strlen(policy->folder);
	return strncmp(file->path, policy->folder, n) == 0 &&
		   strncmp(file->path + n, beginning, strlen(beginning)) == 0;
}

/* A module that does not parse is required by nobody: what requires it does not load. */
static void mutate_lua(az_mutating *m)
{
	az_problems *problems = az_problems_new(1);
	if (problems)
		m->tree = az_lua_parse(m->arena, m->file->shown, m->file->bytes, m->file->length, problems);
	m->no_memory = m->no_memory || !problems || (!m->tree && !az_problems_count(problems));
	az_problems_free(problems);
	if (!m->tree)
		return;
	az_mutants_code(m);
	if (m->rule)
		az_mutants_when(m);
	m->tree = NULL;
}

static int by_place(const void *a, const void *b)
{
	const az_mutant *x = a, *y = b;
	int files = strcmp(x->file->path, y->file->path);
	if (files)
		return files;
	if (x->line != y->line)
		return x->line < y->line ? -1 : 1;
	if (x->column != y->column)
		return x->column < y->column ? -1 : 1;
	if (x->at != y->at)
		return x->at < y->at ? -1 : 1;
	return strcmp(x->text, y->text);
}

bool az_mutants_of(
	az_arena *arena, const az_policies *policies, const az_policy *policy, az_mutants *out)
{
	const az_bundle *bundle = policies->bundle;
	az_mutating m = {.arena = arena, .policies = policies, .policy = policy};
	for (size_t i = 0; i < bundle->count && !m.no_memory; i++) {
		m.file = &bundle->files[i];
		m.rule = rule_of(policy, m.file);
		if (m.rule || is_in(policy, m.file, "/lib/"))
			mutate_lua(&m);
		else if (is_in(policy, m.file, "/policy.yaml"))
			az_mutants_figures(&m);
	}
	if (m.count)
		qsort(m.items, m.count, sizeof *m.items, by_place);
	*out = (az_mutants){m.items, m.count};
	return !m.no_memory;
}

/* ---- bundles ------------------------------------------------------------------------------------- */

static void change(const az_mutant *mutant, az_buffer *out)
{
	const az_bundle_file *file = mutant->file;
	size_t behind = (size_t)mutant->at + mutant->removed;
	az_buffer_bytes(out, file->bytes, mutant->at);
	az_buffer_string(out, mutant->text);
	az_buffer_bytes(out, file->bytes + behind, file->length - behind);
}

assize_status az_mutant_bundle(
	az_bundle **bundle, const az_bundle *original, const az_mutant *mutant, az_error *error)
{
	az_buffer changed = {0};
	az_bundle_content *contents = calloc(original->count + 1, sizeof *contents);
	*bundle = NULL;
	change(mutant, &changed);
	assize_status status = contents && !changed.failed ? ASSIZE_OK : az_error_memory(error);
	for (size_t i = 0; i < original->count && !status; i++) {
		const az_bundle_file *file = &original->files[i];
		contents[i] = (az_bundle_content){file->path, file->bytes, file->length};
		if (file == mutant->file)
			contents[i] = (az_bundle_content){file->path, changed.bytes, changed.length};
	}
	if (!status)
		status = az_bundle_of(bundle, original->profile, contents, original->count, error);
	free(contents);
	az_buffer_free(&changed);
	return status;
}
