/*
 * Loaded policies: what a profile runs, read and judged from a bundle before any of its code runs.
 *
 * Everything here is data: manifests, law registers, rule headers, compiled conditions and message
 * templates. The Lua text of a rule is only carried along; core/host runs it. Loaded once,
 * immutable, shared by threads, freed when its last user lets go.
 */
#ifndef AZ_POLICY_POLICY_H
#define AZ_POLICY_POLICY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/problem.h"
#include "model/calendar.h"
#include "model/date.h"
#include "model/entity.h"
#include "model/schema.h"
#include "model/value.h"
#include "policy/bundle.h"

typedef struct az_title {
	const char *zh;
	const char *en;
} az_title;

/* One entry of a law register (law.yaml). */
typedef struct az_law {
	const char *id; /* "cl-64" */
	az_title title;
	int32_t from;  /* first day in force; INT32_MIN: not said */
	int32_t until; /* last day in force; INT32_MAX: still */
	bool verified;
	const char *note;   /* or NULL */
	const char *source; /* where the text was read, or NULL */
	az_place place;
} az_law;

/* A field as seen from a subject: its own, one of a parent's, or one of a single (outcome) of
 * either. */
typedef struct az_field_ref {
	bool as_of;          /* no field at all: the run's as-of date (`dated_by: as_of`) */
	az_entity_id entity; /* the subject or one of its parents */
	const az_field *one; /* the single that holds the field, or NULL */
	/* Never NULL unless as_of; an extension's has number AZ_FIELD_EXTENSION. */
	const az_field *field;
	const az_extension *extension; /* or NULL */
} az_field_ref;

typedef struct az_parameter_value {
	int32_t from;   /* the first day that it holds; INT32_MIN: always */
	int64_t number; /* money in fen, count, ratio in millionths, flag, code's index from 1 */
	const uint16_t *members; /* AZ_SET: the indexes of its choices from 1, ascending */
	size_t member_count;
	const az_law *basis;
	const char *layer; /* "national" */
	az_place place;
} az_parameter_value;

typedef enum az_lighter { AZ_LIGHTER_NONE = 0, AZ_LIGHTER_HIGHER, AZ_LIGHTER_LOWER } az_lighter;

/* `tailor: {...}`: the bounds within which a lower authority may change a parameter. */
typedef struct az_tailor {
	bool declared; /* without it nobody may */
	bool locked;
	bool province;
	bool court;
	bool has_min;
	bool has_max;
	bool has_step;
	bool has_choices;
	int64_t min;
	int64_t max;
	int64_t step;            /* the smallest change from the figure in force */
	const uint16_t *choices; /* AZ_CODE, AZ_SET: the indexes from 1, ascending */
	size_t choice_count;
	az_lighter tighten;    /* the only way it may go: higher, lower; NONE: either */
	const char *file_with; /* whom the change is to be reported to, or NULL */
} az_tailor;

typedef struct az_parameter {
	const char *name;
	az_title title;
	az_type type;               /* AZ_MONEY, AZ_COUNT, AZ_RATIO, AZ_FLAG, AZ_CODE, AZ_SET */
	const char *unit;           /* AZ_COUNT: "days", "working_days", "months", or NULL */
	const char *type_name;      /* as the manifest has it: "days" */
	const char *const *choices; /* AZ_CODE and AZ_SET: the terms; NULL-ended */
	/* `vocabulary: charge`: its codes in order are the choices; or NULL. */
	const az_vocabulary *codes;
	az_field_ref dated_by;
	/* `lenient: {act: F, judged: F, lighter: higher|lower}`: for lenient(name); lighter NONE
	 * without. */
	az_field_ref act;
	az_field_ref judged;
	az_lighter lighter;
	const az_parameter_value *values; /* ordered by `from` */
	size_t count;
	int32_t reviewed_on; /* when somebody last looked at it; INT32_MIN: not said */
	az_tailor tailor;
	const char *doc; /* or NULL */
	uint32_t index;  /* within its policy */
	az_place place;
} az_parameter;

