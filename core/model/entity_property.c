/* Victims, property, payments and the acts of recovery. */
#include "model/entity_tables.h"

#include "model/derived.h"
#include "model/numbers.h"

static const az_field victim_fields[] = {
	{AZ_FIELD_KEY, "key", AZ_TEXT, "标识", "key", .sensitivity = AZ_OPEN,
		.doc = "As V1; never a name or an identity number."},
	{2, "name", AZ_TEXT, "姓名或名称", "name", .sensitivity = AZ_PERSONAL},
	{3, "categories", AZ_SET, "被害人类别", "categories", .sensitivity = AZ_OPEN,
		.codes = &az_vocabulary_victim_category},
	{AZ_VICTIM_LOSS, "loss", AZ_MONEY, "损失金额", "loss", .sensitivity = AZ_OPEN,
		.doc = "The loss that was found, before anything was returned."},
	{5, "grave_result", AZ_FLAG, "造成严重后果", "grave result", .sensitivity = AZ_OPEN,
		.doc =
			"Suicide, death, insanity or another grave result for the victim or a close relative."},
	{6, "relation", AZ_CODE, "与被告人关系", "relation", .sensitivity = AZ_OPEN,
		.codes = &az_vocabulary_relation, .doc = "The closest relation to any of the defendants."},
	{AZ_DERIVED_FIRST, "returned", AZ_MONEY, "已返还金额", "returned", .sensitivity = AZ_OPEN,
		.derive = az_derive_returned, .doc = "The sum of the payments to this victim."},
};

const az_entity az_entity_victim = {
	.id = AZ_VICTIM,
	.name = "victim",
	.zh = "被害人",
	.en = "victim",
	.parent = AZ_CASE,
	.fields = victim_fields,
	.count = sizeof victim_fields / sizeof *victim_fields,
	.doc = "A person or body who lost by the crime.",
};

static const az_field property_fields[] = {
	{AZ_FIELD_KEY, "key", AZ_TEXT, "标识", "key", .sensitivity = AZ_OPEN, .doc = "As P1."},
	{2, "kind", AZ_CODE, "财物种类", "kind", .sensitivity = AZ_OPEN,
		.codes = &az_vocabulary_property_kind},
	{3, "owner", AZ_REF, "所有人", "owner", .sensitivity = AZ_OPEN, .target = AZ_DEFENDANT,
		.doc = "The defendant from whom it was taken or to whom it belongs."},
	{4, "measure", AZ_CODE, "控制措施", "measure", .sensitivity = AZ_OPEN,
		.codes = &az_vocabulary_property_measure},
	{5, "measured_on", AZ_DATE, "采取措施日期", "measured on", .sensitivity = AZ_OPEN},
	{6, "expires_on", AZ_DATE, "期限届满日期", "expires on", .sensitivity = AZ_OPEN,
		.doc = "The last day of the measure as it stands, after the last renewal."},
	{7, "renewed_on", AZ_DATE, "续行日期", "renewed on", .sensitivity = AZ_OPEN,
		.doc = "The last renewal."},
	{8, "amount", AZ_MONEY, "金额", "amount", .sensitivity = AZ_OPEN,
		.doc = "Its value: as realised, else as appraised."},
	{9, "status", AZ_CODE, "财物状态", "status", .sensitivity = AZ_OPEN,
		.codes = &az_vocabulary_property_status},
	{10, "recovered_on", AZ_DATE, "追回日期", "recovered on", .sensitivity = AZ_OPEN,
		.doc = "When it came into the court's or the police's hands as money or thing."},
	{11, "returned_on", AZ_DATE, "返还日期", "returned on", .sensitivity = AZ_OPEN},
	{12, "victims", AZ_REFS, "权属被害人", "victims", .sensitivity = AZ_OPEN, .target = AZ_VICTIM,
		.doc = "To whom it belongs, where that is clear; else it is returned pro rata."},
	{13, "third_party", AZ_CODE, "第三人取得", "third party", .sensitivity = AZ_OPEN,
		.codes = &az_vocabulary_third_party,
		.doc = "Whether a third party holds it, and in good faith (法释〔2011〕7号 art. 10)."},
};

