/*
 * Remarks: what `policy check` has to say about a policy, each of a kind with a stable name. The
 * kinds stand in one list, from which the names in brackets, the levels and the rules of a SARIF log
 * are taken. One thread at a time.
 */
#ifndef AZ_POLICY_CHECK_REMARK_H
#define AZ_POLICY_CHECK_REMARK_H

#include <stdarg.h>
#include <stdbool.h>

#include "base/problem.h"

typedef enum az_remark_level {
	AZ_REMARK_NOTE = 1,
	AZ_REMARK_WARNING,
	AZ_REMARK_ERROR
} az_remark_level;

/* Name, level, and what the kind is about: in Chinese, in English. Names are never reused. */
#define AZ_CHECK_LIST(X)                                                                           \
	X(SYNTAX, "syntax", ERROR, "文件不是正确的 Lua：括号、end、全角标点等。",                      \
		"The file is no Lua: brackets, end, full-width punctuation and the like.")                 \
	X(LOAD, "load", ERROR, "规则包不能载入：清单、法律登记、规则表头、文案有误。",                 \
		"The policy does not load: manifest, law register, header or message.")                    \
	X(UNKNOWN_FIELD, "unknown-field", ERROR, "没有这个字段，或者字段属于别的对象。",               \
		"There is no such field, or it belongs to another entity.")                                \
	X(UNKNOWN_CODE, "unknown-code", ERROR, "词表里没有这个代码；与它比较永远不成立。",             \
		"The vocabulary has no such code; comparing with it never holds.")                         \
	X(UNKNOWN_PARAMETER, "unknown-parameter", ERROR,                                               \
		"规则包没有声明这个参数，或者规则的对象看不到决定其取值的日期。",                          \
		"The policy declares no such parameter, or the rule's subject does not see its date.")     \
	X(UNKNOWN_VALUE, "unknown-value", ERROR, "文案要用的值，提示没有给出。",                       \
		"The message names a value that the finding does not give.")                               \
	X(UNKNOWN_MESSAGE, "unknown-message", ERROR, "规则没有这条文案。",                             \
		"The rule has no such message.")                                                           \
	X(UNKNOWN_MODULE, "unknown-module", ERROR, "没有这个模块。", "There is no such module.")       \
	X(UNKNOWN_NAME, "unknown-name", ERROR, "没有这个名称。", "Nothing has that name.")             \
	X(GLOBAL_WRITE, "global-write", ERROR, "给全局名称赋值；规则之间不得传递任何东西。",           \
		"A global is assigned; nothing may pass from one rule to another.")                        \
	X(UNDECLARED_READ, "undeclared-read", ERROR, "读取个人信息或者受保护字段而未在清单中声明。",   \
		"A personal or protected field is read without being declared in the manifest.")           \
	X(TYPES, "types", ERROR, "类型不同的值相互比较或者运算：金额与数字、日期与数字等。",           \
		"Values of different types meet: money and a number, a date and a number.")                \
	X(SET_COMPARED, "set-compared", ERROR, "代码集与一个代码比较，永远不相等。",                   \
		"A set is compared with a code, which is never equal.")                                    \
	X(NEVER_NIL, "never-nil", ERROR, "直接读取的字段不会是 nil：不详时规则即告结束。",             \
		"A strict read is never nil: where the field is unknown the rule has ended.")              \
	X(USELESS_OR, "useless-or", ERROR, "直接读取的字段后面的 or 不起作用：不详时规则即告结束。",   \
		"`or` behind a strict read never takes effect: unknown has ended the rule.")               \
	X(NEVER_HOLDS, "never-holds", ERROR, "条件永远不成立。", "A condition that can never hold.")   \
	X(FIGURE, "figure", ERROR, "代码里写了数额；数额应当是参数，有依据、有日期。",                 \
		"A figure in the code; a figure is a parameter, with its basis and date.")                 \
	X(FINDING_LOST, "finding-lost", ERROR, "作出的提示没有返回。",                                 \
		"A finding is made and not returned.")                                                     \
	X(RETURNED, "returned", ERROR, "check 返回的不是提示。",                                       \
		"What check returns is no finding and no list of findings.")                               \
	X(ROW, "row", ERROR, "collect 返回的不是一行：名称与单个的值。",                               \
		"What collect returns is no row: names, each with one plain value.")                       \
	X(UNKNOWN_ENDS, "unknown-ends", WARNING, "“不等于”不把不详算在内：字段不详时规则结束。",       \
		"`~=` does not cover unknown: there the rule ends as not evaluated.")                      \
	X(NIL_PASSES, "nil-passes", WARNING, "maybe 之后的“不等于”对不详也成立。",                     \
		"`~=` behind maybe() holds for unknown too.")                                              \
	X(ALWAYS_HOLDS, "always-holds", WARNING, "条件总是成立。", "A condition that always holds.")   \
	X(FEN, "fen", WARNING, "金额乘除 100；金额以元计，不以分计。",                                 \
		"Money is multiplied or divided by 100; it is in yuan.")                                   \
	X(UNUSED_READ, "unused-read", WARNING, "声明了要读取的字段，规则并不读取。",                   \
		"A read is declared, and no rule does it.")                                                \
	X(UNUSED_PARAMETER, "unused-parameter", WARNING, "声明了参数，规则并不使用。",                 \
		"A parameter is declared, and no rule uses it.")                                           \
	X(UNUSED_LOCAL, "unused-local", WARNING, "声明了局部变量而不使用。",                           \
		"A local is declared and never used.")                                                     \
	X(SHADOWED, "shadowed", WARNING, "局部变量遮住了同名的另一个名称。",                           \
		"A local hides another name.")                                                             \
	X(UNREACHABLE, "unreachable", WARNING, "这段代码永远不会执行。",                               \
		"Code that is never reached.")                                                             \
	X(STYLE, "style", WARNING, "缩进混用制表符与空格、行尾空白、代码行过长。",                     \
		"Tabs and spaces mixed, blanks at the end of a line, lines of code too long.")             \
	X(NO_CALENDAR, "no-calendar", WARNING, "计算工作日，而清单没有写明工作日历。",                 \
		"Working days are counted, and the manifest names no calendar.")                           \
	X(OVERDUE, "overdue", WARNING, "参数已过复核日期。", "A parameter is past its review date.")   \
	X(MAYBE_READ, "maybe-read", NOTE, "以 maybe 读取的字段：不详、不适用在此为 nil。",             \
		"A field read with maybe(): unknown and not applicable are nil here.")                     \
	X(LAW_UNVERIFIED, "law-unverified", NOTE, "引用的法律条文登记为未核对。",                      \
		"A law is cited whose text the register marks as not verified.")                           \
	X(LAW_NOT_IN_FORCE, "law-not-in-force", NOTE,                                                  \
		"参数取值之日，所依据的条文尚未施行或者已失效。",                                          \
		"The basis of a parameter's value is not in force on the value's date.")                   \
	X(NO_TEST, "no-test", NOTE, "没有测试提到这条规则。", "No test names the rule.")

