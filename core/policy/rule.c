#include "policy/rule.h"

#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/text.h"
#include "base/words.h"
#include "policy/condition_load.h"
#include "policy/keys.h"
#include "policy/law.h"
#include "policy/lua/header.h"
#include "policy/terms.h"

static const char *const KEYS[] = {"title", "law", "subject", "group_by", "kind", "level",
	"attention", "when", "message", "messages", "collect", "check", NULL};

static const char *subject_at(const void *context, size_t i)
{
	(void)context;
	const az_entity *entity = az_entity_of((unsigned)i + 1);
	return entity ? entity->name : NULL;
}

static void read_subject(az_load *load, const az_doc *header, az_rule *rule)
{
	const char *name = NULL;
	const az_doc *value = az_keys_need(
		load, header, "subject", "say what the rule is about, as subject = \"defendant\"");
	if (!value || !az_keys_text(load, value, &name))
		return;
	const az_entity *entity = az_entity_named(name);
	if (entity) {
		rule->subject = entity->id;
		return;
	}
	if (strcmp(name, "group") == 0) {
		rule->is_group = true;
		az_rule_group_load(load, header, rule);
		return;
	}
	const char *near = az_text_nearest(name, subject_at, NULL);
	az_load_bad(load, value,
		near ? az_load_text(load, "did you mean '%s'?", near)
			 : "write case, defendant, charge, victim, property, payment or another entity",
		"there is no subject '%s'", name);
}

static bool is_cited(const az_law *const *laws, size_t count, const az_law *law)
{
	for (size_t i = 0; i < count; i++)
		if (laws[i] == law)
			return true;
	return false;
}

static void read_laws(az_load *load, const az_doc *header, az_rule *rule)
{
	const char *const mend = AZ_N("write the ids of what it rests on: law = {\"cl-64\"}");
	const az_doc *list = az_keys_may(header, "law");
	if (!list || (list->kind == AZ_DOC_LIST && !list->count)) {
		az_load_bad(load, list ? list : header, mend, "the rule cites no law, and each rule must");
		return;
	}
	if (!az_keys_list(load, list, "ids of laws"))
		return;
	const az_law **laws = az_load_array(load, list->count, sizeof *laws);
	if (!laws)
		return;
	for (const az_doc *value = list->first; value; value = value->next) {
		const az_law *law = az_law_cited(load, value);
		if (law && is_cited(laws, rule->law_count, law))
			az_load_bad(load, value, "name it once", "the law '%s' is cited twice", law->id);
		else if (law)
			laws[rule->law_count++] = law;
	}
	rule->laws = laws;
}

static void read_kind(az_load *load, const az_doc *header, az_rule *rule)
{
	const az_doc *kind = az_keys_need(load, header, "kind",
		"write kind = \"priority\", \"leniency\", \"restitution\", \"procedure\", "
		"\"sentencing\" "
		"or "
		"\"data\"");
	if (kind)
		rule->kind = az_kind_load(load, kind);
	rule->level = az_level_load(load, header, az_keys_may(header, "level"), rule->kind, 0);
	rule->attention = az_attention_load(load, az_keys_may(header, "attention"), rule->kind);
}

/* `check`, or conditions that are the whole rule. */
static void read_check(az_load *load, const az_doc *header, az_rule *rule)
{
	const az_doc *check = az_keys_may(header, "check");
	if (!check) {
		if (!az_keys_may(header, "when"))
			az_load_bad(load, header, "write check = function(subject) ... end, or when = {...}",
				"the rule has neither 'check' nor 'when', and would find everything");
		return;
	}
	if (check->kind != AZ_DOC_FUNCTION) {
		az_load_bad(
			load, check, "write check = function(subject) ... end", "'check' is no function");
		return;
	}
	rule->has_check = true;
	rule->check_line = check->line;
}

/* `group_by` and `collect` are a group rule's alone. */
static void refuse_group_keys(az_load *load, const az_doc *header, const az_rule *rule)
{
	static const char *const OWN[] = {"group_by", "collect", NULL};
	for (size_t i = 0; OWN[i] && !rule->is_group; i++) {
		const az_doc *value = az_keys_may(header, OWN[i]);
		if (value)
			az_load_bad_key(load, value, "write subject = \"group\", or take it out",
				"'%s' belongs to a group rule, and the subject is %s", OWN[i],
				rule->subject ? az_entity_of(rule->subject)->name : AZ_N("missing"));
	}
}