const az_entity az_entity_property = {
	.id = AZ_PROPERTY,
	.name = "property",
	.zh = "涉案财物",
	.en = "property",
	.parent = AZ_CASE,
	.fields = property_fields,
	.count = sizeof property_fields / sizeof *property_fields,
	.doc = "A thing or sum that was seized, found or is to be recovered.",
};

static const az_field payment_fields[] = {
	{AZ_FIELD_KEY, "key", AZ_TEXT, "标识", "key", .sensitivity = AZ_OPEN, .doc = "As T1."},
	{AZ_PAYMENT_DEBTOR, "debtor", AZ_REF, "债务人", "debtor", .sensitivity = AZ_OPEN,
		.target = AZ_DEFENDANT,
		.doc = "Whose debt it pays; not applicable for money that is nobody's payment."},
	{3, "payer", AZ_CODE, "付款人", "payer", .sensitivity = AZ_OPEN, .codes = &az_vocabulary_payer,
		.doc = "A payment by the family is the debtor's own (法释〔2024〕5号 art. 2)."},
	{AZ_PAYMENT_KIND, "kind", AZ_CODE, "付款种类", "kind", .sensitivity = AZ_OPEN,
		.codes = &az_vocabulary_payment_kind},
	{AZ_PAYMENT_PURPOSE, "purpose", AZ_CODE, "用途", "purpose", .sensitivity = AZ_OPEN,
		.codes = &az_vocabulary_payment_purpose,
		.doc = "What it was used for, in the order of 法释〔2014〕13号 art. 13."},
	{6, "stage", AZ_CODE, "程序阶段", "stage", .sensitivity = AZ_OPEN,
		.codes = &az_vocabulary_proceeding_stage,
		.doc = "When it was paid: the earlier, the more it weighs."},
	{7, "paid_on", AZ_DATE, "付款日期", "paid on", .sensitivity = AZ_OPEN},
	{AZ_PAYMENT_AMOUNT, "amount", AZ_MONEY, "金额", "amount", .sensitivity = AZ_OPEN},
	{AZ_PAYMENT_PAYEE, "payee", AZ_REF, "收款被害人", "payee", .sensitivity = AZ_OPEN,
		.target = AZ_VICTIM, .doc = "The victim who received it; not applicable where none did."},
	{AZ_DERIVED_FIRST, "to_victim", AZ_FLAG, "由被害人收取", "received by a victim",
		.sensitivity = AZ_OPEN, .derive = az_derive_to_victim,
		.doc = "False where no payee applies, as of a fine."},
};

const az_entity az_entity_payment = {
	.id = AZ_PAYMENT,
	.name = "payment",
	.zh = "退赃退赔及执行款",
	.en = "payment",
	.parent = AZ_CASE,
	.fields = payment_fields,
	.count = sizeof payment_fields / sizeof *payment_fields,
	.doc = "Money paid on the debt of one defendant.",
};

static const az_field recovery_fields[] = {
	{AZ_FIELD_KEY, "key", AZ_TEXT, "标识", "key", .sensitivity = AZ_OPEN, .doc = "As R1."},
	{2, "stage", AZ_CODE, "程序阶段", "stage", .sensitivity = AZ_OPEN,
		.codes = &az_vocabulary_proceeding_stage},
	{3, "kind", AZ_CODE, "行为种类", "kind", .sensitivity = AZ_OPEN,
		.codes = &az_vocabulary_recovery_kind},
	{4, "acted_on", AZ_DATE, "日期", "acted on", .sensitivity = AZ_OPEN},
	{5, "property", AZ_REF, "涉案财物", "property", .sensitivity = AZ_OPEN, .target = AZ_PROPERTY},
	{6, "amount", AZ_MONEY, "金额", "amount", .sensitivity = AZ_OPEN},
	{7, "result", AZ_TEXT, "结果", "result", .sensitivity = AZ_OPEN},
};

const az_entity az_entity_recovery = {
	.id = AZ_RECOVERY,
	.name = "recovery",
	.zh = "追赃挽损行为",
	.en = "recovery act",
	.parent = AZ_CASE,
	.fields = recovery_fields,
	.count = sizeof recovery_fields / sizeof *recovery_fields,
	.doc = "One act of the police, the procuratorate or the court to get back what was lost.",
};
