/* The judgment's orders, their enforcement, and what follows from it. */
#include "model/entity_tables.h"

#include "model/derived.h"
#include "model/numbers.h"

static const az_field order_fields[] = {
	{AZ_FIELD_KEY, "key", AZ_TEXT, "标识", "key", .sensitivity = AZ_OPEN,
		.doc = "By default its obligation."},
	{2, "obligation", AZ_CODE, "义务种类", "obligation", .sensitivity = AZ_OPEN,
		.codes = &az_vocabulary_obligation},
	{3, "loss_key", AZ_TEXT, "损失标识", "loss key", .sensitivity = AZ_OPEN,
		.doc = "The same in every order, also of other judgments, about one loss, which is owed "
			   "once."},
	{4, "debtors", AZ_REFS, "义务人", "debtors", .sensitivity = AZ_OPEN, .target = AZ_DEFENDANT},
	{5, "joint", AZ_FLAG, "连带责任", "joint", .sensitivity = AZ_OPEN,
		.doc = "Each debtor owes the whole until it is paid."},
	{6, "amount", AZ_MONEY, "金额", "amount", .sensitivity = AZ_OPEN,
		.doc = "The judgment must state it (法释〔2014〕13号 art. 6)."},
	{7, "victims_listed", AZ_FLAG, "附被害人名单", "victims listed", .sensitivity = AZ_OPEN,
		.doc = "The judgment names the victims with their amounts, or has a list of them."},
	{8, "amount_stated", AZ_FLAG, "写明金额或者财物", "amount or things stated",
		.sensitivity = AZ_OPEN,
		.doc = "The judgment states the amount, or names the things (法释〔2014〕13号 art. 6)."},
};

const az_entity az_entity_order = {
	.id = AZ_ORDER,
	.name = "order",
	.zh = "财产性判项",
	.en = "order",
	.parent = AZ_CASE,
	.key_from = 2,
	.fields = order_fields,
	.count = sizeof order_fields / sizeof *order_fields,
	.doc = "An order of the judgment about money or property.",
};

static const az_field enforcement_fields[] = {
	{AZ_FIELD_KEY, "key", AZ_TEXT, "标识", "key", .sensitivity = AZ_OPEN, .doc = "As E1."},
	{2, "obligation", AZ_CODE, "义务种类", "obligation", .sensitivity = AZ_OPEN,
		.codes = &az_vocabulary_obligation},
	{3, "debtor", AZ_REF, "被执行人", "debtor", .sensitivity = AZ_OPEN, .target = AZ_DEFENDANT},
	{4, "filed_on", AZ_DATE, "执行立案日期", "filed on", .sensitivity = AZ_OPEN},
	{5, "due_on", AZ_DATE, "履行期限届满日期", "due on", .sensitivity = AZ_OPEN,
		.doc = "The last day on which the debtor could perform in time."},
	{AZ_ENFORCEMENT_AMOUNT, "amount", AZ_MONEY, "执行标的额", "amount", .sensitivity = AZ_OPEN},
	{AZ_ENFORCEMENT_PERFORMED, "performed", AZ_MONEY, "已履行金额", "performed",
		.sensitivity = AZ_OPEN},
	{8, "state", AZ_CODE, "执行状态", "state", .sensitivity = AZ_OPEN,
		.codes = &az_vocabulary_enforcement_state},
	{9, "measures", AZ_LIST, "执行措施", "measures", .sensitivity = AZ_OPEN, .target = AZ_MEASURE},
	{10, "loss_key", AZ_TEXT, "损失标识", "loss key", .sensitivity = AZ_OPEN,
		.doc = "The same as in the order that is enforced."},
	{11, "transferred_on", AZ_DATE, "移送执行日期", "transferred on", .sensitivity = AZ_OPEN,
		.doc = "When the trial division handed over the complete papers (法释〔2014〕13号 arts. 2, "
			   "7); "
			   "not applicable where a victim or another court applied."},
	{12, "extended_until", AZ_DATE, "延长后执行期限", "extended until", .sensitivity = AZ_OPEN,
		.doc =
			"The last day of the six months where they were extended by approval; not applicable "
			"where they were not."},
	{13, "performed_on", AZ_DATE, "最近履行日期", "performed on", .sensitivity = AZ_OPEN,
		.doc = "The last day on which anything was performed or collected."},
	{14, "closed_on", AZ_DATE, "执行结案日期", "closed on", .sensitivity = AZ_OPEN,
		.doc = "Done, the round ended, or terminated; not applicable while it goes on."},
	{15, "secured", AZ_FLAG, "已提供担保或控制足额财产", "secured", .sensitivity = AZ_OPEN,
		.doc = "Full security was given, or what is seized suffices (法释〔2017〕7号 art. 3)."},
	{16, "later_in_order", AZ_FLAG, "履行顺序在后", "later in order", .sensitivity = AZ_OPEN,
		.doc = "Another must perform first (法释〔2017〕7号 art. 3)."},
	{17, "living_costs_kept", AZ_FLAG, "已保留必需生活费用", "living costs kept",
		.sensitivity = AZ_OPEN,
		.doc =
			"For the debtor and those the debtor supports (Criminal Law art. 59, 法释〔2014〕13号 "
			"art. 9)."},
	{AZ_DERIVED_FIRST, "outstanding", AZ_MONEY, "未履行金额", "outstanding", .sensitivity = AZ_OPEN,
		.derive = az_derive_outstanding,
		.doc = "The amount less what was performed, never below zero."},
};

