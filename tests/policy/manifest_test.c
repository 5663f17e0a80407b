#include "folder.h"

/* Each table: what the file says behind `before`, and all that is said about it. */

static const mistake PROFILE[] = {
	{"- a\n", "profile.yaml:1:1: a profile is no map; write a map of profile, policies, tailoring, "
			  "waivers, fields, grants, law, calendar, schedule, complete"},
	{"", "profile.yaml:1:1: a profile is no map; write a map of profile, policies, tailoring, "
		 "waivers, fields, grants, law, calendar, schedule, complete"},
	{"profile: test\n"
	 "policys: [p]\n",
		"profile.yaml:2:1: policys: a profile has no such key; did you mean 'policies'?"},
	{"policies: [p]\n", "profile.yaml:1:1: 'profile' is missing; write its name: profile: ..."},
	{"profile: test\n", "profile.yaml:1:1: the profile runs no policies; name at least one: "
						"policies: [../national/priorities]"},
	{"profile: test\n"
	 "policies: []\n",
		"profile.yaml:1:1: the profile runs no policies; name at least one: policies: "
		"[../national/priorities]"},
	{"profile: test\n"
	 "policies: p\n",
		"profile.yaml:2:11: 'policies' is not a list; write a list of folders of policies"},
	{"profile: test\n"
	 "policies: [p, ./p]\n",
		"profile.yaml:2:15: './p' is named twice; name it once"},
	{"profile: test\n"
	 "policies: [/srv/p]\n",
		"profile.yaml:2:12: '/srv/p' is an absolute path, which another machine does not have; "
		"write it as seen from this file's own folder"},
	{"profile: test\n"
	 "policies: [p]\n"
	 "made: true\n",
		"profile.yaml:3:1: made: a profile has no such key; known are profile, policies, "
		"tailoring, waivers, fields, grants, law, calendar, schedule, complete"},
	{"profile: test\n"
	 "policies: [p]\n"
	 "complete: [case.series]\n",
		"profile.yaml:3:11: 'complete' is not a map of fields and their keys; write "
		"{case.series: [（2026）闽0203刑初]}"},
	{"profile: test\n"
	 "policies: [p]\n"
	 "complete: {case.serie: [A]}\n",
		"profile.yaml:3:12: 'serie' is no field of case; did you mean 'series'?"},
	{"profile: test\n"
	 "policies: [p]\n"
	 "complete: {case.loss_total: [A]}\n",
		"profile.yaml:3:12: groups are not made by 'case.loss_total': it is "
		"money; "
		"take a text, a code or a case number, as case.loss_key"},
	{"profile: test\n"
	 "policies: [p]\n"
	 "complete: {case.series: A}\n",
		"profile.yaml:3:25: 'case.series' is not a list; write a list of keys of groups"},
	{"profile: test\n"
	 "policies: [p]\n"
	 "complete: {case.series: [（2026）闽0203刑初88号, 闽0203刑初]}\n",
		"profile.yaml:3:26: '（2026）闽0203刑初88号' is no series of case numbers; write all of a "
		"case "
		"number but the serial, as （2026）闽0203刑初\n"
		"profile.yaml:3:44: '闽0203刑初' is no series of case numbers; write all of a case number "
		"but the "
		"serial, as （2026）闽0203刑初"},
	{"profile: test\n"
	 "policies: [p]\n"
	 "complete: {case.number: [2026-0001], case.number_level: [village]}\n",
		"profile.yaml:3:26: '2026-0001' is no case number; write it as （2026）闽0203刑初88号\n"
		"profile.yaml:3:58: 'village' is no term of court_level; `assize schema` lists the terms"},
	{"profile: test\n"
	 "policies: [p]\n"
	 "tailoring: [t.yaml]\n",
		"profile.yaml:3:1: this version of assize does not apply 'tailoring', and would run as if "
		"it were not there; take the key out, or run it with a version of assize that applies it"},
	{"profile: test\n"
	 "policies: [p]\n"
	 "waivers: [w.yaml]\n",
		"profile.yaml:3:1: this version of assize does not apply 'waivers', and would run as if it "
		"were not there; take the key out, or run it with a version of assize that applies it"},
	{"profile: test\n"
	 "policies: [p]\n"
	 "grants: [p]\n",
		"profile.yaml:3:9: 'grants' is not a map; write {policy: [purpose, ...]}"},
	{"profile: test\n"
	 "policies: [p]\n"
	 "grants: {p: 量刑}\n",
		"profile.yaml:3:13: 'p' is not a list; write a list of purposes"},
	{"profile: test\n"
	 "policies: [p]\n"
	 "grants: {q: [量刑]}\n",
		"profile.yaml:3:10: the profile runs no policy 'q' to grant anything; write the id of a "
		"policy that the profile names, or take the grant out"},
	{"profile: ''\n"
	 "policies: [p]\n",
		"profile.yaml:1:10: 'profile' is empty; write a text"},
};

static void a_mistake_in_a_profile_is_named_with_its_place_and_mend(void **state)
{
	(void)state;
	check_mistakes("profile.yaml", "", PROFILE, sizeof PROFILE / sizeof PROFILE[0]);
}