/* Conditions and messages need the subject; without it they would only add noise. */
static void read_header(az_load *load, const az_doc *header, az_rule *rule)
{
	if (!az_keys_map(load, header, "a rule", KEYS))
		return;
	rule->place = az_doc_place(header, load->file);
	const az_doc *title =
		az_keys_need(load, header, "title", "write title = {zh = \"...\", en = \"...\"}");
	const az_doc *when = az_keys_may(header, "when");
	if (title)
		az_keys_title(load, title, &rule->title);
	read_laws(load, header, rule);
	read_subject(load, header, rule);
	refuse_group_keys(load, header, rule);
	read_kind(load, header, rule);
	if (!rule->is_group)
		read_check(load, header, rule);
	if (!rule->subject)
		return;
	if (when)
		az_conditions_load(load, when, rule);
	az_messages_load(load, header, rule);
}

static void read_rule(az_load *load, az_rule *rule)
{
	const az_bundle_file *file = rule->file;
	size_t before = az_problems_count(load->problems);
	load->file = file->shown;
	if (!az_term_is_plain(rule->id, "-"))
		az_problems_add(load->problems, (az_place){.file = file->shown}, NULL,
			"name the file in lower case: a letter, then letters, digits, '_' and '-'",
			"'%s' cannot be the id of a rule", rule->id);
	const az_doc *header =
		az_lua_header(load->arena, file->shown, file->bytes, file->length, "rule", load->problems);
	if (header)
		read_header(load, header, rule);
	else if (az_problems_count(load->problems) == before)
		load->no_memory = true;
}

/* The file's name in `folder`, or NULL where it is no Lua file of that very folder. */
static const char *name_in(const az_bundle_file *file, const char *folder, size_t length)
{
	if (strncmp(file->path, folder, length) != 0 || file->path[length] != '/')
		return NULL;
	const char *name = file->path + length + 1;
	size_t n = strlen(name);
	bool lua = n > 4 && strcmp(name + n - 4, ".lua") == 0;
	return lua && !strchr(name, '/') ? name : NULL;
}

static int by_id(const void *a, const void *b)
{
	const az_rule *x = a, *y = b;
	return strcmp(x->id, y->id);
}

static size_t count_rules(const az_bundle *bundle, const char *folder)
{
	size_t count = 0, length = strlen(folder);
	for (size_t i = 0; i < bundle->count; i++)
		count += name_in(&bundle->files[i], folder, length) != NULL;
	return count;
}

/* The rules with nothing but policy, file and id, in the order of ids: "a" before "a-b", where the
 * paths have them the other way round. */
static az_rule *list_rules(az_load *load, const az_policy *policy, const char *folder, size_t count)
{
	const az_bundle *bundle = load->bundle;
	az_rule *rules = az_load_array(load, count, sizeof *rules);
	size_t n = 0;
	for (size_t i = 0; rules && i < bundle->count; i++) {
		const char *name = name_in(&bundle->files[i], folder, strlen(folder));
		if (!name)
			continue;
		az_rule *rule = &rules[n++];
		rule->policy = policy;
		rule->file = &bundle->files[i];
		rule->id = az_arena_copy(load->arena, name, strlen(name) - strlen(".lua"));
		if (!rule->id) {
			load->no_memory = true;
			return NULL;
		}
	}
	if (rules && n)
		qsort(rules, n, sizeof *rules, by_id);
	return rules;
}

void az_rules_load(az_load *load, az_policy *policy)
{
	char *folder = az_path_join(load->arena, policy->folder, "rules");
	if (!folder) {
		load->no_memory = true;
		return;
	}
	size_t count = count_rules(load->bundle, folder);
	az_rule *rules = list_rules(load, policy, folder, count);
	if (!rules)
		return;
	for (size_t i = 0; i < count; i++) {
		rules[i].index = (uint32_t)load->policies->rule_count++;
		read_rule(load, &rules[i]);
	}
	policy->rules = rules;
	policy->rule_count = count;
}
