/* The defendant, and what hangs on a person: statuses, stays, priors, administrative penalties. */
#include "model/entity_tables.h"

#include "model/derived.h"
#include "model/numbers.h"

static const az_field defendant_fields[] = {
	{AZ_FIELD_KEY, "key", AZ_TEXT, "标识", "key", .sensitivity = AZ_OPEN,
		.doc = "As D1; never a name or an identity number."},
	{2, "name", AZ_TEXT, "姓名", "name", .sensitivity = AZ_PERSONAL},
	{3, "id_number", AZ_TEXT, "身份证件号码", "identity number", .sensitivity = AZ_PERSONAL},
	{4, "birth_on", AZ_DATE, "出生日期", "born on", .sensitivity = AZ_PERSONAL,
		.doc = "Age counts from the day after the birthday (法释〔2006〕1号 arts. 2-3), at the "
			   "time of the act."},
	{5, "sex", AZ_CODE, "性别", "sex", .sensitivity = AZ_PROTECTED, .codes = &az_vocabulary_sex},
	{6, "ethnicity", AZ_TEXT, "民族", "ethnicity", .sensitivity = AZ_PROTECTED},
	{7, "statuses", AZ_LIST, "特殊身份", "statuses", .sensitivity = AZ_OPEN, .target = AZ_STATUS},
	{8, "roles", AZ_SET, "作用角色", "roles", .sensitivity = AZ_OPEN, .codes = &az_vocabulary_role,
		.doc = "What the person did in the group, as the case file describes it."},
	{AZ_DEFENDANT_PARTICIPATION, "participation", AZ_CODE, "共同犯罪地位", "participation",
		.sensitivity = AZ_OPEN, .codes = &az_vocabulary_participation,
		.doc = "主犯, 从犯, 胁从犯, 教唆犯 (Criminal Law arts. 26-29)."},
	{10, "joined_on", AZ_DATE, "加入日期", "joined on", .sensitivity = AZ_OPEN,
		.doc = "From here the person answers for what the gang did."},
	{11, "left_on", AZ_DATE, "脱离日期", "left on", .sensitivity = AZ_OPEN},
	{12, "used_groups", AZ_SET, "利用特殊群体", "special groups used", .sensitivity = AZ_OPEN,
		.codes = &az_vocabulary_special_group,
		.doc = "Those whom the person organised or used to commit crimes, not the victims."},
	{13, "organized", AZ_FLAG, "有组织实施", "organised", .sensitivity = AZ_OPEN,
		.doc = "The person gave the support in an organised way."},
	{14, "gain", AZ_MONEY, "违法所得", "illegal gain", .sensitivity = AZ_OPEN,
		.doc = "What this person kept, not what the group took."},
	{15, "loss_share", AZ_MONEY, "应承担损失数额", "share of the loss", .sensitivity = AZ_OPEN,
		.doc = "The part of the victims' losses that this person answers for."},
	{16, "stays", AZ_LIST, "境外停留", "stays abroad", .sensitivity = AZ_OPEN, .target = AZ_STAY},
	{17, "coercion_signs", AZ_SET, "被胁迫迹象", "signs of coercion", .sensitivity = AZ_OPEN,
		.codes = &az_vocabulary_coercion,
		.doc = "An empty set says that somebody looked and found none."},
	{18, "priors", AZ_LIST, "前科", "priors", .sensitivity = AZ_OPEN, .target = AZ_PRIOR,
		.doc = "No sealed record of a minor may be entered (刑事诉讼法 art. 286)."},
	{19, "penalties", AZ_LIST, "行政处罚", "administrative penalties", .sensitivity = AZ_OPEN,
		.target = AZ_ADMIN_PENALTY},
	{20, "ability", AZ_CODE, "履行能力", "ability to pay", .sensitivity = AZ_OPEN,
		.codes = &az_vocabulary_ability,
		.doc = "Inability never counts against anyone (法释〔2024〕5号 arts. 4 and 7)."},
	{21, "ability_amount", AZ_MONEY, "可履行金额", "amount able to pay", .sensitivity = AZ_OPEN},
	{22, "ability_basis", AZ_TEXT, "履行能力认定依据", "basis of the ability",
		.sensitivity = AZ_OPEN,
		.doc = "What the finding rests on; write no names or account numbers."},
	{23, "hiding_signs", AZ_SET, "规避履行迹象", "signs of hiding assets", .sensitivity = AZ_OPEN,
		.codes = &az_vocabulary_hiding,
		.doc = "An empty set says that somebody looked and found none."},
	{24, "willingness", AZ_CODE, "履行意愿", "willingness to pay", .sensitivity = AZ_OPEN,
		.codes = &az_vocabulary_willingness},
	{AZ_DEFENDANT_CHARGES, "charges", AZ_LIST, "罪名", "charges", .sensitivity = AZ_OPEN,
		.target = AZ_CHARGE},
	{26, "circumstances", AZ_LIST, "量刑情节", "circumstances", .sensitivity = AZ_OPEN,
		.target = AZ_CIRCUMSTANCE},
	{27, "outcome", AZ_ONE, "判决结果", "outcome", .sensitivity = AZ_OPEN, .target = AZ_OUTCOME},
	{AZ_DERIVED_FIRST, "repaid", AZ_MONEY, "已退赔金额", "repaid", .sensitivity = AZ_OPEN,
		.derive = az_derive_repaid,
		.doc = "The sum of the payments on this person's debt, whoever paid, without fines and "
			   "confiscation."},
	{201, "pursued", AZ_FLAG, "仍被追诉", "still pursued", .sensitivity = AZ_OPEN,
		.derive = az_derive_pursued, .always = true,
		.doc = "False where every charge is on record as acquitted, withdrawn or not prosecuted; "
			   "else true, also where the charges are not known. Never unknown."},
	{202, "lesser_part", AZ_FLAG, "从犯或者胁从犯", "accessory or coerced", .sensitivity = AZ_OPEN,
		.derive = az_derive_lesser_part,
		.doc = "False also where there is no joint crime, so that participation does not apply."},
	{203, "convicted", AZ_FLAG, "已被定罪", "convicted", .sensitivity = AZ_OPEN,
		.derive = az_derive_convicted,
		.doc = "Some charge is on record as convicted; false where each is on record otherwise."},
};

