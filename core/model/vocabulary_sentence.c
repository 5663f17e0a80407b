/* The terms of charges, priors and what a sentence weighs. */
#include "model/numbers.h"
#include "model/vocabulary.h"

/* A sealed record of a minor (刑事诉讼法 art. 286) is no prior and has no term here. */
static const az_code prior_kind_codes[] = {
	{1, "conviction", "刑事判决", "conviction", NULL},
	{2, "exempt", "免予刑事处罚", "exempted from punishment", NULL},
	{3, "non_prosecution", "相对不起诉", "discretionary non-prosecution", NULL},
};

const az_vocabulary az_vocabulary_prior_kind = {
	.name = "prior_kind",
	.codes = prior_kind_codes,
	.count = sizeof prior_kind_codes / sizeof *prior_kind_codes,
};

static const az_code penalty_codes[] = {
	{1, "fixed_term", "有期徒刑", "fixed-term imprisonment", NULL},
	{2, "detention", "拘役", "criminal detention", NULL},
	{3, "control", "管制", "public surveillance", NULL},
	{4, "life", "无期徒刑", "life imprisonment", NULL},
	{5, "death", "死刑", "death", NULL},
	{6, "death_suspended", "死刑缓期执行", "death with reprieve", NULL},
	{7, "fine_only", "单处罚金", "fine only", NULL},
	{8, "exempt", "免予刑事处罚", "exempted from punishment", NULL},
	{9, "deprivation_only", "单处剥夺政治权利", "deprivation of political rights only", NULL},
	{10, "deportation_only", "单处驱逐出境", "deportation only", NULL},
};

const az_vocabulary az_vocabulary_penalty = {
	.name = "penalty",
	.codes = penalty_codes,
	.count = sizeof penalty_codes / sizeof *penalty_codes,
};

static const az_code charge_state_codes[] = {
	{1, "charged", "指控", "charged", NULL},
	{2, "convicted", "定罪", "convicted", NULL},
	{AZ_STATE_ACQUITTED, "acquitted", "宣告无罪", "acquitted", NULL},
	{AZ_STATE_WITHDRAWN, "withdrawn", "撤回", "withdrawn", NULL},
	{5, "replaced", "改变定性", "replaced by another charge", NULL},
	{AZ_STATE_NOT_PROSECUTED, "not_prosecuted", "不起诉", "not prosecuted", NULL},
};

const az_vocabulary az_vocabulary_charge_state = {
	.name = "charge_state",
	.codes = charge_state_codes,
	.count = sizeof charge_state_codes / sizeof *charge_state_codes,
};

/* What the court weighs for or against a defendant. Youth, age, pregnancy, deafness and illness are
 * not here, though they weigh: they are protected, and follow from birth_on and status alone. */