static const mistake LAW[] = {
	{"l2: {titel: {zh: 乙, en: B}}\n",
		"law.yaml:2:6: titel: a law has no such key; did you mean 'title'?\n"
		"law.yaml:2:5: 'title' is missing; write title: {zh: ..., en: ...}"},
	{"l2: {title: {zh: 乙}}\n", "law.yaml:2:13: 'en' is missing; write the English text too: en"},
	{"l2: {title: 乙法}\n", "law.yaml:2:13: title: title is no map; write a map of zh, en"},
	{"L2: {title: {zh: 乙, en: B}}\n",
		"law.yaml:2:1: 'L2' cannot be the id of a law; write it as cl-64: a lower-case letter, "
		"then letters, digits, '-', '.' and '_'"},
	{"l2: {title: {zh: 乙, en: B}, in_force: 1997-10-01}\n",
		"law.yaml:2:39: 'in_force' is not a list of a first and a last day; write [1997-10-01, "
		"null]"},
	{"l2: {title: {zh: 乙, en: B}, in_force: [1997-10, null]}\n",
		"law.yaml:2:40: '1997-10' is not known to the day; "
		"write the day too, as 2026-03-01"},
	{"l2: {title: {zh: 乙, en: B}, in_force: [1997-02-30, null]}\n",
		"law.yaml:2:40: '1997-02-30' is no date: there is no 30 February; write a date as "
		"2026-03-01"},
	{"l2: {title: {zh: 乙, en: B}, in_force: [2021-01-01, 2020-01-01]}\n",
		"law.yaml:2:39: it goes out of force before it comes into force; write the first day, then "
		"the last"},
	{"l2: {title: {zh: 乙, en: B}, verified: yes}\n",
		"law.yaml:2:39: 'verified' is neither true nor false; write true or false, without quotes"},
	{"l2: 乙法\n", "law.yaml:2:5: l2: a law is no map; write a map of title, in_force, verified, "
				   "note, source"},
};

static void a_mistake_in_a_law_register_is_named(void **state)
{
	(void)state;
	check_mistakes(
		"law.yaml", "l1: {title: {zh: 甲法, en: Law one}}\n", LAW, sizeof LAW / sizeof LAW[0]);
}

static const mistake MANIFEST[] = {
	{"[]\n",
		"p/policy.yaml:1:1: a policy's manifest is no map; write a map of policy, version, "
		"api, title, authority, law, calendar, owner, contact, purpose, objection, reads_personal, "
		"reads_protected, parameters"},
	{"policy: P\n"
	 "version: 1.0.0\n"
	 "api: 1\n"
	 "authority: national\n",
		"p/policy.yaml:1:9: 'P' cannot be the id of a policy; write a lower-case letter, then "
		"letters, digits, '_' and '-'"},
	{"version: 1.0.0\n"
	 "api: 1\n"
	 "authority: national\n",
		"p/policy.yaml:1:1: 'policy' is missing; write its id: policy: restitution"},
	{"policy: p\n"
	 "version: 1.0\n"
	 "api: 1\n"
	 "authority: national\n",
		"p/policy.yaml:2:10: '1.0' is no version; write three numbers: 1.0.0"},
	{"policy: p\n"
	 "version: 01.0.0\n"
	 "api: 1\n"
	 "authority: national\n",
		"p/policy.yaml:2:10: '01.0.0' is no version; write three numbers: 1.0.0"},
	{"policy: p\n"
	 "version: 1.0.0\n"
	 "api: 2\n"
	 "authority: national\n",
		"p/policy.yaml:3:6: the policy needs a newer assize: it is written for api 2, and this one "
		"speaks 1; run it with a newer assize, or write it for api 1"},
	{"policy: p\n"
	 "version: 1.0.0\n"
	 "api: one\n"
	 "authority: national\n",
		"p/policy.yaml:3:6: 'one' is no api number; write api: 1"},
	{"policy: p\n"
	 "version: 1.0.0\n"
	 "authority: national\n",
		"p/policy.yaml:1:1: 'api' is missing; write api: 1"},
	{"policy: p\n"
	 "version: 1.0.0\n"
	 "api: 1\n"
	 "authority: nation\n",
		"p/policy.yaml:4:12: 'nation' is no authority; did you mean 'national'?"},
	{"policy: p\n"
	 "version: 1.0.0\n"
	 "api: 1\n",
		"p/policy.yaml:1:1: 'authority' is missing; write authority: national, province or court"},
	{"policy: p\n"
	 "version: 1.0.0\n"
	 "api: 1\n"
	 "authority: national\n"
	 "title: {zh: 甲}\n",
		"p/policy.yaml:5:8: 'en' is missing; write the English text too: en"},
	{"policy: p\n"
	 "version: 1.0.0\n"
	 "api: 1\n"
	 "authority: national\n"
	 "owner: 某院\n",
		"p/policy.yaml:5:8: owner: owner is no map; write a map of zh, en"},
	{"policy: p\n"
	 "version: 1.0.0\n"
	 "api: 1\n"
	 "authority: national\n"
	 "contact: {zh: 立案庭}\n",
		"p/policy.yaml:5:10: 'en' is missing; write the English text too: en"},
	{"policy: p\n"
	 "version: 1.0.0\n"
	 "api: 1\n"
	 "authority: national\n"
	 "purpose: {zh: 核查, en: [check]}\n",
		"p/policy.yaml:5:23: 'en' is not a text; write a text"},
	{"policy: p\n"
	 "version: 1.0.0\n"
	 "api: 1\n"
	 "authority: national\n"
	 "objection: {zh: 向本院提出, en: Ask the court, fr: Demandez}\n",
		"p/policy.yaml:5:43: fr: objection has no such key; known are zh, en"},
	{"policy: p\n"
	 "version: 1.0.0\n"
	 "api: 1\n"
	 "authority: national\n"
	 "parametrs: {}\n",
		"p/policy.yaml:5:1: parametrs: a policy's manifest has no such key; did you mean "
		"'parameters'?"},
	{"policy: p\n"
	 "version: 1.0.0\n"
	 "api: 1\n"
	 "authority: national\n"
	 "parameters: [a]\n",
		"p/policy.yaml:5:13: 'parameters' is not a map; write {name: {title: ..., type: ..., "
		"...}}"},
	{"policy: p\n"
	 "version: 1.0.0\n"
	 "api: 1\n"
	 "authority: national\n"
	 "law: ../law.yaml\n",
		"p/policy.yaml:5:6: 'law' is not a list; write a list of law registers"},
	{"policy: p\n"
	 "version: 1.0.0\n"
	 "api: 1\n"
	 "authority: national\n"
	 "law: [/srv/law.yaml]\n",
		"p/policy.yaml:5:7: '/srv/law.yaml' is an absolute path, which another machine does not "
		"have; write it as seen from this file's own folder"},
	{"policy: p\n"
	 "version: 1.0.0\n"
	 "api: 1\n"
	 "authority: national\n"
	 "law: [../law.yaml, ./../law.yaml]\n",
		"p/policy.yaml:5:20: './../law.yaml' is named twice; name it once"},
	{"policy: p\n"
	 "version: 1.0.0\n"
	 "api: 1\n"
	 "authority: national\n"
	 "law: [../national/law.yaml]\n",
		"p/policy.yaml:5:7: national/law.yaml: no such file; check the path"},
};

