/*
 * Message templates: `已追回{amount}，滞留{kept:days}，期限{param.return_days}`. `{{` and `}}`
 * stand for braces. A name of a field of the subject (or entity.field) is that field; `param.` a
 * parameter; any other name a value that the finding gives. Internal to the loading functions.
 */
#ifndef AZ_POLICY_TEMPLATE_H
#define AZ_POLICY_TEMPLATE_H

#include "policy/load.h"

/* Reads one language's text for a rule, whose policy and subject are known by then. */
void az_template_load(az_load *load, const az_doc *text, const az_rule *rule, az_template *out);

/* The two languages say the same things: a name that only one of them has is a problem at
 * `place`. */
void az_template_compare(
	az_load *load, const az_template *zh, const az_template *en, az_place place);

#endif
