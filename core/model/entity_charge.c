/* What is charged, what weighs, and what the judgment gave. */
#include "model/entity_tables.h"

#include "model/derived.h"
#include "model/numbers.h"

static const az_field charge_fields[] = {
	{AZ_FIELD_KEY, "key", AZ_TEXT, "标识", "key", .sensitivity = AZ_OPEN,
		.doc = "By default its charge."},
	{AZ_CHARGE_CHARGE, "charge", AZ_CODE, "罪名", "charge", .sensitivity = AZ_OPEN,
		.codes = &az_vocabulary_charge},
	{3, "article", AZ_TEXT, "法条", "article", .sensitivity = AZ_OPEN,
		.doc = "Of the Criminal Law: 266, 287-2 (第二百八十七条之二). A case may cite another than "
			   "the charge's own."},
	{AZ_CHARGE_STATE, "state", AZ_CODE, "状态", "state", .sensitivity = AZ_OPEN,
		.codes = &az_vocabulary_charge_state},
	{5, "offence_from", AZ_DATE, "犯罪起始日期", "offence from", .sensitivity = AZ_OPEN},
	{6, "offence_to", AZ_DATE, "犯罪终止日期", "offence to", .sensitivity = AZ_OPEN},
	{7, "amount", AZ_MONEY, "犯罪数额", "amount", .sensitivity = AZ_OPEN,
		.doc = "Completed only; what was attempted is attempted_amount."},
	{8, "attempted_amount", AZ_MONEY, "未遂数额", "attempted amount", .sensitivity = AZ_OPEN},
	{9, "settlement", AZ_MONEY, "支付结算金额", "settled through", .sensitivity = AZ_OPEN,
		.doc = "What went through the accounts that this person gave (法释〔2019〕15号 art. 12)."},
	{10, "accounts", AZ_COUNT, "支付账户数", "accounts", .sensitivity = AZ_OPEN, .unit = "accounts",
		.doc = "Payment accounts, interfaces and certificates; bank cards are cards."},
	{11, "sim_cards", AZ_COUNT, "电话卡数", "SIM cards", .sensitivity = AZ_OPEN, .unit = "cards",
		.doc = "SIM and internet-of-things cards."},
	{12, "cards", AZ_COUNT, "银行卡数", "bank cards", .sensitivity = AZ_OPEN, .unit = "cards",
		.doc = "Bank cards and credit cards."},
	{13, "records_sensitive", AZ_COUNT, "五十条类个人信息", "records of the class of 50",
		.sensitivity = AZ_OPEN, .unit = "records",
		.doc = "Whereabouts, content of communications, credit, property (法释〔2017〕10号 art. 5: "
			   "50 make it serious)."},
	{14, "records_important", AZ_COUNT, "五百条类个人信息", "records of the class of 500",
		.sensitivity = AZ_OPEN, .unit = "records",
		.doc = "Lodging, communication logs, health, transactions (法释〔2017〕10号 art. 5: 500 "
			   "make it serious)."},
	{15, "records_other", AZ_COUNT, "五千条类个人信息", "records of the class of 5,000",
		.sensitivity = AZ_OPEN, .unit = "records",
		.doc = "All other personal information (法释〔2017〕10号 art. 5: 5,000 make it serious)."},
	{16, "persons_crossed", AZ_COUNT, "偷越国（边）境人数", "persons crossed",
		.sensitivity = AZ_OPEN, .unit = "persons",
		.doc = "Whom the person organised, took across or crossed with (法释〔2012〕17号)."},
	{17, "times", AZ_COUNT, "次数", "times", .sensitivity = AZ_OPEN, .unit = "times",
		.doc = "How often; exits and entries count separately (法发〔2022〕18号)."},
	{18, "helped", AZ_COUNT, "帮助对象数", "subjects helped", .sensitivity = AZ_OPEN,
		.unit = "subjects", .doc = "To how many the person gave help (法释〔2019〕15号 art. 12)."},
	{19, "inflow", AZ_MONEY, "账户流入资金", "inflow", .sensitivity = AZ_OPEN,
		.doc = "What flowed into the cards and accounts (法发〔2025〕12号 art. 6), which is more "
			   "than what was settled for crime."},
	{20, "gain", AZ_MONEY, "本罪违法所得", "gain of this charge", .sensitivity = AZ_OPEN,
		.doc = "What this person kept from this charge; defendant.gain is from all of them."},
	{21, "bracket", AZ_CODE, "适用量刑档次", "bracket applied", .sensitivity = AZ_OPEN,
		.codes = &az_vocabulary_bracket,
		.doc = "The bracket of the charge's article that the indictment or the judgment applied."},
	{22, "penalty", AZ_CODE, "本罪主刑", "penalty for this charge", .sensitivity = AZ_OPEN,
		.codes = &az_vocabulary_penalty,
		.doc = "Where several charges were judged together; with one charge it is the outcome's."},
	{23, "months", AZ_COUNT, "本罪刑期", "months for this charge", .sensitivity = AZ_OPEN,
		.unit = "months", .doc = "Before several terms were joined (Criminal Law art. 69)."},
	{24, "fine", AZ_MONEY, "本罪罚金", "fine for this charge", .sensitivity = AZ_OPEN},
	{25, "upstream", AZ_CODE, "上游犯罪", "upstream crime", .sensitivity = AZ_OPEN,
		.codes = &az_vocabulary_charge,
		.doc =
			"Of concealing, laundering or aiding: the crime that the money came from or that was "
			"helped."},
	{26, "upstream_proved", AZ_FLAG, "上游犯罪查证属实", "upstream crime proved",
		.sensitivity = AZ_OPEN,
		.doc =
			"False where the helped crime cannot be proved for objective reasons (法释〔2019〕15号 "
			"art. 12, second paragraph)."},
	{27, "funds_provided", AZ_MONEY, "提供资金数额", "funds provided", .sensitivity = AZ_OPEN,
		.doc = "Through advertising and the like (法释〔2019〕15号 art. 12)."},
	{28, "own_accounts", AZ_COUNT, "本人银行卡及账户数", "own cards and accounts",
		.sensitivity = AZ_OPEN, .unit = "accounts",
		.doc =
			"Bank cards and payment accounts in the person's own name (法发〔2025〕12号 art. 6)."},
	{29, "others_accounts", AZ_COUNT, "他人及单位银行卡、账户数", "others' cards and accounts",
		.sensitivity = AZ_OPEN, .unit = "accounts",
		.doc = "In the names of other people or of companies (法发〔2025〕12号 art. 6)."},
	{30, "loss_caused", AZ_MONEY, "造成损失数额", "loss caused", .sensitivity = AZ_OPEN,
		.doc =
			"What could not be recovered because of the act (法释〔2025〕13号, 法释〔2024〕10号)."},
	{31, "sold_for_crime", AZ_FLAG, "明知他人用于犯罪而提供", "given knowing it was for crime",
		.sensitivity = AZ_OPEN,
		.doc =
			"Personal information sold or given knowing, or where one should know, that it is for "
			"crime (法释〔2017〕10号 art. 5)."},
	{32, "tracks_used", AZ_FLAG, "行踪轨迹被用于犯罪", "whereabouts used in a crime",
		.sensitivity = AZ_OPEN, .doc = "法释〔2017〕10号 art. 5."},
	{AZ_DERIVED_FIRST, "law_article", AZ_TEXT, "罪名所在法条", "article of the charge",
		.sensitivity = AZ_OPEN, .derive = az_derive_law_article,
		.doc = "The article of the Criminal Law that has this charge, as 266; not applicable for "
			   "other charges."},
};

