/* The terms of property, payments and the pursuit of loot. */
#include "model/vocabulary.h"
#include "model/numbers.h"

static const az_code property_kind_codes[] = {
	{1, "deposit", "存款", "deposit", NULL},
	{2, "cash", "现金", "cash", NULL},
	{3, "payment_account", "支付账户余额", "payment-account balance", NULL},
	{4, "virtual_currency", "虚拟货币", "virtual currency", NULL},
	{5, "securities", "有价证券", "securities", NULL},
	{6, "equity", "股权", "equity", NULL},
	{7, "claim", "债权", "claim", NULL},
	{8, "real_estate", "不动产", "real estate", NULL},
	{9, "vehicle", "车辆", "vehicle", NULL},
	{10, "jewellery", "贵重物品", "valuables", NULL},
	{11, "device", "手机等电子设备", "phone or other device", NULL},
	{12, "card", "银行卡、电话卡", "bank or SIM card", NULL},
	{13, "goods", "其他动产", "other movables", NULL},
	{14, "tool", "作案工具", "tool of the crime", NULL},
	{15, "other", "其他", "other", NULL},
};

const az_vocabulary az_vocabulary_property_kind = {
	.name = "property_kind",
	.codes = property_kind_codes,
	.count = sizeof property_kind_codes / sizeof *property_kind_codes,
};

static const az_code property_measure_codes[] = {
	{1, "seal", "查封", "seal", NULL},
	{2, "seize", "扣押", "seize", NULL},
	{3, "freeze", "冻结", "freeze", NULL},
};

const az_vocabulary az_vocabulary_property_measure = {
	.name = "property_measure",
	.codes = property_measure_codes,
	.count = sizeof property_measure_codes / sizeof *property_measure_codes,
};

static const az_code property_status_codes[] = {
	{1, "held", "在控", "held", NULL},
	{2, "recovered", "已追回", "recovered", NULL},
	{3, "returned", "已返还", "returned", NULL},
	{4, "released", "已解除", "released", NULL},
	{5, "confiscated", "已没收", "confiscated", NULL},
};

const az_vocabulary az_vocabulary_property_status = {
	.name = "property_status",
	.codes = property_status_codes,
	.count = sizeof property_status_codes / sizeof *property_status_codes,
};

static const az_code third_party_codes[] = {
	{1, "good_faith", "善意取得", "good faith", NULL},
	{2, "bad_faith", "非善意取得", "bad faith", NULL},
	{3, "none", "无第三人", "none", NULL},
};

const az_vocabulary az_vocabulary_third_party = {
	.name = "third_party",
	.codes = third_party_codes,
	.count = sizeof third_party_codes / sizeof *third_party_codes,
};

static const az_code payer_codes[] = {
	{1, "defendant", "被告人本人", "defendant", NULL},
	{2, "family", "家属", "family", NULL},
	{3, "third_party", "第三人", "third party", NULL},
};

const az_vocabulary az_vocabulary_payer = {
	.name = "payer",
	.codes = payer_codes,
	.count = sizeof payer_codes / sizeof *payer_codes,
};

static const az_code payment_kind_codes[] = {
	{AZ_KIND_RETURN_LOOT, "return_loot", "退赃", "return of loot", NULL},
	{AZ_KIND_REPAY_LOSS, "repay_loss", "退赔", "compensation of loss", NULL},
	{3, "enforced", "强制执行", "enforced", NULL},
	{4, "distribution", "案款分配", "distribution", NULL},
	{AZ_KIND_PAY_FINE, "pay_fine", "缴纳罚金、没收财产", "fine or confiscation paid", NULL},
};

const az_vocabulary az_vocabulary_payment_kind = {
	.name = "payment_kind",
	.codes = payment_kind_codes,
	.count = sizeof payment_kind_codes / sizeof *payment_kind_codes,
};

/* 法释〔2014〕13号 art. 13, in the order in which a debtor's money goes. */
static const az_code payment_purpose_codes[] = {
	{1, "medical", "人身损害医疗费用", "medical costs of injury", NULL},
	{2, "victim", "退赔被害人损失", "victim's loss", NULL},
	{3, "civil", "其他民事债务", "other civil debt", NULL},
	{AZ_PURPOSE_FINE, "fine", "罚金", "fine", NULL},
	{AZ_PURPOSE_CONFISCATION, "confiscation", "没收财产", "confiscation of property", NULL},
};

const az_vocabulary az_vocabulary_payment_purpose = {
	.name = "payment_purpose",
	.codes = payment_purpose_codes,
	.count = sizeof payment_purpose_codes / sizeof *payment_purpose_codes,
};

static const az_code recovery_kind_codes[] = {
	{1, "query", "查询", "query", NULL},
	{2, "seal", "查封", "seal", NULL},
	{3, "seize", "扣押", "seize", NULL},
	{4, "freeze", "冻结", "freeze", NULL},
	{5, "renew", "续行", "renew", NULL},
	{6, "release", "解除", "release", NULL},
	{7, "recover", "追缴", "recover", NULL},
	{8, "continue_recover", "继续追缴", "continue to recover", NULL},
	{9, "return_victim", "返还", "return to the victim", NULL},
	{10, "return_prorata", "按比例返还", "pro-rata return", NULL},
	{11, "realize", "变价", "realise", NULL},
	{12, "auction", "拍卖", "auction", NULL},
	{13, "repay_in_kind", "以物退赔", "repay in kind", NULL},
	{14, "urge", "督促退赃退赔", "urge to repay", NULL},
	{15, "transfer", "移送", "transfer", NULL},
};

const az_vocabulary az_vocabulary_recovery_kind = {
	.name = "recovery_kind",
	.codes = recovery_kind_codes,
	.count = sizeof recovery_kind_codes / sizeof *recovery_kind_codes,
};
