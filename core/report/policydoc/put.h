/*
 * What the pages about policies have in common: the document that is being written, and how fields,
 * rules, laws, days and values are put into it. Only for core/report/policydoc.
 */
#ifndef AZ_REPORT_POLICYDOC_PUT_H
#define AZ_REPORT_POLICYDOC_PUT_H

#include "report/policydoc/policydoc.h"
#include "report/policydoc/used.h"

typedef struct az_putting {
	const az_policydoc *input;
	az_document *doc;
	az_lang lang;
	const az_usage *usage; /* by the index of rules */
	bool whole;            /* the usages have all that the code reads */
} az_putting;

/* The text of the title in the document's language. */
const char *az_put_title(const az_putting *p, const az_title *title);

/* Ids of pages and their parts, in the document's arena: "rule.leniency.minor", with ".law" behind it
 * where `part` is not NULL. Never NULL. */
const char *az_put_rule_id(const az_putting *p, const az_rule *rule, const char *part);
const char *az_put_policy_id(const az_putting *p, const az_policy *policy, const char *part);
const char *az_put_module_id(
	const az_putting *p, const az_policy *policy, const az_bundle_file *file);

/* "lib/stated.lua": the path of a file in its policy. */
const char *az_put_file_name(const az_policy *policy, const az_bundle_file *file);

/* True for a file of the policy's lib/. */
bool az_put_is_module(const az_policy *policy, const az_bundle_file *file);

/* Runs of text in the open line. */
void az_put_rule_link(const az_putting *p, const az_rule *rule);
void az_put_day(const az_putting *p, int32_t day);
void az_put_law(const az_putting *p, const az_law *law);
void az_put_layer(const az_putting *p, const char *layer);
void az_put_count(const az_putting *p, uint64_t count);

/* “违法所得”（defendant.gain）; of a parent of `subject` with the entity's title. */
void az_put_field(const az_putting *p, az_entity_id subject, const az_field_ref *ref);

/* What the rule is asked of: an entity, or the cases of a group. */
const char *az_put_subject(const az_putting *p, const az_rule *rule);
const char *az_put_field_title(
	const az_putting *p, const az_field *field, const az_extension *more);

/* A term of a definition list, with a colon's worth of meaning: the description is begun too. */
void az_put_term(const az_putting *p, const char *zh, const char *en);

/* "优先，关注3", "程序，警告". */
void az_put_kind(const az_putting *p, az_kind kind, az_level level, uint8_t attention);

/* A text with a place for each name: 已追回〔金额〕. */
void az_put_template(const az_putting *p, const az_message *message);

/* A table of laws: title, id, in force, verified, where it was read. */
void az_put_laws(const az_putting *p, const char *caption, const az_law *const *laws, size_t count);

/* The dated values of a parameter, and what is said of it. */
void az_put_parameter(const az_putting *p, const az_parameter *parameter, const char *id);

/* Counts of the last run: of one rule. */
void az_put_results(const az_putting *p, const az_rule *rule);

/* Whole pages, and the parts of them that have a file of their own. */
void az_put_index(const az_putting *p);
void az_put_policy(const az_putting *p, const az_policy *policy);
void az_put_rule(const az_putting *p, const az_rule *rule);
void az_put_modules(const az_putting *p, const az_policy *policy);
void az_put_reading(const az_putting *p, const az_rule *rule);
void az_put_examples(const az_putting *p, const az_rule *rule);

#endif
