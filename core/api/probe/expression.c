/*
 * An expression as the body of a rule: the text is judged as Lua by itself first, so that it cannot close
 * the rule that it is put into; then the bundle of the chosen policies is made anew with one rule more,
 * and that rule alone is run, traced, in the same workers as any other.
 */
#include <string.h>

#include "api/probe/probe.h"
#include "base/embedded.h"
#include "policy/lua/syntax.h"

#define SHOW_TEXT "lua/probe/show.lua"

enum { PROBLEMS_KEPT = 4 };

/* ---- what was written ------------------------------------------------------------------------ */

typedef struct line {
	const char *text;
	size_t length;
	const char *kept;  /* the same, where it declares locals; else NULL */
	const char *asked; /* the expression whose values are shown */
} line;

/* A whole statement that stands where an expression is meant is no slip of Lua. */
static bool is_statement(az_arena *arena, const char *text, az_problems *problems)
{
	az_problems_clear(problems);
	return az_lua_parse(arena, "repl", text, strlen(text), problems) != NULL;
}

static assize_status not_expression(assize_probe *probe)
{
	return az_error_set(&probe->error, ASSIZE_ERROR_USAGE, NULL,
		"that is no expression; write one, such as it.gain, or local name = ...");
}

static assize_status not_lua(assize_probe *probe, const az_problems *problems)
{
	const az_problem *first = az_problems_at(problems, 0);
	if (!first)
		return az_error_memory(&probe->error);
	return az_error_set(&probe->error, ASSIZE_ERROR_USAGE, NULL, "%s%s%s", first->what,
		first->mend ? "; " : "", first->mend ? first->mend : "");
}

static assize_status wrong_line(
	assize_probe *probe, az_arena *arena, const char *text, az_problems *problems)
{
	assize_status status = not_lua(probe, problems);
	return is_statement(arena, text, problems) ? not_expression(probe) : status;
}

/* "a, b" of `local a, b = ...`, or "f" of `local function f`. */
static const char *declared(az_arena *arena, const az_lua_tree *tree, const az_lua_node *statement)
{
	const az_lua_node *first = statement->child;
	const char *names = NULL;
	if (statement->kind == AZ_NODE_LOCAL)
		first = first->child;
	for (const az_lua_node *name = first; name && name->kind == AZ_NODE_DECLARATION;
		 name = name->next)
		names = names ? az_arena_printf(arena, "%s, %s", names, az_lua_word(tree, name))
					  : az_arena_string(arena, az_lua_word(tree, name));
	return names;
}

/* Statements: only one that declares locals has a meaning here. */
static assize_status read_statement(
	assize_probe *probe, az_arena *arena, line *out, az_problems *problems)
{
	const az_lua_tree *tree = az_lua_parse(arena, "repl", out->text, out->length, problems);
	if (!tree)
		return not_lua(probe, problems);
	const az_lua_node *only = tree->root->child;
	bool declares = only && !only->next &&
					(only->kind == AZ_NODE_LOCAL || only->kind == AZ_NODE_LOCAL_FUNCTION);
	if (!declares)
		return not_expression(probe);
	out->kept = out->text;
	out->asked = declared(arena, tree, only);
	return out->asked ? ASSIZE_OK : az_error_memory(&probe->error);
}

static assize_status read_line(assize_probe *probe, az_arena *arena, const char *text, line *out)
{
	*out = (line){.text = text, .length = strlen(text)};
	az_problems *problems = az_problems_new(PROBLEMS_KEPT);
	const char *returned = az_arena_printf(arena, "return %s", text);
	if (!problems || !returned) {
		az_problems_free(problems);
		return az_error_memory(&probe->error);
	}
	az_problems_speak(problems, probe->options.lang);
	assize_status status = ASSIZE_OK;
	out->asked = text;
	if (strncmp(text, "local", strlen("local")) == 0)
		status = read_statement(probe, arena, out, problems);
	else if (!az_lua_parse(arena, "repl", returned, strlen(returned), problems))
		status = wrong_line(probe, arena, text, problems);
	az_problems_free(problems);
	return status;
}

/* ---- the rule -------------------------------------------------------------------------------- */