const az_entity az_entity_enforcement = {
	.id = AZ_ENFORCEMENT,
	.name = "enforcement",
	.zh = "执行",
	.en = "enforcement",
	.parent = AZ_CASE,
	.fields = enforcement_fields,
	.count = sizeof enforcement_fields / sizeof *enforcement_fields,
	.doc = "The enforcement of one obligation against one debtor.",
};

static const az_field measure_fields[] = {
	{AZ_FIELD_KEY, "key", AZ_TEXT, "标识", "key", .sensitivity = AZ_OPEN,
		.doc = "By default its kind."},
	{2, "kind", AZ_CODE, "措施种类", "kind", .sensitivity = AZ_OPEN,
		.codes = &az_vocabulary_enforcement_measure},
	{3, "taken_on", AZ_DATE, "采取日期", "taken on", .sensitivity = AZ_OPEN},
	{4, "expires_on", AZ_DATE, "期限届满日期", "expires on", .sensitivity = AZ_OPEN},
};

const az_entity az_entity_measure = {
	.id = AZ_MEASURE,
	.name = "measure",
	.zh = "执行措施",
	.en = "measure",
	.parent = AZ_ENFORCEMENT,
	.key_from = 2,
	.fields = measure_fields,
	.count = sizeof measure_fields / sizeof *measure_fields,
};