const az_entity az_entity_charge = {
	.id = AZ_CHARGE,
	.name = "charge",
	.zh = "罪名",
	.en = "charge",
	.parent = AZ_DEFENDANT,
	.key_from = 2,
	.fields = charge_fields,
	.count = sizeof charge_fields / sizeof *charge_fields,
	.doc = "One charge against one defendant, with the figures that its thresholds ask for.",
};

static const az_field circumstance_fields[] = {
	{AZ_FIELD_KEY, "key", AZ_TEXT, "标识", "key", .sensitivity = AZ_OPEN,
		.doc = "By default its kind."},
	{2, "kind", AZ_CODE, "情节种类", "kind", .sensitivity = AZ_OPEN,
		.codes = &az_vocabulary_circumstance},
	{3, "evidence", AZ_TEXT, "证据出处", "evidence", .sensitivity = AZ_OPEN,
		.doc = "Where the file proves it (卷三第41页); what counts against a person must be proved "
			   "(法释〔2021〕1号 art. 72)."},
	{4, "counted_for", AZ_TEXT, "用于认定", "counted for", .sensitivity = AZ_OPEN,
		.doc = "What it was already counted for, so that it is not counted twice."},
	{5, "credited", AZ_FLAG, "裁判是否认定", "credited", .sensitivity = AZ_OPEN,
		.doc = "Whether the judgment took it into account."},
	{6, "percent", AZ_COUNT, "调节比例", "percent", .sensitivity = AZ_OPEN, .unit = "percent",
		.doc = "Of the base sentence, by which the judgment moved it for this; whether up or down, "
			   "its kind says (法发〔2021〕21号)."},
};

