/* Reading a case test. */
#include "audit/testing/case.h"

#include <string.h>

#include "base/file.h"
#include "base/words.h"
#include "model/path.h"
#include "policy/keys.h"

const char *const az_casetest_keys[] = {
	"title", "dossier", "as_of", "parameters", "expect", "only", "explain", NULL};
const char *const az_casetest_page_keys[] = {"rule", "subject", "lang", "page", "text", NULL};
const char *const az_casetest_langs[] = {"zh", "en", NULL};

typedef struct reader {
	az_load load;
	const az_policies *policies;
	const az_policy *policy;
	az_lang lang;
	az_casetest *test;
	az_test_dossier *dossier;
	az_override *overrides;
	az_probe_part *parts;
} reader;

/* ---- subjects ----------------------------------------------------------------------------------- */

/* A case test asks one dossier, and a group rule is asked of many. */
static const az_rule *rule_named(reader *r, const az_doc *value)
{
	const az_rule *rule = az_test_rule_named(&r->load, r->policy, value);
	if (!rule || !rule->is_group)
		return rule;
	az_load_bad(&r->load, value,
		"test it with rows: rule, dossiers, columns and rows (`assize help tests`)",
		"rule '%s' is asked of groups, and a case test has one dossier", rule->id);
	return NULL;
}

/* The node of the dossier that the rule is about, or 0 with a problem. */
static az_ref subject_of(reader *r, const az_rule *rule, const char *path, az_place place)
{
	const char *rest = "";
	const az_record *record = &r->dossier->record;
	const char *entity = az_entity_of(rule->subject)->name;
	az_ref ref = az_path_find(record, path, &rest);
	if (ref && !*rest && az_node_entity(record, ref)->id == rule->subject)
		return ref;
	az_problems_add(r->load.problems, place, path,
		az_load_text(&r->load, "write the path of a %s, with its key", entity),
		"is no %s of the dossier, and rule '%s' is about each of those", entity, rule->id);
	return 0;
}

/* `unpaid: {defendant.D1: none}`: keys that are paths, where a finding has a level or a kind. */
static bool is_by_subject(const az_doc *value)
{
	return value->kind == AZ_DOC_MAP && value->first &&
		   (strchr(value->first->key, '.') || strcmp(value->first->key, "case") == 0);
}

/* ---- what is expected --------------------------------------------------------------------------- */

/* The outcomes of one subject join those of the rule, each with its subject. */
static bool join(
	reader *r, const az_doc *value, const az_expectation *of_subject, az_expectation *out)
{
	size_t count = out->count + of_subject->count;
	if (count > AZ_EXPECTED_MOST) {
		az_load_bad(&r->load, value, "test with a smaller dossier",
			"more than %d outcomes are expected", (int)AZ_EXPECTED_MOST);
		return false;
	}
	az_expected *items = az_load_array(&r->load, count, sizeof *items);
	if (!items)
		return false;
	if (out->count)
		memcpy(items, out->items, out->count * sizeof *items);
	for (size_t i = 0; i < of_subject->count; i++) {
		az_expected *item = &items[out->count + i];
		*item = of_subject->items[i];
		if (item->subject && strcmp(item->subject, value->key) != 0)
			az_load_bad(&r->load, value, "leave 'subject' out here",
				"the subject is said twice: '%s' and '%s'", value->key, item->subject);
		item->subject = value->key;
	}
	out->items = items;
	out->count = count;
	return true;
}

static void read_by_subject(reader *r, const az_rule *rule, const az_doc *map, az_expectation *out)
{
	for (const az_doc *value = map->first; value; value = value->next) {
		az_expectation of_subject;
		az_place place = az_doc_key_place(value, r->load.file);
		if (r->dossier->record.bytes && !subject_of(r, rule, value->key, place))
			continue;
		if (az_expectation_read(&r->load, rule, value, &of_subject) &&
			!join(r, value, &of_subject, out))
			return;
	}
}

/* A rule by a key of the map: as a value, so that one function says what is wrong with it. */
static const az_rule *rule_of_key(reader *r, const az_doc *value)
{
	const az_doc name = {.kind = AZ_DOC_PLAIN,
		.text = value->key,
		.length = strlen(value->key),
		.line = value->key_line,
		.column = value->key_column};
	return rule_named(r, &name);
}

