/* The terms of persons: who they are, what they did in the group, what was done to them. */
#include "model/vocabulary.h"

static const az_code sex_codes[] = {
	{1, "male", "男", "male", NULL},
	{2, "female", "女", "female", NULL},
};

const az_vocabulary az_vocabulary_sex = {
	.name = "sex",
	.codes = sex_codes,
	.count = sizeof sex_codes / sizeof *sex_codes,
};

/* Dated facts about a defendant that change what the law owes to them. */
static const az_code status_codes[] = {
	{1, "student", "在校学生", "student", NULL},
	{2, "disabled", "残疾人", "disabled", NULL},
	{3, "pregnant", "怀孕妇女", "pregnant", NULL},
	{4, "nursing", "哺乳期妇女", "nursing", NULL},
	{5, "deaf_blind", "聋哑人或盲人", "deaf and mute, or blind", NULL},
	{6, "mental_disorder", "精神病人", "mental disorder", NULL},
	{7, "seriously_ill", "患严重疾病", "seriously ill", NULL},
	{8, "sole_carer", "唯一扶养人", "sole carer", NULL},
	{9, "foreign_national", "外国人", "foreign national", NULL},
	{10, "public_official", "国家工作人员", "public official", NULL},
};

const az_vocabulary az_vocabulary_status = {
	.name = "status",
	.codes = status_codes,
	.count = sizeof status_codes / sizeof *status_codes,
};

static const az_code role_codes[] = {
	{1, "organizer", "组织者", "organizer", NULL},
	{2, "leader", "领导者", "leader", NULL},
	{3, "ringleader", "首要分子", "ringleader", NULL},
	{4, "backbone", "骨干成员", "backbone member", NULL},
	{5, "financier", "金主", "financier", NULL},
	{6, "snakehead", "蛇头", "snakehead", NULL},
	{7, "card_ring_head", "卡头", "card-ring head", NULL},
	{8, "card_seller", "卡农", "card seller", NULL},
	{9, "card_dealer", "卡商", "card dealer", NULL},
	{10, "score_running", "跑分", "score running", NULL},
	{11, "laundering_shop", "水房", "laundering shop", NULL},
	{12, "cash_courier", "车手", "cash courier", NULL},
	{13, "insider", "内鬼", "insider", NULL},
	{14, "tech_supporter", "技术支持人员", "tech supporter", NULL},
	{15, "network_provider", "网络服务提供者", "network provider", NULL},
	{16, "caller", "话务员", "caller", NULL},
	{17, "lead_generator", "引流人员", "lead generator", NULL},
	{18, "recruiter", "招募人员", "recruiter", NULL},
	{19, "protective_umbrella", "保护伞", "protective umbrella", NULL},
	{20, "other", "其他", "other", NULL},
	{21, "compound_manager", "园区管理者", "compound manager", NULL},
	{22, "guard", "看守人员", "guard", NULL},
};

const az_vocabulary az_vocabulary_role = {
	.name = "role",
	.codes = role_codes,
	.count = sizeof role_codes / sizeof *role_codes,
};

static const az_code participation_codes[] = {
	{1, "principal", "主犯", "principal", NULL},
	{2, "accessory", "从犯", "accessory", NULL},
	{3, "coerced_participant", "胁从犯", "coerced participant", NULL},
	{4, "instigator", "教唆犯", "instigator", NULL},
};

const az_vocabulary az_vocabulary_participation = {
	.name = "participation",
	.codes = participation_codes,
	.count = sizeof participation_codes / sizeof *participation_codes,
};

static const az_code special_group_codes[] = {
	{1, "minor", "未成年人", "minors", NULL},
	{2, "student", "在校学生", "students", NULL},
	{3, "elderly", "老年人", "elderly", NULL},
	{4, "disabled", "残疾人", "disabled", NULL},
};

const az_vocabulary az_vocabulary_special_group = {
	.name = "special_group",
	.codes = special_group_codes,
	.count = sizeof special_group_codes / sizeof *special_group_codes,
};

static const az_code stay_kind_codes[] = {
	{1, "den", "犯罪窝点", "den", NULL},
	{2, "country", "国家或地区", "country or region", NULL},
	{3, "other", "其他", "other", NULL},
};