static void a_mistake_in_a_manifest_is_named(void **state)
{
	(void)state;
	check_mistakes("p/policy.yaml", "", MANIFEST, sizeof MANIFEST / sizeof MANIFEST[0]);
}

static const char HEAD[] = "policy: p\nversion: 1.0.0\napi: 1\nauthority: national\n";

static const mistake READS[] = {
	{"reads_personal: [defendant.birth_on]\n",
		"p/policy.yaml:5:17: 'reads_personal' is not a map; write {defendant.birth_on: purpose}"},
	{"reads_personal: {defendant.birth_on: 量刑}\n",
		"p/policy.yaml:5:38: profile.yaml grants p nothing, and it asks to read defendant.birth_on "
		"for '量刑'; if the reading is right, write in profile.yaml: grants: {p: [量刑]}"},
	{"reads_personal: {defendant.birthon: 量刑}\n",
		"p/policy.yaml:5:18: 'birthon' is no field of defendant; did you mean 'birth_on'?"},
	{"reads_personal: {defendent.birth_on: 量刑}\n",
		"p/policy.yaml:5:18: nothing is called 'defendent'; did you mean 'defendant'?"},
	{"reads_personal: {birth_on: 量刑}\n",
		"p/policy.yaml:5:18: nothing is called 'birth_on'; write entity.field, as case.filed_on"},
	{"reads_personal: {property.amount: 量刑}\n",
		"p/policy.yaml:5:18: 'property.amount' is open and needs no declaration; leave it out: "
		"every policy may read it"},
	{"reads_personal: {defendant.sex: 量刑}\n",
		"p/policy.yaml:5:18: 'defendant.sex' is protected, not personal; put it under "
		"reads_protected, with the id of the law that allows it"},
	{"reads_protected: {defendant.birth_on: l1}\n",
		"p/policy.yaml:5:19: 'defendant.birth_on' is personal, not protected; put it under "
		"reads_personal, with its purpose"},
	{"reads_protected: {defendant.sex: l9}\n",
		"p/policy.yaml:5:34: the law 'l9' is in no register; did you mean 'l1'?"},
};

static void a_read_that_is_not_allowed_is_named(void **state)
{
	(void)state;
	check_mistakes("p/policy.yaml", HEAD, READS, sizeof READS / sizeof READS[0]);
}

static const mistake NAMES[] = {
	{"  at: {title: {zh: 甲, en: A}, type: days, dated_by: as_of, values: [{from: null, value: 1, "
	 "basis: l1}]}\n",
		"p/policy.yaml:6:3: 'at' is taken: param.at(name, date) reads a parameter on another date; "
		"give it another name"},
	{"  end: {title: {zh: 甲, en: A}, type: days, dated_by: as_of, values: [{from: null, value: 1, "
	 "basis: l1}]}\n",
		"p/policy.yaml:6:3: 'end' cannot be the name of a parameter; write a lower-case name of "
		"letters, digits and '_' that is no word of Lua's own"},
	{"  Days: {title: {zh: 甲, en: A}, type: days, dated_by: as_of, values: [{from: null, value: "
	 "1, basis: l1}]}\n",
		"p/policy.yaml:6:3: 'Days' cannot be the name of a parameter; write a lower-case name of "
		"letters, digits and '_' that is no word of Lua's own"},
	{"  days: 3\n", "p/policy.yaml:6:9: days: a parameter is no map; write a map of title, type, "
					"choices, vocabulary, dated_by, lenient, values, reviewed_on, tailor, doc"},
};