const az_entity az_entity_defendant = {
	.id = AZ_DEFENDANT,
	.name = "defendant",
	.zh = "被告人",
	.en = "defendant",
	.parent = AZ_CASE,
	.fields = defendant_fields,
	.count = sizeof defendant_fields / sizeof *defendant_fields,
	.doc = "A person whom the case charges. Nobody is guilty before a judgment takes effect.",
};

static const az_field status_fields[] = {
	{AZ_FIELD_KEY, "key", AZ_TEXT, "标识", "key", .sensitivity = AZ_OPEN,
		.doc = "As status, status-2: its kind is protected, and keys stand in the open."},
	{2, "kind", AZ_CODE, "身份种类", "kind", .sensitivity = AZ_PROTECTED,
		.codes = &az_vocabulary_status},
	{3, "from", AZ_DATE, "起始日期", "from", .sensitivity = AZ_OPEN},
	{4, "to", AZ_DATE, "结束日期", "to", .sensitivity = AZ_OPEN,
		.doc = "The last day on which it held; not applicable while it holds."},
};

const az_entity az_entity_status = {
	.id = AZ_STATUS,
	.name = "status",
	.zh = "特殊身份",
	.en = "status",
	.parent = AZ_DEFENDANT,
	.key_from = 2,
	.fields = status_fields,
	.count = sizeof status_fields / sizeof *status_fields,
	.doc = "A dated fact about a defendant that the law looks at.",
};

static const az_field stay_fields[] = {
	{AZ_FIELD_KEY, "key", AZ_TEXT, "标识", "key", .sensitivity = AZ_OPEN,
		.doc = "By default its kind."},
	{2, "kind", AZ_CODE, "停留地种类", "kind of place", .sensitivity = AZ_OPEN,
		.codes = &az_vocabulary_stay_kind},
	{3, "place", AZ_TEXT, "停留地点", "place", .sensitivity = AZ_OPEN},
	{4, "from", AZ_DATE, "起始日期", "from", .sensitivity = AZ_OPEN,
		.doc = "At a den, days count from joining it, not from the exit from China."},
	{5, "to", AZ_DATE, "结束日期", "to", .sensitivity = AZ_OPEN},
	{6, "lawful", AZ_FLAG, "从事合法活动", "lawful activity", .sensitivity = AZ_OPEN,
		.doc = "There is evidence that the person did something lawful there."},
};