#define AZ_CHECK_ENUM(id, name, level, zh, en) AZ_CHECK_##id,
typedef enum az_check { AZ_CHECK_LIST(AZ_CHECK_ENUM) AZ_CHECKS } az_check;
#undef AZ_CHECK_ENUM

typedef struct az_check_kind {
	const char *name; /* "unknown-field" */
	az_remark_level level;
	const char *zh; /* what it is about */
	const char *en;
} az_check_kind;

/* By az_check. */
extern const az_check_kind az_check_kinds[AZ_CHECKS];

typedef struct az_remark {
	az_check check;
	az_place place;
	int end_line;   /* 0: the end is not known */
	int end_column; /* the first character behind it */
	const char *what;
	const char *mend; /* or NULL */
	bool silent;      /* an error that Lua itself would not notice, see az_policy_slips */
} az_remark;

typedef struct az_remarks az_remarks;

/* An empty list, which speaks one language; NULL when memory is out. At most 10,000 are kept. */
az_remarks *az_remarks_new(assize_lang lang);
assize_lang az_remarks_lang(const az_remarks *remarks);
void az_remarks_free(az_remarks *remarks);

/* Adds one; all texts are copied. `mend` is a text of the catalog (base/words.h), or was put in the
 * list's language already. `end` may be all zero. False when memory is out. */
__attribute__((format(printf, 6, 7))) bool az_remarks_add(az_remarks *remarks, az_check check,
	az_place place, az_place end, const char *mend, const char *format, ...);
__attribute__((format(printf, 6, 0))) bool az_remarks_vadd(az_remarks *remarks, az_check check,
	az_place place, az_place end, const char *mend, const char *format, va_list args);

/* The remark added last is of what Lua does not notice. */
void az_remarks_silent(az_remarks *remarks);

/* Orders them by place and takes out what is said twice. */
void az_remarks_order(az_remarks *remarks);

const az_remark *az_remarks_at(const az_remarks *remarks, size_t i);

/* How many there are of a level. */
size_t az_remarks_of(const az_remarks *remarks, az_remark_level level);

#endif