static void a_parameter_is_called_what_lua_can_say(void **state)
{
	(void)state;
	char before[256];
	snprintf(before, sizeof before, "%sparameters:\n", HEAD);
	check_mistakes("p/policy.yaml", before, NAMES, sizeof NAMES / sizeof NAMES[0]);
}

static const mistake PARAMETER[] = {
	{"    dated_by: as_of\n"
	 "    values: [{from: 2021-03-01, value: 30, basis: l1}]\n",
		"p/policy.yaml:7:5: 'type' is missing; write type: money, days, working_days, months, "
		"count, ratio, flag, choice or codes"},
	{"    type: day\n"
	 "    dated_by: as_of\n"
	 "    values: [{from: 2021-03-01, value: 30, basis: l1}]\n",
		"p/policy.yaml:8:11: 'day' is no type; did you mean 'days'?"},
	{"    type: days\n"
	 "    dated_by: as_of\n",
		"p/policy.yaml:7:5: 'values' is missing; write values: [{from: 2026-01-01, value: ..., "
		"basis: id-of-a-law}]"},
	{"    type: days\n"
	 "    dated_by: as_of\n"
	 "    values: []\n",
		"p/policy.yaml:10:13: the parameter has no value; write {from: 2026-01-01, value: ..., "
		"basis: id-of-a-law}"},
	{"    type: days\n"
	 "    dated_by: as_of\n"
	 "    values: 30\n",
		"p/policy.yaml:10:13: 'values' is not a list; write a list of {from, value, basis}"},
	{"    type: days\n"
	 "    values: [{from: 2021-03-01, value: 30, basis: l1}]\n",
		"p/policy.yaml:7:5: 'dated_by' is missing; name the date field that picks the value, as "
		"case.filed_on, or as_of"},
	{"    type: days\n"
	 "    dated_by: property.recovered\n"
	 "    values: [{from: 2021-03-01, value: 30, basis: l1}]\n",
		"p/policy.yaml:9:15: 'recovered' is no field of property; did you mean 'recovered_on'?"},
	{"    type: days\n"
	 "    dated_by: property.amount\n"
	 "    values: [{from: 2021-03-01, value: 30, basis: l1}]\n",
		"p/policy.yaml:9:15: 'property.amount' is no date: it is money; name a date field, as "
		"case.filed_on, or as_of"},
	{"    type: days\n"
	 "    dated_by: defendant.birth_on\n"
	 "    values: [{from: 2021-03-01, value: 30, basis: l1}]\n",
		"p/policy.yaml:9:15: 'defendant.birth_on' is personal, and the policy does not declare it; "
		"declare it in policy.yaml: reads_personal: {defendant.birth_on: purpose}"},
	{"    type: days\n"
	 "    dated_by: as_of\n"
	 "    values: [{from: 2021-03, value: 30, basis: l1}]\n",
		"p/policy.yaml:10:21: '2021-03' is not known to the day; "
		"write the day too, as 2026-03-01"},
	{"    type: days\n"
	 "    dated_by: as_of\n"
	 "    values: [{value: 30, basis: l1}]\n",
		"p/policy.yaml:10:14: 'from' is missing; write from: 2026-01-01 (null: it always held)"},
	{"    type: days\n"
	 "    dated_by: as_of\n"
	 "    values: [{from: 2021-03-01, value: 30}]\n",
		"p/policy.yaml:10:14: 'basis' is missing; write the id of the law: basis: ..."},
	{"    type: days\n"
	 "    dated_by: as_of\n"
	 "    values: [{from: 2021-03-01, basis: l1}]\n",
		"p/policy.yaml:10:14: 'value' is missing; write the figure: value: ..."},
	{"    type: days\n"
	 "    dated_by: as_of\n"
	 "    values: [{from: 2021-03-01, value: 30, basis: l9}]\n",
		"p/policy.yaml:10:51: the law 'l9' is in no register; did you mean 'l1'?"},
	{"    type: days\n"
	 "    dated_by: as_of\n"
	 "    values: [{from: 2021-03-01, value: thirty, basis: l1}]\n",
		"p/policy.yaml:10:40: 'thirty' is no value of the type days: it is not a number; write a "
		"whole number, as 12"},
	{"    type: days\n"
	 "    dated_by: as_of\n"
	 "    values: [{from: 2021-03-01, value: -3, basis: l1}]\n",
		"p/policy.yaml:10:40: '-3' is no value of the type days: it is below zero, and it counts "
		"things; write a whole number, as 12"},
	{"    type: money\n"
	 "    dated_by: as_of\n"
	 "    values: [{from: 2021-03-01, value: 30.001, basis: l1}]\n",
		"p/policy.yaml:10:40: '30.001' is no value of the type money: it has more than two "
		"decimals, and a fen is the smallest part of a yuan; write an amount in yuan, as 3000.00, "
		"3000元 or 1.2万元"},
	{"    type: ratio\n"
	 "    dated_by: as_of\n"
	 "    values: [{from: 2021-03-01, value: much, basis: l1}]\n",
		"p/policy.yaml:10:40: 'much' is no value of the type ratio: it is not a number; write a "
		"decimal or a percentage, as 0.8 or 80%"},
	{"    type: flag\n"
	 "    dated_by: as_of\n"
	 "    values: [{from: 2021-03-01, value: 30, basis: l1}]\n",
		"p/policy.yaml:10:40: 'value' is neither true nor false; write true or false, without "
		"quotes"},
	{"    type: days\n"
	 "    dated_by: as_of\n"
	 "    values: [{from: 2021-03-01, value: 30, basis: l1}, {from: 2021-03-01, value: 31, basis: "
	 "l1}]\n",
		"p/policy.yaml:10:56: this value does not begin after the one in line 10; order the values "
		"from the earliest to the latest, one for a day"},
	{"    type: days\n"
	 "    dated_by: as_of\n"
	 "    values:\n"
	 "    - {from: 2021-03-01, value: 30, basis: l1}\n"
	 "    - {from: null, value: 31, basis: l1}\n",
		"p/policy.yaml:12:7: this value does not begin after the one in line 11; order the values "
		"from the earliest to the latest, one for a day"},
	{"    type: days\n"
	 "    choices: [a]\n"
	 "    dated_by: as_of\n"
	 "    values: [{from: 2021-03-01, value: 30, basis: l1}]\n",
		"p/policy.yaml:9:5: a parameter of the type days has no choices; leave it out, or make the "
		"type choice or codes"},
	{"    type: choice\n"
	 "    dated_by: as_of\n"
	 "    values: [{from: 2021-03-01, value: 30, basis: l1}]\n",
		"p/policy.yaml:7:5: a parameter of the type choice needs its choices; write choices: "
		"[...], or vocabulary: charge"},
	{"    type: choice\n"
	 "    choices: []\n"
	 "    dated_by: as_of\n"
	 "    values: [{from: 2021-03-01, value: 30, basis: l1}]\n",
		"p/policy.yaml:9:14: the list of choices is empty, or endless; name the terms"},
	{"    type: choice\n"
	 "    choices: [a, a]\n"
	 "    dated_by: as_of\n"
	 "    values: [{from: null, value: a, basis: l1}]\n",
		"p/policy.yaml:9:18: the choice 'a' is named twice; name it once"},
	{"    type: choice\n"
	 "    choices: [a]\n"
	 "    vocabulary: charge\n"
	 "    dated_by: as_of\n"
	 "    values: [{from: null, value: a, basis: l1}]\n",
		"p/policy.yaml:10:5: both 'choices' and 'vocabulary' are given; keep one of the two"},
	{"    type: choice\n"
	 "    choices: [alpha, beta]\n"
	 "    dated_by: as_of\n"
	 "    values: [{from: null, value: alpa, basis: l1}]\n",
		"p/policy.yaml:11:34: 'alpa' is not among the choices; did you mean 'alpha'?"},
	{"    type: codes\n"
	 "    vocabulary: charges\n"
	 "    dated_by: as_of\n"
	 "    values: [{from: null, value: [fraud], basis: l1}]\n",
		"p/policy.yaml:9:17: there is no vocabulary 'charges'; did you mean 'charge'?"},
	{"    type: codes\n"
	 "    vocabulary: charge\n"
	 "    dated_by: as_of\n"
	 "    values: [{from: null, value: [fraud, frud, fraud], basis: l1}]\n",
		"p/policy.yaml:11:42: 'frud' is not among the choices; did you mean 'fraud'?\n"
		"p/policy.yaml:11:48: the choice 'fraud' is named twice; name it once"},
	{"    type: codes\n"
	 "    vocabulary: charge\n"
	 "    dated_by: as_of\n"
	 "    values: [{from: null, value: fraud, basis: l1}]\n",
		"p/policy.yaml:11:34: 'value' is not a list; write a list of choices"},
	{"    type: days\n"
	 "    reviewed_on: soon\n"
	 "    dated_by: as_of\n"
	 "    values: [{from: 2021-03-01, value: 30, basis: l1}]\n",
		"p/policy.yaml:9:18: 'soon' is no date: it is not written as 2026-02-17, 2026-02 or 2026; "
		"write a date as 2026-03-01"},
	{"    type: days\n"
	 "    lenient: {act: case.offence_from, judged: case.concluded_on}\n"
	 "    dated_by: as_of\n"
	 "    values: [{from: 2021-03-01, value: 30, basis: l1}]\n",
		"p/policy.yaml:9:14: 'lighter' is missing; write lighter: higher where a higher figure is "
		"better for the defendant, else lower"},
	{"    type: days\n"
	 "    lenient: {act: case.offence_from, judged: case.concluded_on, lighter: high}\n"
	 "    dated_by: as_of\n"
	 "    values: [{from: 2021-03-01, value: 30, basis: l1}]\n",
		"p/policy.yaml:9:75: 'high' is no lighter; did you mean 'higher'?"},
	{"    type: flag\n"
	 "    lenient: {act: case.offence_from, judged: as_of, lighter: higher}\n"
	 "    dated_by: as_of\n"
	 "    values: [{from: null, value: true, basis: l1}]\n",
		"p/policy.yaml:9:14: of two values of the type flag none is higher; leave lenient out"},
	{"    type: days\n"
	 "    tailor: {by: [province, nation], min: 1, max: 90}\n"
	 "    dated_by: as_of\n"
	 "    values: [{from: 2021-03-01, value: 30, basis: l1}]\n",
		"p/policy.yaml:9:29: 'nation' is not known here; write one of province, court"},
	{"    type: days\n"
	 "    tailor: {by: [province], min: 90, max: 1}\n"
	 "    dated_by: as_of\n"
	 "    values: [{from: 2021-03-01, value: 30, basis: l1}]\n",
		"p/policy.yaml:9:44: max is below min; write the lower bound as min, the upper as max"},
	{"    type: days\n"
	 "    tailor: {by: [province], minimum: 90}\n"
	 "    dated_by: as_of\n"
	 "    values: [{from: 2021-03-01, value: 30, basis: l1}]\n",
		"p/policy.yaml:9:30: minimum: tailor has no such key; known are by, min, max, step, "
		"choices, locked, tighten_only, file_with"},
	{"    type: days\n"
	 "    tailor: {by: [province], step: 0}\n"
	 "    dated_by: as_of\n"
	 "    values: [{from: 2021-03-01, value: 30, basis: l1}]\n",
		"p/policy.yaml:9:36: a step of 0 is none; write the smallest change that is allowed"},
	{"    type: days\n"
	 "    tailor: {by: [province], choices: [1]}\n"
	 "    dated_by: as_of\n"
	 "    values: [{from: 2021-03-01, value: 30, basis: l1}]\n",
		"p/policy.yaml:9:30: a figure is not tailored by choices; write min and max"},
	{"    type: days\n"
	 "    tailor: {locked: true, by: [court]}\n"
	 "    dated_by: as_of\n"
	 "    values: [{from: 2021-03-01, value: 30, basis: l1}]\n",
		"p/policy.yaml:9:13: a parameter that is locked has no bounds to tailor within; keep "
		"locked: true alone, or take it out"},
	{"    type: days\n"
	 "    tailor: {by: [court], tighten_only: up}\n"
	 "    dated_by: as_of\n"
	 "    values: [{from: 2021-03-01, value: 30, basis: l1}]\n",
		"p/policy.yaml:9:41: 'up' is no tighten_only; write one of higher, lower"},
	{"    type: days\n"
	 "    tailor: {min: 3}\n"
	 "    dated_by: as_of\n"
	 "    values: [{from: 2021-03-01, value: 30, basis: l1}]\n",
		"p/policy.yaml:9:13: it does not say who may tailor the parameter; write by: [province, "
		"court], or locked: true"},
	{"    type: choice\n"
	 "    choices: [a, b]\n"
	 "    dated_by: as_of\n"
	 "    values: [{from: null, value: a, basis: l1}]\n"
	 "    tailor: {by: [court], min: 1, choices: [c]}\n",
		"p/policy.yaml:12:27: a parameter of the type choice has no 'min'; leave it out\n"
		"p/policy.yaml:12:45: 'c' is not among the choices; did you mean 'a'?"},
};

