/*
 * For the tests of what authors use: a policy folder with a few rules and dossiers, and one call of
 * the library with its report and problems as text, without the temporary folder's name.
 */
#ifndef AZ_TESTS_AUDIT_ROWTEST_FIXTURE_H
#define AZ_TESTS_AUDIT_ROWTEST_FIXTURE_H

#include "../policy/folder.h"

#include "assize/authoring.h"

typedef struct author {
	folder f;
	char report[16384];
	char problems[8192];
	char message[2048];
	assize_test_result result;
	assize_lang lang;
	bool closed; /* the writer takes nothing */
} author;

/* The rule of the design, and others that say what is hard to say. */
static const file_text RULES[] = {
	{"p/policy.yaml", "policy: p\nversion: 1.0.0\napi: 1\nauthority: national\n"
					  "parameters:\n"
					  "  return_days: {title: {zh: 期限, en: Days}, type: days, dated_by: "
					  "property.recovered_on,\n"
					  "    values: [{from: 2021-03-01, value: 30, basis: l1}]}\n"
					  "  floor: {title: {zh: 下限, en: Floor}, type: money, dated_by: as_of,\n"
					  "    values: [{from: null, value: 1000.00, basis: l1}]}\n"
					  "  grave: {title: {zh: 重罪, en: Grave}, type: codes, vocabulary: charge, "
					  "dated_by: as_of,\n"
					  "    values: [{from: null, value: [trafficking], basis: l1}]}\n"},
	{"p/rules/unreturned.lua",
		"return rule {\n"
		"  title = {zh = '已追回未返还', en = 'Recovered, not returned'}, law = {'l1'},\n"
		"  subject = 'property', kind = 'restitution', level = 'warning',\n"
		"  when = {status = 'recovered'},\n"
		"  message = {zh = '滞留{kept:days}', en = 'kept {kept:days}'},\n"
		"  check = function(item)\n"
		"    local kept = as_of - item.recovered_on\n"
		"    if kept > param.return_days then return finding {kept = kept, sum = item.amount} end\n"
		"  end,\n"
		"}\n"},
	{"p/rules/roles.lua",
		"return rule {\n"
		"  title = {zh = '甲', en = 'A'}, law = {'l1'}, subject = 'defendant', kind = 'priority',\n"
		"  messages = {\n"
		"    high = {attention = 3, zh = '甲', en = 'a'},\n"
		"    low = {attention = 1, zh = '乙', en = 'b'},\n"
		"  },\n"
		"  check = function(d)\n"
		"    local made = {}\n"
		"    for _, charge in ipairs(d.charges) do\n"
		"      local name = param.grave[charge.charge] and 'high' or 'low'\n"
		"      made[#made + 1] = finding[name] {note = d.ability_basis, key = charge}\n"
		"    end\n"
		"    return made\n"
		"  end,\n"
		"}\n"},
	{"p/rules/faulty.lua",
		"return rule {\n"
		"  title = {zh = '甲', en = 'A'}, law = {'l1'}, subject = 'victim', kind = 'data',\n"
		"  level = 'error', message = {zh = '甲', en = 'a'},\n"
		"  check = function(v)\n"
		"    if v.loss > param.floor then return nil .. v end\n"
		"    while true do end\n"
		"  end,\n"
		"}\n"},
	{"p/rules/secret.lua",
		"return rule {\n"
		"  title = {zh = '甲', en = 'A'}, law = {'l1'}, subject = 'victim', kind = 'data',\n"
		"  level = 'error', message = {zh = '甲', en = 'a'},\n"
		"  check = function(v)\n"
		"    local field = 'na' .. 'me'\n"
		"    return v[field] == 'x' and finding {}\n"
		"  end,\n"
		"}\n"},
	{"p/tests/gang.yaml",
		"key: K1\n"
		"case: {stage: enforcement}\n"
		"defendants:\n"
		"  - {key: D1, name: 林某甲, ability_basis: x, charges: [{key: C1, charge: fraud}]}\n"
		"  - {key: D2, charges: []}\n"
		"victims: [{key: V1, name: 王某某, loss: 480000.00}]\n"
		"property:\n"
		"  - {key: P1, status: recovered, recovered_on: 2026-08-20, amount: 12000.00}\n"
		"  - {key: P2, status: held}\n"},
};

static inline void author_make(author *a)
{
	memset(a, 0, sizeof *a);
	a->lang = ASSIZE_EN;
	folder_base(&a->f);
	folder_delete(&a->f, "p/rules/r.lua");
	for (size_t i = 0; i < sizeof RULES / sizeof RULES[0]; i++)
		folder_write(&a->f, RULES[i].path, RULES[i].text);
}

/* Appends what fits, with every mention of the temporary folder taken out. */
static inline void author_append(
	const author *a, char *out, size_t size, const char *text, size_t length)
{
	size_t n = strlen(out), root = strlen(a->f.root);
	for (size_t i = 0; i < length && n + 1 < size; i++) {
		if (length - i > root && memcmp(text + i, a->f.root, root) == 0 && text[i + root] == '/')
			i += root;
		else
			out[n++] = text[i];
	}
	out[n] = '\0';
}

static inline int author_write(void *context, const char *bytes, size_t length)
{
	author *a = context;
	if (!a->closed)
		author_append(a, a->report, sizeof a->report, bytes, length);
	return a->closed;
}

static inline void author_problem(void *context, const assize_problem *problem)
{
	author *a = context;
	author_append(a, a->problems, sizeof a->problems, problem->text, strlen(problem->text));
	author_append(a, a->problems, sizeof a->problems, "\n", 1);
}

static inline void author_forget(author *a)
{
	a->report[0] = a->problems[0] = a->message[0] = '\0';
}

static inline assize_test_options author_options(author *a)
{
	author_forget(a);
	return (assize_test_options){.size = sizeof(assize_test_options),
		.isolation = ASSIZE_ISOLATION_IN_PROCESS,
		.lang = a->lang,
		.on_problem = author_problem,
		.problem_context = a,
		.writer = {author_write, a}};
}

/* Takes the folder's name out of the call's message too. */
static inline void author_message(author *a, const char *message)
{
	author_append(a, a->message, sizeof a->message, message, strlen(message));
}

static inline assize_status author_test(author *a)
{
	char path[128], message[2048];
	const char *folders[] = {path};
	assize_test_options options = author_options(a);
	snprintf(path, sizeof path, "%s/p", a->f.root);
	assize_status status =
		assize_policy_test(folders, 1, &options, &a->result, message, sizeof message);
	author_message(a, message);
	return status;
}

/* Fails with both texts shown, which cmocka cuts. */
static inline void same_text(const char *is, const char *expected)
{
	if (strcmp(is, expected) != 0)
		print_error("is:\n%s\nexpected:\n%s\n", is, expected);
	assert_string_equal(is, expected);
}

#endif