static const az_code circumstance_codes[] = {
	{1, "surrender", "自首", "surrender", NULL},
	{2, "confession", "坦白", "confession", NULL},
	{3, "merit", "立功", "merit", NULL},
	{4, "major_merit", "重大立功", "major merit", NULL},
	{5, "plea_leniency", "认罪认罚", "plea leniency", NULL},
	{6, "forgiveness", "谅解", "forgiveness", NULL},
	{7, "reconciliation", "刑事和解", "reconciliation", NULL},
	{8, "recidivist", "累犯", "recidivist", NULL},
	{9, "attempted", "未遂", "attempted", NULL},
	{10, "first_offence", "初犯", "first offence", NULL},
	{11, "induced", "被诱骗", "induced", NULL},
	{12, "prior_record", "前科", "prior record", NULL},
	{13, "return_loot", "退赃", "return of loot", NULL},
	{14, "repay_loss", "退赔", "compensation of loss", NULL},
	{15, "repentance", "悔罪", "repentance", NULL},
	{16, "occasional", "偶犯", "occasional", NULL},
	{17, "repeated", "多次", "repeated", NULL},
	{18, "habitual", "惯犯", "habitual", NULL},
	{19, "coerced", "被胁迫", "coerced", NULL},
	{20, "deceived", "受蒙骗", "deceived", NULL},
	{21, "knowing", "明知", "knowing", NULL},
	{22, "court_plea", "当庭自愿认罪", "plea in court", NULL},
	{23, "custody_good", "羁押期间表现好", "good conduct in custody", NULL},
	{24, "averted_result", "避免特别严重后果", "averted an especially serious result", NULL},
	{25, "preparation", "预备", "preparation", NULL},
	{26, "desistance", "中止", "desistance", NULL},
	{27, "fine_prepaid", "预缴罚金", "fine paid in advance", NULL},
	{28, "helped_recovery", "协助追赃挽损", "helped recovery", NULL},
	{29, "helped_tracing", "协助查明上游犯罪", "helped to trace upstream crime", NULL},
	{30, "helped_catch", "协助抓捕", "helped to catch others", NULL},
	{31, "short_time", "参与时间短", "short time", NULL},
	{32, "small_gain", "获利少", "small gain", NULL},
	{33, "left_on_own", "自动脱离", "left on their own", NULL},
	{34, "grave_result", "造成严重后果", "grave result", NULL},
	{35, "vulnerable_victim", "被害人系弱势人员", "vulnerable victim", NULL},
	{36, "mass_messaging", "向不特定多数人群发", "mass messaging", NULL},
	{37, "impersonating_officials", "冒充国家机关工作人员", "impersonating officials", NULL},
	{38, "directing_gang", "组织指挥诈骗团伙", "organised or directed a gang", NULL},
	{39, "abroad", "在境外实施", "committed abroad", NULL},
	{40, "prior_telecom_fraud", "曾因电信网络诈骗受刑事处罚", "prior telecom-fraud conviction",
		NULL},
	{41, "admin_penalty_within", "近期曾受行政处罚", "recent administrative penalty", NULL},
	{42, "relief_funds", "诈骗救灾救济等款物", "relief funds", NULL},
	{43, "charity", "以慈善名义诈骗", "charity pretext", NULL},
	{44, "phone_flooding", "追呼干扰公务", "phone flooding", NULL},
	{45, "hacking", "利用钓鱼木马或侵入网络", "phishing, trojan or intrusion", NULL},
	{46, "disaster", "灾害疫情期间犯罪", "during disaster or epidemic", NULL},
	{47, "instigated_minor", "教唆未成年人犯罪", "instigated a minor", NULL},
	{48, "insider_abuse", "利用职务或提供服务便利", "abused duty or service", NULL},
	{49, "refused_to_disclose", "拒不交代赃款去向", "refused to say where the money went", NULL},
	{50, "violent_resistance", "暴力抗拒检查", "violent resistance to inspection", NULL},
};

const az_vocabulary az_vocabulary_circumstance = {
	.name = "circumstance",
	.codes = circumstance_codes,
	.count = sizeof circumstance_codes / sizeof *circumstance_codes,
};

static const az_code admin_reason_codes[] = {
	{1, "telecom_fraud", "电信网络诈骗", "telecom fraud", NULL},
	{2, "network_aiding", "帮助或利用信息网络违法", "aiding or misusing information networks",
		NULL},
	{3, "computer", "危害计算机信息系统", "computer offences", NULL},
	{4, "card_trading", "买卖、出租、出借卡或账户", "trading or lending cards or accounts", NULL},
	{5, "personal_information", "侵犯公民个人信息", "personal information", NULL},
	{6, "border_crossing", "偷越国（边）境", "illegal border crossing", NULL},
	{7, "gambling", "赌博", "gambling", NULL},
	{8, "violence", "殴打他人等暴力行为", "violence", NULL},
	{9, "other", "其他", "other", NULL},
};

const az_vocabulary az_vocabulary_admin_reason = {
	.name = "admin_reason",
	.codes = admin_reason_codes,
	.count = sizeof admin_reason_codes / sizeof *admin_reason_codes,
};

static const az_code bracket_codes[] = {
	{1, "basic", "基本档", "basic", NULL},
	{2, "serious", "加重档", "serious", NULL},
	{3, "especially_serious", "特别加重档", "especially serious", NULL},
};

const az_vocabulary az_vocabulary_bracket = {
	.name = "bracket",
	.codes = bracket_codes,
	.count = sizeof bracket_codes / sizeof *bracket_codes,
};