const az_entity az_entity_circumstance = {
	.id = AZ_CIRCUMSTANCE,
	.name = "circumstance",
	.zh = "量刑情节",
	.en = "circumstance",
	.parent = AZ_DEFENDANT,
	.key_from = 2,
	.fields = circumstance_fields,
	.count = sizeof circumstance_fields / sizeof *circumstance_fields,
	.doc = "One thing that the court weighs for or against a defendant.",
};

static const az_field outcome_fields[] = {
	{AZ_FIELD_KEY, "key", AZ_TEXT, "标识", "key", .sensitivity = AZ_OPEN, .doc = "Always outcome."},
	{2, "penalty", AZ_CODE, "主刑", "penalty", .sensitivity = AZ_OPEN,
		.codes = &az_vocabulary_penalty},
	{3, "months", AZ_COUNT, "刑期", "months", .sensitivity = AZ_OPEN, .unit = "months",
		.doc = "Of a fixed term, criminal detention or public surveillance."},
	{AZ_OUTCOME_PROBATION, "probation_months", AZ_COUNT, "缓刑考验期", "probation months",
		.sensitivity = AZ_OPEN, .unit = "months",
		.doc = "Not applicable where there is no probation."},
	{5, "fine", AZ_MONEY, "罚金", "fine", .sensitivity = AZ_OPEN},
	{6, "confiscation", AZ_MONEY, "没收财产", "confiscation of property", .sensitivity = AZ_OPEN},
	{7, "restitution_ordered", AZ_MONEY, "责令退赔金额", "restitution ordered",
		.sensitivity = AZ_OPEN},
	{8, "joint_with", AZ_REFS, "连带责任人", "joint with", .sensitivity = AZ_OPEN,
		.target = AZ_DEFENDANT, .doc = "The other defendants who owe the same restitution."},
	{AZ_DERIVED_FIRST, "suspended", AZ_FLAG, "适用缓刑", "suspended", .sensitivity = AZ_OPEN,
		.derive = az_derive_suspended,
		.doc = "There is probation; false where probation months do not apply."},
};

const az_entity az_entity_outcome = {
	.id = AZ_OUTCOME,
	.name = "outcome",
	.zh = "判决结果",
	.en = "outcome",
	.parent = AZ_DEFENDANT,
	.fields = outcome_fields,
	.count = sizeof outcome_fields / sizeof *outcome_fields,
	.doc = "What the judgment gave to one defendant.",
};