typedef enum az_kind {
	AZ_KIND_PRIORITY = 1,
	AZ_KIND_LENIENCY,
	AZ_KIND_RESTITUTION,
	AZ_KIND_PROCEDURE,
	AZ_KIND_SENTENCING,
	AZ_KIND_DATA
} az_kind;

typedef enum az_level { AZ_INFO = 1, AZ_WARNING, AZ_ERROR } az_level;

/* "priority", "info" and back (0 when it is none). */
const char *az_kind_name(az_kind kind);
const char *az_level_name(az_level level);
az_kind az_kind_named(const char *name);
az_level az_level_named(const char *name);

typedef enum az_operation {
	AZ_IS = 1,   /* equals one of the operands; a set: holds one of them */
	AZ_ABOVE,    /* > (以外, 超过) */
	AZ_AT_LEAST, /* >= (以上: 刑法 art. 99 includes the number) */
	AZ_BELOW,    /* < (不满, 不足) */
	AZ_AT_MOST,  /* <= (以下, 以内) */
	AZ_BETWEEN,  /* both ends included */
	AZ_IS_KNOWN /* known(): applies where somebody said; unknown does not apply, and ends nothing */
} az_operation;

typedef struct az_operand {
	const az_parameter *parameter; /* or NULL: a constant */
	int64_t number;                /* flag, count, money, ratio, code's number, packed date */
	const char *text;              /* a constant text */
} az_operand;

typedef struct az_condition {
	az_field_ref field;
	az_operation operation;
	const az_operand *operands;
	size_t count;
	const char *source; /* as the header has it: "status = \"recovered\"" */
	az_place place;
} az_condition;

typedef enum az_piece_kind {
	AZ_PIECE_TEXT = 1,
	AZ_PIECE_VALUE,      /* {kept}, {kept:days}: a value that the finding was given */
	AZ_PIECE_FIELD,      /* {amount}, {case.group_key}: a field */
	AZ_PIECE_PARAMETER,  /* {param.return_days} */
	AZ_PIECE_GROUP_KEY,  /* {group.key}: the key of the group */
	AZ_PIECE_GROUP_CASES /* {group.cases}: how many dossiers it holds */
} az_piece_kind;

typedef struct az_piece {
	az_piece_kind kind;
	const char *text; /* TEXT: the text; VALUE and GROUP_...: the name */
	/* "days", "months", "percent", "money", "date", "count", or NULL: by its type. */
	const char *format;
	az_field_ref field;
	const az_parameter *parameter;
} az_piece;

typedef struct az_template {
	const az_piece *pieces;
	size_t count;
} az_template;

/* One thing that a rule can say. */
typedef struct az_message {
	const char *name; /* "" for the only one */
	az_template zh;
	az_template en;
	az_kind kind;
	az_level level;
	uint8_t attention; /* 1 to 3 for priority and leniency; else 0 */
	az_place place;
} az_message;

typedef struct az_policy az_policy;

typedef struct az_rule {
	const az_policy *policy;
	const char *id;
	uint32_t index; /* among all rules of the profile, in the order of policies, then ids */
	az_title title;
	const az_law *const *laws;
	size_t law_count;
	az_entity_id subject;
	az_kind kind;
	az_level level;
	uint8_t attention;
	const az_condition *conditions; /* all must hold */
	size_t condition_count;
	const az_message *messages;
	size_t message_count;
	bool has_check; /* no check: the conditions are the rule */
	int check_line;
	/* A group rule (`subject = "group"`): one `check` for all dossiers that share a key. `subject` is
	 * then the entity that has the key: on each of those the conditions are judged, and `collect`
	 * makes its row. */
	bool is_group;
	az_field_ref group_by; /* a field of `subject` itself */
	int collect_line;
	const az_bundle_file *file;
	az_place place;
} az_rule;

/* `reads_personal: {defendant.birth_on: 量刑情节}`: the field and the purpose. */
typedef struct az_declared_read {
	const char *path; /* "defendant.birth_on" */
	az_entity_id entity;
	const az_field *field;
	const az_extension *extension;
	const char *purpose; /* personal fields */
	const az_law *basis; /* protected fields (`reads_protected: {defendant.sex: cl-49}`) */
	az_place place;
} az_declared_read;