const az_vocabulary az_vocabulary_stay_kind = {
	.name = "stay_kind",
	.codes = stay_kind_codes,
	.count = sizeof stay_kind_codes / sizeof *stay_kind_codes,
};

/* The signs of 胁从 and of trafficking into forced crime (Criminal Law art. 28). */
static const az_code coercion_codes[] = {
	{1, "deceived", "受蒙骗", "deceived", NULL},
	{2, "passport_held", "扣押证件", "passport held", NULL},
	{3, "locked_in", "限制人身自由", "locked in", NULL},
	{4, "violence", "遭受暴力", "violence", NULL},
	{5, "ransom", "被索要赎金", "ransom", NULL},
	{6, "unpaid", "未获报酬", "unpaid", NULL},
	{7, "tried_to_leave", "曾试图离开", "tried to leave", NULL},
	{8, "threatened", "受威胁", "threatened", NULL},
	{9, "asked_for_help", "曾求助", "asked for help", NULL},
	{10, "debt_bondage", "债务束缚", "debt bondage", NULL},
	{11, "sold_on", "被转卖", "sold on", NULL},
	{12, "induced", "被诱骗", "induced", NULL},
};

const az_vocabulary az_vocabulary_coercion = {
	.name = "coercion",
	.codes = coercion_codes,
	.count = sizeof coercion_codes / sizeof *coercion_codes,
};

/* Elderly victims are 60 or older (老年人权益保障法 art. 2). */
static const az_code victim_category_codes[] = {
	{1, "minor", "未成年人", "minor", NULL},
	{2, "student", "在校学生", "student", NULL},
	{3, "elderly", "老年人", "elderly", NULL},
	{4, "disabled", "残疾人", "disabled", NULL},
	{5, "ill", "重病患者", "seriously ill", NULL},
	{6, "pregnant", "孕妇", "pregnant", NULL},
	{7, "lost_capacity", "丧失劳动能力", "lost capacity to work", NULL},
};

const az_vocabulary az_vocabulary_victim_category = {
	.name = "victim_category",
	.codes = victim_category_codes,
	.count = sizeof victim_category_codes / sizeof *victim_category_codes,
};

static const az_code relation_codes[] = {
	{1, "close_relative", "近亲属", "close relative", NULL},
	{2, "relative", "其他亲属", "other relative", NULL},
	{3, "acquaintance", "熟人", "acquaintance", NULL},
	{4, "stranger", "陌生人", "stranger", NULL},
};

const az_vocabulary az_vocabulary_relation = {
	.name = "relation",
	.codes = relation_codes,
	.count = sizeof relation_codes / sizeof *relation_codes,
};

static const az_code ability_codes[] = {
	{1, "able", "有履行能力", "able", NULL},
	{2, "partly", "有部分履行能力", "partly able", NULL},
	{3, "unable", "无履行能力", "unable", NULL},
};

const az_vocabulary az_vocabulary_ability = {
	.name = "ability",
	.codes = ability_codes,
	.count = sizeof ability_codes / sizeof *ability_codes,
};

static const az_code willingness_codes[] = {
	{1, "declared", "表示愿意", "declared", NULL},
	{2, "none", "未表示愿意", "none", NULL},
};

const az_vocabulary az_vocabulary_willingness = {
	.name = "willingness",
	.codes = willingness_codes,
	.count = sizeof willingness_codes / sizeof *willingness_codes,
};

/* 法释〔2024〕5号 art. 6: only these acts, never poverty, show that somebody able refuses to pay.
 */
static const az_code hiding_codes[] = {
	{1, "hides_loot", "隐匿赃款赃物", "hides loot", NULL},
	{2, "moves_assets", "转移财产", "moves assets", NULL},
	{3, "sham_deal", "虚假交易", "sham deal", NULL},
	{4, "gives_away", "无偿转让", "gives assets away", NULL},
	{5, "obstructs", "妨害执行", "obstructs execution", NULL},
	{6, "no_report", "拒不报告财产", "no report of assets", NULL},
	{7, "false_report", "虚假报告财产", "false report of assets", NULL},
	{8, "over_limit_spending", "超标准消费", "spending over the limit", NULL},
	{9, "disguised_spending", "变相消费", "disguised spending", NULL},
};

const az_vocabulary az_vocabulary_hiding = {
	.name = "hiding",
	.codes = hiding_codes,
	.count = sizeof hiding_codes / sizeof *hiding_codes,
};