/* `local charge, defendant, case = it, it.defendant, it.case` */
static void put_names(const assize_probe *probe, az_buffer *out)
{
	const az_entity *subject = az_node_entity(&probe->record, probe->subject);
	az_buffer_printf(out, "    local %s", subject->name);
	for (const az_entity *up = az_entity_of(subject->parent); up; up = az_entity_of(up->parent))
		az_buffer_printf(out, ", %s", up->name);
	az_buffer_string(out, " = it");
	for (const az_entity *up = az_entity_of(subject->parent); up; up = az_entity_of(up->parent))
		az_buffer_printf(out, ", it.%s", up->name);
	az_buffer_char(out, '\n');
}

static uint32_t line_count(const az_buffer *source)
{
	uint32_t count = 0;
	for (size_t i = 0; i < source->length; i++)
		count += source->bytes[i] == '\n';
	return count;
}

static uint32_t put_rule(
	const assize_probe *probe, const line *read, const char *module, az_buffer *out)
{
	const az_entity *subject = az_node_entity(&probe->record, probe->subject);
	az_buffer_printf(out,
		"local show = require \"lib.%s\"\n"
		"return rule {\n"
		"  title = {zh = \"试算\", en = \"probe\"}, law = {\"%s\"},\n"
		"  subject = \"%s\", kind = \"data\", level = \"info\",\n"
		"  message = {zh = \"-\", en = \"-\"},\n"
		"  check = function(it)\n",
		module, probe->policy->rules[0].laws[0]->id, subject->name);
	put_names(probe, out);
	az_buffer_bytes(out, probe->locals.bytes, probe->locals.length);
	uint32_t first_line = line_count(out) + 1;
	if (read->kept)
		az_buffer_printf(out, "%s\n", read->kept);
	az_buffer_printf(
		out, "    return show(function() return\n%s\n    end)\n  end,\n}\n", read->asked);
	return first_line;
}

/* "probe", or with _ behind it, so that the folder has no such file. */
static const char *free_name(
	const assize_probe *probe, az_arena *arena, const char *part, const char **path)
{
	const char *name = "probe";
	while (name) {
		*path = az_arena_printf(arena, "%s/%s/%s.lua", probe->policy->folder, part, name);
		if (!*path || !az_bundle_find(probe->loaded.bundle, *path))
			break;
		name = az_arena_printf(arena, "%s_", name);
	}
	return *path ? name : NULL;
}

/* ---- the bundle ------------------------------------------------------------------------------ */

static assize_status make_bundle(
	assize_probe *probe, az_arena *arena, const az_bundle_content added[2], az_bundle **bundle)
{
	const az_bundle *old = probe->loaded.bundle;
	az_bundle_content *contents = az_arena_array(arena, old->count + 2, sizeof *contents);
	if (!contents)
		return az_error_memory(&probe->error);
	for (size_t i = 0; i < old->count; i++)
		contents[i] =
			(az_bundle_content){old->files[i].path, old->files[i].bytes, old->files[i].length};
	memcpy(&contents[old->count], added, 2 * sizeof *added);
	return az_bundle_of(bundle, old->profile, contents, old->count + 2, &probe->error);
}

assize_status az_probe_bundle(
	assize_probe *probe, const char *text, az_arena *arena, az_made_rule *made)
{
	line read;
	const char *rule_path = NULL, *module_path = NULL;
	az_buffer source = {0};
	*made = (az_made_rule){NULL, NULL, 0};
	if (!probe->policy->rule_count)
		return az_error_set(&probe->error, ASSIZE_ERROR_USAGE, NULL,
			"policy '%s' has no rule yet; an expression runs beside one", probe->policy->id);
	assize_status status = read_line(probe, arena, text, &read);
	if (status)
		return status;
	const char *module = free_name(probe, arena, "lib", &module_path);
	made->id = free_name(probe, arena, "rules", &rule_path);
	if (!module || !made->id)
		return az_error_memory(&probe->error);
	made->first_line = put_rule(probe, &read, module, &source);
	const char *show = az_embedded_text(SHOW_TEXT);
	const az_bundle_content added[2] = {
		{rule_path, source.bytes, source.length}, {module_path, show, strlen(show)}};
	status = source.failed ? az_error_memory(&probe->error)
						   : make_bundle(probe, arena, added, &made->bundle);
	az_buffer_free(&source);
	return status;
}
