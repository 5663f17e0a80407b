/* What is charged, what weighs, and what the judgment gave. */
#include "model/entity_tables.h"

#include "model/numbers.h"

static const az_field charge_fields[] = {
	{AZ_FIELD_KEY, "key", AZ_TEXT, "标识", "key", .sensitivity = AZ_OPEN,
		.doc = "By default its charge."},
	{2, "charge", AZ_CODE, "罪名", "charge", .sensitivity = AZ_OPEN,
		.codes = &az_vocabulary_charge},
	{3, "article", AZ_TEXT, "法条", "article", .sensitivity = AZ_OPEN,
		.doc = "Of the Criminal Law: 266, 287-2 (第二百八十七条之二). A case may cite another than "
			   "the charge's own."},
	{4, "state", AZ_CODE, "状态", "state", .sensitivity = AZ_OPEN,
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
	{4, "probation_months", AZ_COUNT, "缓刑考验期", "probation months", .sensitivity = AZ_OPEN,
		.unit = "months", .doc = "Not applicable where there is no probation."},
	{5, "fine", AZ_MONEY, "罚金", "fine", .sensitivity = AZ_OPEN},
	{6, "confiscation", AZ_MONEY, "没收财产", "confiscation of property", .sensitivity = AZ_OPEN},
	{7, "restitution_ordered", AZ_MONEY, "责令退赔金额", "restitution ordered",
		.sensitivity = AZ_OPEN},
	{8, "joint_with", AZ_REFS, "连带责任人", "joint with", .sensitivity = AZ_OPEN,
		.target = AZ_DEFENDANT, .doc = "The other defendants who owe the same restitution."},
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