static const az_field listing_fields[] = {
	{AZ_FIELD_KEY, "key", AZ_TEXT, "标识", "key", .sensitivity = AZ_OPEN, .doc = "As L1."},
	{2, "debtor", AZ_REF, "被执行人", "debtor", .sensitivity = AZ_OPEN, .target = AZ_DEFENDANT,
		.doc = "A minor must not be listed (art. 4)."},
	{3, "ground", AZ_CODE, "纳入事由", "ground", .sensitivity = AZ_OPEN,
		.codes = &az_vocabulary_listing_ground},
	{4, "from", AZ_DATE, "纳入日期", "from", .sensitivity = AZ_OPEN},
	{5, "until", AZ_DATE, "期限届满日期", "until", .sensitivity = AZ_OPEN,
		.doc = "The last day of a fixed term; a listing on the ground of able_refuses has none."},
	{6, "removed_on", AZ_DATE, "删除日期", "removed on", .sensitivity = AZ_OPEN,
		.doc = "Not applicable while the listing stands."},
	{7, "enforcement", AZ_REF, "所涉执行", "enforcement", .sensitivity = AZ_OPEN,
		.target = AZ_ENFORCEMENT},
	{8, "warned_on", AZ_DATE, "失信提示日期", "warned on", .sensitivity = AZ_OPEN,
		.doc = "When the debtor was warned of a listing, as the execution notice does (art. 5)."},
	{9, "applied_on", AZ_DATE, "申请纳入日期", "applied on", .sensitivity = AZ_OPEN,
		.doc = "Not applicable where the court lists of its own motion."},
	{10, "decided_on", AZ_DATE, "决定日期", "decided on", .sensitivity = AZ_OPEN},
	{11, "extended_months", AZ_COUNT, "延长期限", "extended by", .sensitivity = AZ_OPEN,
		.unit = "months",
		.doc = "One to three years for violence, grave or several acts (art. 2); not applicable "
			   "where it was not extended."},
	{12, "removal_cause", AZ_CODE, "应删除情形", "cause of removal", .sensitivity = AZ_OPEN,
		.codes = &az_vocabulary_removal_cause,
		.doc = "Why the listing must end (arts. 9, 10); not applicable while there is none."},
	{13, "removal_cause_on", AZ_DATE, "应删除情形发生日期", "cause of removal on",
		.sensitivity = AZ_OPEN},
};

const az_entity az_entity_listing = {
	.id = AZ_LISTING,
	.name = "listing",
	.zh = "失信被执行人名单",
	.en = "dishonest-debtor listing",
	.parent = AZ_CASE,
	.fields = listing_fields,
	.count = sizeof listing_fields / sizeof *listing_fields,
	.doc = "One listing as a dishonest judgment debtor (法释〔2013〕17号, amended by "
		   "法释〔2017〕7号).",
};

static const az_field commutation_fields[] = {
	{AZ_FIELD_KEY, "key", AZ_TEXT, "标识", "key", .sensitivity = AZ_OPEN, .doc = "As C1."},
	{2, "defendant", AZ_REF, "罪犯", "defendant", .sensitivity = AZ_OPEN, .target = AZ_DEFENDANT},
	{3, "kind", AZ_CODE, "种类", "kind", .sensitivity = AZ_OPEN,
		.codes = &az_vocabulary_commutation_kind},
	{4, "applied_on", AZ_DATE, "提请日期", "applied on", .sensitivity = AZ_OPEN},
	{5, "decided_on", AZ_DATE, "裁定日期", "decided on", .sensitivity = AZ_OPEN},
	{6, "granted", AZ_FLAG, "是否准许", "granted", .sensitivity = AZ_OPEN},
	{7, "property_reviewed", AZ_FLAG, "已审查财产性判项履行", "property part reviewed",
		.sensitivity = AZ_OPEN,
		.doc = "The court looked at how the property part was performed (法释〔2024〕5号 art. 1)."},
	{8, "refusal", AZ_CODE, "不准许理由", "reason of refusal", .sensitivity = AZ_OPEN,
		.codes = &az_vocabulary_commutation_refusal, .doc = "Not applicable where it was granted."},
	{AZ_COMMUTATION_CURED_ON, "cured_on", AZ_DATE, "拒不履行情形消除日期",
		"refusal to perform cured on", .sensitivity = AZ_OPEN,
		.doc =
			"From here the six months of 法释〔2024〕5号 art. 6 run; not applicable where nobody "
			"found a refusal."},
	{AZ_DERIVED_FIRST, "cured", AZ_FLAG, "拒不履行情形已消除", "refusal cured",
		.sensitivity = AZ_OPEN, .derive = az_derive_cured,
		.doc = "False where nobody found a refusal, so that its day does not apply."},
};

const az_entity az_entity_commutation = {
	.id = AZ_COMMUTATION,
	.name = "commutation",
	.zh = "减刑假释",
	.en = "commutation or parole",
	.parent = AZ_CASE,
	.fields = commutation_fields,
	.count = sizeof commutation_fields / sizeof *commutation_fields,
	.doc = "An application for commutation or parole.",
};