struct az_policy {
	const char *id; /* "restitution" */
	const char *version;
	az_title title;
	/* What it says of itself to those whom it touches; NULL texts where the manifest does not. */
	az_title owner;                 /* who answers for it */
	az_title contact;               /* how they are reached */
	az_title purpose;               /* what it is for */
	az_title objection;             /* how one objects to what it says */
	const char *authority;          /* "national" */
	const char *folder;             /* in the bundle: "../national/restitution" */
	const az_parameter *parameters; /* ordered by name */
	size_t parameter_count;
	const az_declared_read *reads; /* granted ones only */
	size_t read_count;
	const az_rule *rules; /* ordered by id */
	size_t rule_count;
	uint32_t index;
	az_place place;
};

/* `complete: {case.series: [KEY, ...]}` of a profile: groups of which it says that the store holds every
 * case. */
typedef struct az_complete {
	az_field_ref field;
	const char *const *keys; /* in the order of bytes */
	size_t count;
} az_complete;

typedef struct az_policies {
	az_arena *arena;
	const az_bundle *bundle; /* borrowed or owned, see az_policies_load */
	const char *name;        /* of the profile */
	az_schema schema;
	const az_law *laws; /* ordered by id */
	size_t law_count;
	const az_calendar *calendar; /* of working days; NULL: none is named */
	const az_policy *policies;   /* in the profile's order */
	size_t policy_count;
	const az_rule *const *rules; /* all, by index */
	size_t rule_count;
	const az_complete *complete;
	size_t complete_count;
	const struct az_schedule *schedule; /* policy/schedule.h; never NULL */
} az_policies;

/* Loads and judges a bundle. Every mistake is a problem with file, line and mend; on any, nothing
 * is given. The bundle must live as long as the policies. */
assize_status az_policies_load(
	az_policies **policies, const az_bundle *bundle, az_problems *problems);

/* The profile's name and schema alone, without a law or policy: what reading and showing dossiers
 * needs, which a mistake in a rule must not stop. */
assize_status az_policies_load_fields(
	az_policies **policies, const az_bundle *bundle, az_problems *problems);

/* The same as az_policies_load, but also where something is wrong *policies holds what could be read:
 * with holes (a rule without a subject, a parameter without values), only to be judged and never to
 * be run. NULL when memory is out. */
assize_status az_policies_load_what(
	az_policies **policies, const az_bundle *bundle, az_problems *problems);

/* As if the profile named no tailoring and no waivers: for those who write them. Nothing is run with
 * what comes of it. */
assize_status az_policies_load_untailored(
	az_policies **policies, const az_bundle *bundle, az_problems *problems);

void az_policies_free(az_policies *policies);

const az_policy *az_policies_find(const az_policies *policies, const char *id);

/* A rule by "policy/rule", or by its bare id where only one policy has such a rule; else NULL. */
const az_rule *az_rule_find(const az_policies *policies, const char *name);

/* True where the profile declares the group of that key complete. */
bool az_group_is_complete(
	const az_policies *policies, const az_rule *rule, const char *key, size_t length);

/* The last day on which its last review still counts: a figure that nobody looked at for more than a year
 * may have outlived its law. INT32_MAX where no review is said. */
int32_t az_parameter_review_by(const az_parameter *parameter);

const az_parameter *az_parameter_find(const az_policy *policy, const char *name, size_t length);
/* A parameter by "policy/name", or by its bare name where only one policy has such a parameter; else
 * NULL. */
const az_parameter *az_parameter_named(
	const az_policies *policies, const char *name, const az_policy **policy);
const az_message *az_message_find(const az_rule *rule, const char *name, size_t length);
const az_law *az_law_find(const az_policies *policies, const char *id);

/* The value in force on a day, or NULL before the first. */
const az_parameter_value *az_parameter_on(const az_parameter *parameter, int32_t day);

#endif