static void read_part(reader *r, const az_doc *value)
{
	const az_rule *rule = rule_of_key(r, value);
	az_probe *probe = &r->test->probe;
	if (!rule)
		return;
	for (size_t i = 0; i < probe->part_count; i++)
		if (r->parts[i].rule == rule)
			az_load_bad_key(&r->load, value, "write both under one name",
				"rule '%s' is there already", rule->id);
	az_probe_part *part = &r->parts[probe->part_count++];
	*part = (az_probe_part){.rule = rule, .name = rule->id, .line = value->key_line};
	if (is_by_subject(value))
		read_by_subject(r, rule, value, &part->expect);
	else
		az_expectation_read(&r->load, rule, value, &part->expect);
}

static void read_expect(reader *r, const az_doc *map)
{
	r->test->has_expect = map != NULL;
	if (!map)
		return;
	r->test->probe.line = map->key_line;
	if (az_doc_is(map, "none"))
		return;
	if (map->kind != AZ_DOC_MAP) {
		az_load_bad(&r->load, map, "write expect: {RULE: none}, or expect: none for all rules",
			"'expect' is no map of rules");
		return;
	}
	r->parts = az_load_array(&r->load, map->count, sizeof *r->parts);
	r->test->probe.parts = r->parts;
	for (const az_doc *value = map->first; value && r->parts; value = value->next)
		read_part(r, value);
}

/* ---- only --------------------------------------------------------------------------------------- */

static bool is_among(const az_rule *rule, const az_rule *const *rules, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (rules[i] == rule)
			return true;
	return false;
}

static void check_parts(reader *r, const az_doc *list, const az_rule *const *only, size_t count)
{
	for (size_t i = 0; i < r->test->probe.part_count; i++)
		if (!is_among(r->parts[i].rule, only, count))
			az_load_bad(&r->load, list, "add it, or take it out of expect",
				"'only' leaves out rule '%s', of which something is expected",
				r->parts[i].rule->id);
}

/* The rules that `only` names and `expect` does not are expected to say nothing. */
static void read_only(reader *r, const az_doc *list)
{
	az_probe *probe = &r->test->probe;
	if (!az_keys_list(&r->load, list, "ids of rules"))
		return;
	const az_rule **only = az_load_array(&r->load, list->count, sizeof *only);
	az_probe_part *parts = az_load_array(&r->load, probe->part_count + list->count, sizeof *parts);
	if (!only || !parts)
		return;
	size_t count = 0;
	for (const az_doc *value = list->first; value; value = value->next) {
		const az_rule *rule = rule_named(r, value);
		if (rule)
			only[count++] = rule;
	}
	check_parts(r, list, only, count);
	if (probe->part_count)
		memcpy(parts, r->parts, probe->part_count * sizeof *parts);
	r->parts = parts;
	probe->parts = parts;
	for (size_t i = 0; i < count; i++)
		if (!az_probe_part_of(probe, only[i]))
			parts[probe->part_count++] =
				(az_probe_part){.rule = only[i], .name = only[i]->id, .line = list->line};
	probe->whole = false;
}

/* ---- parameters --------------------------------------------------------------------------------- */

static void read_parameters(reader *r, const az_doc *map)
{
	az_probe *probe = &r->test->probe;
	if (map->kind != AZ_DOC_MAP) {
		az_load_bad(&r->load, map, "write parameters: {return_days: 20}",
			"'parameters' is no map of parameters");
		return;
	}
	az_override *overrides = az_load_array(&r->load, map->count, sizeof *overrides);
	probe->overrides = overrides;
	for (const az_doc *value = map->first; value && overrides; value = value->next) {
		const az_parameter *parameter = az_test_parameter_named(
			&r->load, r->policy, az_doc_key_place(value, r->load.file), value->key);
		if (parameter &&
			az_test_override(&r->load, parameter, value, &overrides[probe->override_count]))
			probe->override_count++;
	}
}

/* ---- pages -------------------------------------------------------------------------------------- */

/* A page is written anew over what has its name: no test and no dossier has this ending. */
static bool is_page(const char *name)
{
	size_t length = strlen(name);
	return length > 4 && strcmp(name + length - 4, ".txt") == 0;
}

