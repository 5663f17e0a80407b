/* The terms of judgment debts and their enforcement. */
#include "model/vocabulary.h"

static const az_code obligation_codes[] = {
	{1, "recover", "追缴", "recover", NULL},
	{2, "order_repay", "责令退赔", "order to repay", NULL},
	{3, "fine", "罚金", "fine", NULL},
	{4, "confiscate", "没收财产", "confiscation of property", NULL},
	{5, "restitution", "退赃退赔", "restitution", NULL},
	{6, "continue_recover", "继续追缴", "continue to recover", NULL},
	{7, "forfeit", "没收违法所得及作案工具", "forfeiture", NULL},
	{8, "civil", "民事赔偿", "civil compensation", NULL},
	{9, "return_victim", "返还被害人", "return to the victim", NULL},
};

const az_vocabulary az_vocabulary_obligation = {
	.name = "obligation",
	.codes = obligation_codes,
	.count = sizeof obligation_codes / sizeof *obligation_codes,
};

static const az_code enforcement_state_codes[] = {
	{1, "filed", "执行立案", "filed", NULL},
	{2, "executing", "执行中", "executing", NULL},
	{3, "suspended", "中止执行", "suspended", NULL},
	{4, "exec_done", "执行完毕", "done", NULL},
	{5, "exec_round_ended", "终本", "round ended", NULL},
	{6, "exec_terminated", "终结执行", "terminated", NULL},
};

const az_vocabulary az_vocabulary_enforcement_state = {
	.name = "enforcement_state",
	.codes = enforcement_state_codes,
	.count = sizeof enforcement_state_codes / sizeof *enforcement_state_codes,
};

static const az_code enforcement_measure_codes[] = {
	{1, "query", "查询", "query", NULL},
	{2, "seal", "查封", "seal", NULL},
	{3, "seize", "扣押", "seize", NULL},
	{4, "freeze", "冻结", "freeze", NULL},
	{5, "transfer_funds", "扣划", "transfer of funds", NULL},
	{6, "auction", "拍卖", "auction", NULL},
	{7, "realize", "变价", "realise", NULL},
	{8, "repay_in_kind", "以物退赔", "repay in kind", NULL},
	{9, "asset_report", "责令报告财产", "order to report assets", NULL},
	{10, "search", "搜查", "search", NULL},
	{11, "consumption_limit", "限制消费", "consumption limit", NULL},
	{12, "dishonest_list", "纳入失信名单", "dishonest list", NULL},
	{13, "exit_ban", "限制出境", "exit ban", NULL},
	{14, "sanction", "罚款、拘留", "fine or custody as a sanction", NULL},
	{15, "refer_crime", "移送追究拒执罪", "referred for refusal to execute", NULL},
};

const az_vocabulary az_vocabulary_enforcement_measure = {
	.name = "enforcement_measure",
	.codes = enforcement_measure_codes,
	.count = sizeof enforcement_measure_codes / sizeof *enforcement_measure_codes,
};

/* 法释〔2013〕17号 (amended by 法释〔2017〕7号) art. 1, items 1 to 6. */
static const az_code listing_ground_codes[] = {
	{1, "able_refuses", "有能力而拒不履行", "able but refuses", NULL},
	{2, "obstructs", "伪造证据、暴力、威胁等妨碍执行", "forged evidence, violence or threat", NULL},
	{3, "evades", "虚假诉讼或隐匿、转移财产", "sham suit or hidden assets", NULL},
	{4, "breaches_report", "违反财产报告制度", "breach of the asset report", NULL},
	{5, "breaches_limit", "违反限制消费令", "breach of the consumption limit", NULL},
	{6, "breaks_settlement", "无正当理由拒不履行和解协议", "breaks a settlement", NULL},
};

const az_vocabulary az_vocabulary_listing_ground = {
	.name = "listing_ground",
	.codes = listing_ground_codes,
	.count = sizeof listing_ground_codes / sizeof *listing_ground_codes,
};

static const az_code commutation_kind_codes[] = {
	{1, "commutation", "减刑", "commutation", NULL},
	{2, "parole", "假释", "parole", NULL},
};

const az_vocabulary az_vocabulary_commutation_kind = {
	.name = "commutation_kind",
	.codes = commutation_kind_codes,
	.count = sizeof commutation_kind_codes / sizeof *commutation_kind_codes,
};

static const az_code removal_cause_codes[] = {
	{1, "performed", "履行完毕", "performed", NULL},
	{2, "settlement_done", "和解协议履行完毕", "settlement performed", NULL},
	{3, "creditor_asks", "申请执行人书面申请删除", "the creditor asks", NULL},
	{4, "round_ended", "终本后两次以上查控无财产", "round ended and nothing found", NULL},
	{5, "stayed", "再审裁定中止执行", "stayed", NULL},
	{6, "not_executed", "裁定不予执行", "not to be executed", NULL},
	{7, "terminated", "终结执行", "terminated", NULL},
	{8, "corrected", "主动履行或纠正失信行为", "corrected by the debtor", NULL},
	{9, "wrong", "不应纳入", "wrongly listed", NULL},
	{10, "expired", "期限届满", "term over", NULL},
};

const az_vocabulary az_vocabulary_removal_cause = {
	.name = "removal_cause",
	.codes = removal_cause_codes,
	.count = sizeof removal_cause_codes / sizeof *removal_cause_codes,
};

static const az_code commutation_refusal_codes[] = {
	{1, "property_unperformed", "财产性判项未履行", "property part not performed", NULL},
	{2, "able_refuses", "有履行能力而不履行", "able and refuses", NULL},
	{3, "conduct", "不具备悔改表现", "conduct", NULL},
	{4, "term", "未达到法定期限", "term not reached", NULL},
	{5, "danger", "有再犯罪危险", "danger of a new crime", NULL},
	{6, "other", "其他", "other", NULL},
};

const az_vocabulary az_vocabulary_commutation_refusal = {
	.name = "commutation_refusal",
	.codes = commutation_refusal_codes,
	.count = sizeof commutation_refusal_codes / sizeof *commutation_refusal_codes,
};