static void a_mistake_in_a_parameter_is_named(void **state)
{
	(void)state;
	char before[256];
	snprintf(
		before, sizeof before, "%sparameters:\n  days:\n    title: {zh: 期限, en: Limit}\n", HEAD);
	check_mistakes("p/policy.yaml", before, PARAMETER, sizeof PARAMETER / sizeof PARAMETER[0]);
}

static const char WHOLE[] =
	"policy: p\nversion: 1.2.3\napi: 1\nauthority: province\n"
	"title: {zh: 甲策, en: Policy A}\n"
	"owner: {zh: 某院刑二庭, en: Second criminal division}\n"
	"objection: {zh: 向本院提出, en: Ask the court}\n"
	"reads_personal: {defendant.birth_on: 量刑}\n"
	"reads_protected: {status.kind: l2}\n"
	"parameters:\n"
	"  floor:\n"
	"    title: {zh: 起点, en: Floor}\n"
	"    type: money\n"
	"    dated_by: case.offence_from\n"
	"    lenient: {act: case.offence_from, judged: case.concluded_on, lighter: higher}\n"
	"    values:\n"
	"    - {from: null, value: 3000, basis: l1}\n"
	"    - {from: 2013-04-04, value: 1.2万元, basis: l2}\n"
	"    reviewed_on: 2026-06-30\n"
	"    doc: 见解释第一条\n"
	"  grave:\n"
	"    title: {zh: 重罪, en: Grave}\n"
	"    type: codes\n"
	"    vocabulary: charge\n"
	"    dated_by: as_of\n"
	"    values: [{from: 2020-01-01, value: [kidnapping, fraud], basis: l1}]\n"
	"  mode:\n"
	"    title: {zh: 方式, en: Mode}\n"
	"    type: choice\n"
	"    choices: [strict, loose]\n"
	"    dated_by: as_of\n"
	"    values: [{from: 2020-01-01, value: loose, basis: l1}]\n"
	"    tailor: {by: [court], choices: [strict]}\n";