static void read_page_body(reader *r, const az_doc *map, az_golden *out)
{
	const az_doc *page = az_keys_may(map, "page"), *text = az_keys_may(map, "text");
	const char *name = NULL;
	if (!page == !text) {
		az_load_bad(&r->load, map, "write page: unreturned.P1.txt, a file beside the test",
			page ? AZ_N("the page is given twice, as a file and as a text")
				 : AZ_N("it does not say what page is expected"));
		return;
	}
	if (text) {
		az_keys_text(&r->load, text, &out->text);
		return;
	}
	if (!az_keys_text(&r->load, page, &name))
		return;
	if (strpbrk(name, "/\t\n") || name[0] == '.') {
		az_load_bad(&r->load, page, "write the name of a file beside the test",
			"a page lies beside its test and not at '%s'", name);
		return;
	}
	if (!is_page(name)) {
		az_load_bad(&r->load, page, "write a name that ends in .txt, as unreturned.P1.txt",
			"'%s' could be a test or a dossier, which the page would be written over", name);
		return;
	}
	const char *folder = az_path_folder(r->load.arena, r->load.file);
	out->page = folder ? az_path_join(r->load.arena, folder, name) : NULL;
	r->load.no_memory = r->load.no_memory || !out->page;
}

static void read_page(reader *r, const az_doc *map, az_golden *out)
{
	az_load *load = &r->load;
	*out = (az_golden){.line = map->line, .lang = r->lang};
	if (!az_keys_map(load, map, "a page", az_casetest_page_keys))
		return;
	const az_doc *rule = az_keys_need(load, map, "rule", "write the id of a rule");
	const az_doc *subject =
		az_keys_need(load, map, "subject", "write the path of an item, as defendant.D1");
	const az_doc *lang = az_keys_need(load, map, "lang", "write lang: zh, or lang: en");
	out->rule = rule ? rule_named(r, rule) : NULL;
	if (subject)
		az_keys_text(load, subject, &out->path);
	if (lang)
		out->lang = az_keys_choice(load, lang, az_casetest_langs) == 2 ? AZ_EN : AZ_ZH;
	if (out->rule && out->path && r->dossier->record.bytes)
		out->subject = subject_of(r, out->rule, out->path, az_doc_place(subject, load->file));
	read_page_body(r, map, out);
}

static void read_pages(reader *r, const az_doc *value)
{
	bool one = value->kind == AZ_DOC_MAP;
	if (!one && !az_keys_list(&r->load, value, "pages: {rule, subject, lang, page}"))
		return;
	az_golden *pages = az_load_array(&r->load, one ? 1 : value->count, sizeof *pages);
	if (!pages)
		return;
	r->test->pages = pages;
	for (const az_doc *item = one ? value : value->first; item; item = one ? NULL : item->next)
		read_page(r, item, &pages[r->test->page_count++]);
}

/* ---- the file ----------------------------------------------------------------------------------- */

static void read_all(reader *r, const az_doc *doc)
{
	az_load *load = &r->load;
	az_probe *probe = &r->test->probe;
	const az_doc *parameters = az_keys_may(doc, "parameters");
	const az_doc *only = az_keys_may(doc, "only"), *explain = az_keys_may(doc, "explain");
	az_keys_map(load, doc, "a case test", az_casetest_keys);
	az_test_title(load, az_keys_may(doc, "title"), r->lang, &r->test->title);
	az_test_dossier_read(load, r->policies, doc, &r->dossier->record);
	probe->dossiers = (az_test_dossiers){r->dossier, 1};
	const az_doc *as_of = az_keys_need(load, doc, "as_of", "write as_of: 2026-10-31");
	if (as_of)
		az_keys_day(load, as_of, &probe->as_of);
	if (parameters)
		read_parameters(r, parameters);
	read_expect(r, az_keys_may(doc, "expect"));
	if (only)
		read_only(r, only);
	if (explain)
		read_pages(r, explain);
	if (!r->test->has_expect && !explain)
		az_load_bad(load, doc, "write expect: {RULE: none}", "it expects nothing");
}

const az_casetest *az_casetest_read(az_arena *arena, const az_policies *policies,
	const az_policy *policy, const az_doc *doc, const char *file, az_lang lang,
	az_problems *problems)
{
	az_casetest *test = az_arena_alloc(arena, sizeof *test);
	az_test_dossier *dossier = az_arena_alloc(arena, sizeof *dossier);
	if (!test || !dossier)
		return NULL;
	*dossier = (az_test_dossier){.stem = ""};
	reader r = {.load = {.arena = arena, .problems = problems, .file = file},
		.policies = policies,
		.policy = policy,
		.lang = lang,
		.test = test,
		.dossier = dossier};
	size_t before = az_problems_count(problems);
	test->file = file;
	test->probe = (az_probe){.policy = policy, .file = file, .line = doc->line, .whole = true};
	read_all(&r, doc);
	test->good = az_problems_count(problems) == before;
	return r.load.no_memory ? NULL : test;
}
