/* The terms of a case and its proceedings. */
#include "model/numbers.h"
#include "model/vocabulary.h"

static const az_code stage_codes[] = {
	{1, "filed", "立案", "filed", NULL},
	{2, "investigation", "侦查", "investigation", NULL},
	{3, "review", "审查起诉", "review for indictment", NULL},
	{4, "indicted", "提起公诉", "indicted", NULL},
	{5, "accepted", "受理", "accepted by the court", NULL},
	{6, "first_instance", "一审", "first instance", NULL},
	{7, "second_instance", "二审", "second instance", NULL},
	{8, "retrial", "再审", "retrial", NULL},
	{9, "closed", "审结", "closed", NULL},
	{10, "pronounced", "宣判", "pronounced", NULL},
	{11, "effective", "生效", "effective", NULL},
	{12, "exec_transfer", "移送执行", "transferred for execution", NULL},
	{13, "exec_filed", "执行立案", "filed for execution", NULL},
	{14, "enforcement", "执行", "enforcement", NULL},
	{15, "executing", "执行中", "executing", NULL},
	{16, "exec_done", "执行完毕", "execution done", NULL},
	{17, "exec_round_ended", "终本", "round of execution ended", NULL},
	{18, "exec_terminated", "终结执行", "execution terminated", NULL},
	{19, "community_correction", "社区矫正", "community correction", NULL},
	{20, "commutation", "减刑", "commutation", NULL},
	{21, "parole", "假释", "parole", NULL},
	{22, "served", "刑满", "served", NULL},
};

const az_vocabulary az_vocabulary_stage = {
	.name = "stage",
	.codes = stage_codes,
	.count = sizeof stage_codes / sizeof *stage_codes,
};

/* The procedure in which something was done; where a case stands is its stage. */
static const az_code proceeding_stage_codes[] = {
	{1, "filed", "立案", "filing", NULL},
	{2, "investigation", "侦查", "investigation", NULL},
	{3, "review", "审查起诉", "review for indictment", NULL},
	{4, "first_instance", "一审", "first instance", NULL},
	{5, "second_instance", "二审", "second instance", NULL},
	{6, "retrial", "再审", "retrial", NULL},
	{7, "death_review", "死刑复核", "review of a death sentence", NULL},
	{8, "enforcement", "执行", "enforcement", NULL},
	{9, "serving", "服刑", "serving of the sentence", NULL},
	{10, "commutation", "减刑假释", "commutation or parole", NULL},
	{11, "confiscation_procedure", "没收违法所得程序", "confiscation without conviction", NULL},
};

const az_vocabulary az_vocabulary_proceeding_stage = {
	.name = "proceeding_stage",
	.codes = proceeding_stage_codes,
	.count = sizeof proceeding_stage_codes / sizeof *proceeding_stage_codes,
};

static const az_code result_codes[] = {
	{1, "convicted", "有罪判决", "convicted", NULL},
	{2, "exempted", "免予刑事处罚", "exempted from punishment", NULL},
	{3, "acquitted", "无罪判决", "acquitted", NULL},
	{4, "withdrawn", "撤回起诉", "indictment withdrawn", NULL},
	{5, "terminated", "终止审理", "terminated", NULL},
	{6, "suspended", "中止审理", "suspended", NULL},
	{7, "upheld", "维持原判", "upheld", NULL},
	{8, "changed", "改判", "changed", NULL},
	{9, "remanded", "发回重审", "remanded", NULL},
	{10, "dismissed", "驳回", "dismissed", NULL},
	{11, "appeal_withdrawn", "撤回上诉", "appeal withdrawn", NULL},
	{12, "granted", "准许", "granted", NULL},
	{13, "refused", "不予准许", "refused", NULL},
	{14, "transferred", "移送", "transferred", NULL},
	{15, "executed", "执行完毕", "executed", NULL},
	{16, "round_ended", "终结本次执行程序", "round of execution ended", NULL},
	{17, "ended", "终结执行", "execution ended", NULL},
	{18, "other", "其他", "other", NULL},
};

const az_vocabulary az_vocabulary_result = {
	.name = "result",
	.codes = result_codes,
	.count = sizeof result_codes / sizeof *result_codes,
};

static const az_code means_codes[] = {
	{1, "voice_call", "拨打电话", "voice call", NULL},
	{2, "sms", "短信", "text message", NULL},
	{3, "fake_app", "虚假应用程序", "fake app", NULL},
	{4, "fake_site", "虚假网站", "fake site", NULL},
	{5, "phishing", "钓鱼链接", "phishing", NULL},
	{6, "impersonating_officials", "冒充国家机关工作人员", "impersonating officials", NULL},
	{7, "charity", "以慈善名义", "charity pretext", NULL},
	{8, "relief_funds", "救灾救济等款物", "relief funds", NULL},
	{9, "phone_flooding", "追呼", "phone flooding", NULL},
	{10, "virtual_currency", "虚拟货币", "virtual currency", NULL},
	{11, "trojan", "木马程序", "trojan", NULL},
	{12, "network_intrusion", "侵入网络", "network intrusion", NULL},
	{13, "impersonating_acquaintance", "冒充熟人", "impersonating an acquaintance", NULL},
	{14, "impersonating_service", "冒充客服", "impersonating customer service", NULL},
	{15, "investment", "虚假投资理财", "fake investment", NULL},
	{16, "romance", "婚恋交友", "romance", NULL},
	{17, "task_rebate", "刷单返利", "task rebate", NULL},
	{18, "loan", "虚假贷款", "fake loan", NULL},
	{19, "shopping", "虚假购物", "fake shopping", NULL},
	{20, "gaming", "游戏交易", "game trading", NULL},
	{21, "lottery", "虚假中奖", "fake prize", NULL},
	{22, "recruitment", "虚假招聘", "fake job", NULL},
	{23, "gambling_site", "赌博网站", "gambling site", NULL},
	{24, "social_media", "社交软件", "social media", NULL},
	{25, "advertising", "广告推广", "advertising", NULL},
	{26, "live_stream", "直播", "live stream", NULL},
	{27, "deep_synthesis", "深度合成", "deep synthesis", NULL},
	{28, "number_spoofing", "改号软件", "number spoofing", NULL},
	{29, "goip", "GOIP设备", "GOIP device", NULL},
	{30, "fake_base_station", "伪基站", "fake base station", NULL},
	{31, "remote_control", "远程控制", "remote control", NULL},
	{32, "screen_sharing", "屏幕共享", "screen sharing", NULL},
	{33, "extortion_nude_chat", "裸聊敲诈", "nude-chat extortion", NULL},
	{34, "other", "其他", "other", NULL},
};

const az_vocabulary az_vocabulary_means = {
	.name = "means",
	.codes = means_codes,
	.count = sizeof means_codes / sizeof *means_codes,
};

static const az_code court_level_codes[] = {
	{AZ_LEVEL_SUPREME, "supreme", "最高人民法院", "supreme", NULL},
	{AZ_LEVEL_HIGH, "high", "高级人民法院", "high", NULL},
	{AZ_LEVEL_INTERMEDIATE, "intermediate", "中级人民法院", "intermediate", NULL},
	{AZ_LEVEL_BASIC, "basic", "基层人民法院", "basic", NULL},
};

const az_vocabulary az_vocabulary_court_level = {
	.name = "court_level",
	.codes = court_level_codes,
	.count = sizeof court_level_codes / sizeof *court_level_codes,
};