static void load_whole(folder *f)
{
	folder_base(f);
	folder_write(f, "profile.yaml", "profile: 全国\npolicies: [p]\ngrants: {p: [量刑]}\n");
	folder_write(f, "p/policy.yaml", WHOLE);
	folder_load(f);
	assert_string_equal(f->text, "");
}

static void a_manifest_says_who_made_the_policy_and_what_it_reads(void **state)
{
	(void)state;
	folder f;
	load_whole(&f);
	const az_policy *p = az_policies_find(f.policies, "p");
	assert_non_null(p);
	assert_null(az_policies_find(f.policies, "q"));
	assert_string_equal(f.policies->name, "全国");
	assert_string_equal(p->version, "1.2.3");
	assert_string_equal(p->title.en, "Policy A");
	assert_string_equal(p->owner.zh, "某院刑二庭");
	assert_string_equal(p->objection.en, "Ask the court");
	assert_null(p->contact.zh);
	assert_null(p->purpose.en);
	assert_string_equal(p->authority, "province");
	assert_string_equal(p->folder, "p");
	assert_int_equal(p->read_count, 2);
	assert_string_equal(p->reads[0].field->name, "birth_on");
	assert_string_equal(p->reads[0].purpose, "量刑");
	assert_int_equal(p->reads[1].entity, AZ_STATUS);
	assert_string_equal(p->reads[1].basis->id, "l2");
	folder_free(&f);
}