const az_entity az_entity_stay = {
	.id = AZ_STAY,
	.name = "stay",
	.zh = "境外停留",
	.en = "stay",
	.parent = AZ_DEFENDANT,
	.key_from = 2,
	.fields = stay_fields,
	.count = sizeof stay_fields / sizeof *stay_fields,
	.doc = "A stay abroad (法发〔2021〕22号 art. 3: 30 days in a year at dens, unless for "
		   "something lawful).",
};

static const az_field prior_fields[] = {
	{AZ_FIELD_KEY, "key", AZ_TEXT, "标识", "key", .sensitivity = AZ_OPEN,
		.doc = "By default its kind."},
	{2, "kind", AZ_CODE, "种类", "kind", .sensitivity = AZ_OPEN,
		.codes = &az_vocabulary_prior_kind},
	{3, "charge", AZ_CODE, "罪名", "charge", .sensitivity = AZ_OPEN,
		.codes = &az_vocabulary_charge},
	{4, "act", AZ_TEXT, "行为", "act", .sensitivity = AZ_OPEN,
		.doc = "What was done, where the charge does not say it."},
	{5, "committed_on", AZ_DATE, "犯罪日期", "committed on", .sensitivity = AZ_OPEN,
		.doc = "A crime committed under 18 makes no recidivist (Criminal Law art. 65)."},
	{6, "judged_on", AZ_DATE, "裁判日期", "judged on", .sensitivity = AZ_OPEN},
	{7, "penalty", AZ_CODE, "刑罚", "penalty", .sensitivity = AZ_OPEN,
		.codes = &az_vocabulary_penalty},
	{8, "months", AZ_COUNT, "刑期", "months", .sensitivity = AZ_OPEN, .unit = "months"},
	{AZ_PRIOR_PROBATION, "probation_months", AZ_COUNT, "缓刑考验期", "probation months",
		.sensitivity = AZ_OPEN, .unit = "months",
		.doc = "A completed probation does not start the five years of Criminal Law art. 65."},
	{10, "served_on", AZ_DATE, "刑罚执行完毕日期", "served on", .sensitivity = AZ_OPEN,
		.doc = "The end of the sentence, or of the parole period; the five years of Criminal Law "
			   "art. 65 run from here."},
	{11, "telecom", AZ_FLAG, "电信网络诈骗", "telecom-network fraud", .sensitivity = AZ_OPEN},
	{12, "negligent", AZ_FLAG, "过失犯罪", "negligent", .sensitivity = AZ_OPEN,
		.doc = "A negligent crime makes no recidivist (Criminal Law art. 65)."},
	{AZ_DERIVED_FIRST, "suspended", AZ_FLAG, "适用缓刑", "suspended", .sensitivity = AZ_OPEN,
		.derive = az_derive_prior_suspended,
		.doc = "There was probation; false where probation months do not apply."},
};

const az_entity az_entity_prior = {
	.id = AZ_PRIOR,
	.name = "prior",
	.zh = "前科",
	.en = "prior",
	.parent = AZ_DEFENDANT,
	.key_from = 2,
	.fields = prior_fields,
	.count = sizeof prior_fields / sizeof *prior_fields,
	.doc = "An earlier conviction or decision; a sealed record of a minor may not be entered.",
};

static const az_field admin_penalty_fields[] = {
	{AZ_FIELD_KEY, "key", AZ_TEXT, "标识", "key", .sensitivity = AZ_OPEN,
		.doc = "By default its reason."},
	{2, "reason", AZ_CODE, "处罚事由", "reason", .sensitivity = AZ_OPEN,
		.codes = &az_vocabulary_admin_reason},
	{3, "imposed_on", AZ_DATE, "处罚日期", "imposed on", .sensitivity = AZ_OPEN},
	{4, "act", AZ_TEXT, "行为", "act", .sensitivity = AZ_OPEN,
		.doc = "What was done, where the reason does not say it."},
};

const az_entity az_entity_admin_penalty = {
	.id = AZ_ADMIN_PENALTY,
	.name = "admin_penalty",
	.zh = "行政处罚",
	.en = "administrative penalty",
	.parent = AZ_DEFENDANT,
	.key_from = 2,
	.fields = admin_penalty_fields,
	.count = sizeof admin_penalty_fields / sizeof *admin_penalty_fields,
};