static void a_parameter_keeps_its_figures_exactly_with_date_layer_and_basis(void **state)
{
	(void)state;
	folder f;
	load_whole(&f);
	const az_parameter *floor = az_parameter_find(&f.policies->policies[0], "floor", 5);
	assert_int_equal(floor->type, AZ_MONEY);
	assert_int_equal(floor->count, 2);
	assert_int_equal(floor->values[0].from, INT32_MIN);
	assert_int_equal(floor->values[0].number, 300000);
	assert_int_equal(floor->values[1].number, 1200000);
	assert_string_equal(floor->values[1].basis->id, "l2");
	assert_string_equal(floor->values[1].layer, "province");
	assert_int_equal(floor->values[1].place.line, 18);
	assert_int_equal(floor->lighter, AZ_LIGHTER_HIGHER);
	assert_string_equal(floor->judged.field->name, "concluded_on");
	assert_int_equal(floor->reviewed_on, az_date_of(2026, 6, 30).first);
	assert_string_equal(floor->doc, "见解释第一条");
	folder_free(&f);
}

static void a_figure_holds_from_its_day_until_the_next_begins(void **state)
{
	(void)state;
	folder f;
	load_whole(&f);
	const az_policy *p = &f.policies->policies[0];
	const az_parameter *floor = az_parameter_find(p, "floor", 5);
	const az_parameter *mode = az_parameter_find(p, "mode", 4);
	int32_t day = az_date_of(2013, 4, 4).first;
	assert_int_equal(az_parameter_on(floor, day - 1)->number, 300000);
	assert_int_equal(az_parameter_on(floor, day)->number, 1200000);
	assert_null(az_parameter_on(mode, az_date_of(2019, 12, 31).first));
	assert_non_null(az_parameter_on(mode, az_date_of(2020, 1, 1).first));
	folder_free(&f);
}

static void choices_are_kept_as_indexes_from_one_in_order(void **state)
{
	(void)state;
	folder f;
	load_whole(&f);
	const az_policy *p = &f.policies->policies[0];
	const az_parameter *grave = az_parameter_find(p, "grave", 5);
	const az_parameter_value *value = &grave->values[0];
	assert_int_equal(value->member_count, 2);
	assert_true(value->members[0] < value->members[1]);
	assert_string_equal(grave->choices[value->members[0] - 1], "fraud");
	assert_string_equal(grave->choices[value->members[1] - 1], "kidnapping");
	assert_ptr_equal(grave->codes, &az_vocabulary_charge);
	assert_int_equal(az_parameter_find(p, "mode", 4)->values[0].number, 2);
	assert_null(az_parameter_find(p, "mod", 3));
	assert_null(az_parameter_find(p, "modes", 5));
	folder_free(&f);
}

static void a_purpose_that_is_granted_otherwise_names_both_places(void **state)
{
	(void)state;
	folder f;
	folder_base(&f);
	folder_write(&f, "profile.yaml", "profile: test\npolicies: [p]\ngrants: {p: [统计]}\n");
	folder_write(&f, "p/policy.yaml",
		"policy: p\nversion: 1.0.0\napi: 1\nauthority: national\n"
		"reads_personal: {defendant.birth_on: 量刑}\n");
	assert_int_equal(folder_load(&f), ASSIZE_ERROR_POLICY);
	assert_string_equal(f.text,
		"p/policy.yaml:5:38: profile.yaml:3 does not grant p the purpose '量刑' for "
		"defendant.birth_on; if the reading is right, write in profile.yaml: grants: {p: [量刑]}");
	folder_free(&f);
}

static void the_same_law_in_two_registers_must_say_the_same(void **state)
{
	(void)state;
	static const char *const OTHERS[] = {
		"{title: {zh: 乙法, en: Law 2}, in_force: [1997-10-01, null], verified: true}",
		"{title: {zh: 乙, en: Law two}, in_force: [1997-10-01, null], verified: true}",
		"{title: {zh: 乙法, en: Law two}, in_force: [1997-10-02, null], verified: true}",
		"{title: {zh: 乙法, en: Law two}, in_force: [1997-10-01, 2030-01-01], verified: true}",
		"{title: {zh: 乙法, en: Law two}, in_force: [1997-10-01, null], verified: false}",
		"{title: {zh: 乙法, en: Law two}, in_force: [1997-10-01, null], verified: true, note: 甲}",
		"{title: {zh: 乙法, en: Law two}, in_force: [1997-10-01, null], verified: true, source: "
		"甲}",
	};
	for (size_t i = 0; i < sizeof OTHERS / sizeof OTHERS[0]; i++) {
		char text[512];
		snprintf(text, sizeof text, "l1: {title: {zh: 甲法, en: Law one}}\nl2: %s\n", OTHERS[i]);
		check_said("p/law.yaml", text,
			"p/law.yaml:2:1: 'l2' says something else than in law.yaml:2; make the two the same, "
			"or "
			"give one another id");
	}
}

static void the_same_law_said_alike_in_two_registers_is_one_law(void **state)
{
	(void)state;
	folder f;
	folder_base(&f);
	folder_write(&f, "p/law.yaml", BASE[1].text);
	assert_int_equal(folder_load(&f), ASSIZE_OK);
	assert_int_equal(f.policies->law_count, 2);
	folder_free(&f);
}

static void a_law_keeps_when_it_is_in_force_and_whether_it_was_checked(void **state)
{
	(void)state;
	folder f;
	folder_base(&f);
	assert_int_equal(folder_load(&f), ASSIZE_OK);
	const az_law *one = az_law_find(f.policies, "l1"), *two = az_law_find(f.policies, "l2");
	assert_int_equal(one->from, INT32_MIN);
	assert_false(one->verified);
	assert_int_equal(two->from, az_date_of(1997, 10, 1).first);
	assert_int_equal(two->until, INT32_MAX);
	assert_true(two->verified);
	assert_null(az_law_find(f.policies, "l3"));
	folder_free(&f);
}

static void two_policies_with_one_id_do_not_load(void **state)
{
	(void)state;
	folder f;
	folder_base(&f);
	folder_write(&f, "profile.yaml", "profile: test\npolicies: [p, q]\n");
	folder_write(&f, "q/policy.yaml", "policy: p\nversion: 1.0.0\napi: 1\nauthority: court\n");
	folder_write(&f, "q/rules/r.lua", BASE[3].text);
	assert_int_equal(folder_load(&f), ASSIZE_ERROR_POLICY);
	assert_string_equal(f.text,
		"q/policy.yaml:1:9: the policy 'p' is there already, from "
		"p/policy.yaml:1; give one of the two another id, or take it out of "
		"the profile");
	folder_free(&f);
}

static void a_policy_without_rules_does_not_load(void **state)
{
	(void)state;
	folder f;
	folder_base(&f);
	folder_delete(&f, "p/rules/r.lua");
	assert_int_equal(folder_load(&f), ASSIZE_ERROR_POLICY);
	assert_string_equal(f.text,
		"p/policy.yaml: the policy has no rules; put each rule into a file of "
		"its own: rules/unreturned.lua");
	folder_free(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_mistake_in_a_profile_is_named_with_its_place_and_mend),
		cmocka_unit_test(a_mistake_in_a_law_register_is_named),
		cmocka_unit_test(a_mistake_in_a_manifest_is_named),
		cmocka_unit_test(a_read_that_is_not_allowed_is_named),
		cmocka_unit_test(a_parameter_is_called_what_lua_can_say),
		cmocka_unit_test(a_mistake_in_a_parameter_is_named),
		cmocka_unit_test(a_manifest_says_who_made_the_policy_and_what_it_reads),
		cmocka_unit_test(a_parameter_keeps_its_figures_exactly_with_date_layer_and_basis),
		cmocka_unit_test(a_figure_holds_from_its_day_until_the_next_begins),
		cmocka_unit_test(choices_are_kept_as_indexes_from_one_in_order),
		cmocka_unit_test(a_purpose_that_is_granted_otherwise_names_both_places),
		cmocka_unit_test(the_same_law_in_two_registers_must_say_the_same),
		cmocka_unit_test(the_same_law_said_alike_in_two_registers_is_one_law),
		cmocka_unit_test(a_law_keeps_when_it_is_in_force_and_whether_it_was_checked),
		cmocka_unit_test(two_policies_with_one_id_do_not_load),
		cmocka_unit_test(a_policy_without_rules_does_not_load),
	};
	return cmocka_run_group_tests_name("policy/manifest", tests, NULL, NULL);
}
