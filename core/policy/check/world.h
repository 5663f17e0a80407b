/*
 * One policy as `policy check` looks at it: its files as trees, and what is seen of each expression,
 * variable, table and function. Only for core/policy/check.
 *
 * The looking repeats until nothing new is seen: a pass goes over every expression of every file,
 * inner ones first, without recursion (a tree may be as deep as its source is long), and lets what
 * is seen flow into variables, tables, parameters and results. Then the judges walk the trees once.
 */
#ifndef AZ_POLICY_CHECK_WORLD_H
#define AZ_POLICY_CHECK_WORLD_H

#include "policy/check/remark.h"
#include "policy/check/view.h"
#include "policy/policy.h"

typedef struct az_check_file az_check_file;
typedef struct az_thing az_thing;
typedef struct az_world az_world;
typedef struct az_signature az_signature;

typedef struct az_entry {
	const char *name;
	const az_check_file *file;
	const az_lua_node *node; /* of the key */
	az_view view;
	struct az_entry *next;
} az_entry;

typedef enum az_thing_kind {
	AZ_THING_TABLE = 1,
	AZ_THING_FUNCTION,
	AZ_THING_GLOBAL,   /* a function or library of the host's */
	AZ_THING_SIGNATURE /* a function of the SDK, by its annotation */
} az_thing_kind;

enum { AZ_RETURNS = 4 };

struct az_thing {
	az_thing_kind kind;
	bool escaped;              /* somebody may call it, or write to it, whom we do not see */
	bool module;               /* what a file returns: nobody adds to it later */
	bool open;                 /* entries are added by keys that are not known */
	const az_check_file *file; /* TABLE, FUNCTION: where it is made */
	const az_lua_node *node;
	az_entry *entries;
	az_view items; /* by number, or by a key that is not known */
	az_view returns[AZ_RETURNS];
	const az_lua_global *global;
	const az_signature *signature;
};

/* What a literal was compared with, see az_asked. */
typedef struct az_asked_of {
	const az_seen_terms *terms; /* the first */
	bool fits;                  /* with any of them */
	bool silent;                /* Lua would not notice that it does not */
} az_asked_of;

struct az_check_file {
	const char *shown;  /* as messages name it */
	const char *module; /* "lib.acts", "assize.lists"; NULL: a rule */
	const az_rule *rule;
	const char *bytes;
	size_t length;
	const az_lua_tree *tree;   /* NULL: it is no Lua */
	const az_lua_node **order; /* all nodes, inner ones first */
	az_view *views;            /* by node */
	az_view *variables;        /* by the token that declares them */
	az_thing **things;         /* by node */
	az_asked_of *asked;        /* by node */
	az_view result;            /* what the file returns */
	az_thing *row;             /* a group rule's: what its collect returns; else NULL */
	az_thing *rows;            /* the list of them */
	bool sdk;                  /* described by its annotations, and not judged */
	bool needed;               /* see az_world_needs */
};

struct az_world {
	az_arena *arena;
	const az_policies *policies;
	const az_policy *policy;
	az_remarks *remarks;
	az_check_file *files; /* rules, then the policy's modules, then the SDK's */
	size_t count;
	bool changed;   /* in this pass */
	size_t escapes; /* so far */
	bool no_memory;
	bool doubtful; /* the manifest or the fields did not load whole: what is missing may be there */
	bool *reads;   /* by the policy's declared reads: some rule does it */
	bool *used;    /* by the policy's parameters */
	int32_t as_of; /* INT32_MIN: not given */
	bool any_used; /* a parameter is named by what is not known */
	const az_seen_terms *vocabularies; /* one for each */
	const az_seen_terms *choices;      /* by the policy's parameters */
	const az_field *extensions;        /* by the schema's extensions */
};

/* ---- check.c: the whole ------------------------------------------------------------------------ */

/* Reads the policy's files and looks at them. False when there is nothing to be said of them. */
bool az_world_make(az_world *world);

/* ---- files.c: reading them --------------------------------------------------------------------- */

/* Reads every file; problems of the grammar become remarks. False when memory is out. */
bool az_world_open(az_world *world);

/* The file of a module, or NULL; the nearest name of one, or NULL. */
az_check_file *az_world_module(const az_world *world, const char *name);
const char *az_world_module_near(const az_world *world, const char *name);

/* Marks every file that `file` requires, itself and theirs too. */
void az_world_needs(az_world *world, az_check_file *file);

/* The name in require "name", or NULL where the node is no such call. */
const char *az_required(const az_check_file *file, const az_lua_node *node);

/* ---- world.c: growing views -------------------------------------------------------------------- */

void *az_world_array(az_world *world, size_t count, size_t size);
__attribute__((format(printf, 2, 3))) const char *az_world_text(
	az_world *world, const char *format, ...);

/* Into what is kept: growth is news. */
void az_view_join(az_world *world, az_view *into, const az_view *from);
/* Into a value of the moment: growth is none. */
void az_view_mix(az_world *world, az_view *into, const az_view *from);
/* A copy of `view` without, and with, some sorts. */
az_view az_view_without(az_view view, uint32_t sorts);
az_view az_view_with(az_view view, uint32_t sorts);
/* A text or message that the node's own word says. */
az_view az_view_of_word(
	az_world *world, uint32_t sort, const az_check_file *file, const az_lua_node *node);

const az_seen_terms *az_world_terms(const az_world *world, const az_vocabulary *codes);

/* The table or function that the node makes, or the table that a call gives. */
az_thing *az_thing_at(
	az_world *world, az_check_file *file, const az_lua_node *node, az_thing_kind kind);
az_thing *az_thing_new(az_world *world, az_thing_kind kind);
az_view az_view_of_thing(az_thing *thing);

/* The table's entry, or NULL; one that is made when it is not there. */
az_entry *az_entry_find(const az_thing *table, const char *name);
void az_entry_put(az_world *world, az_thing *table, const char *name, const az_check_file *file,
	const az_lua_node *node, const az_view *view);

/* Whoever gets the value may do with it what we do not see. */
void az_view_escape(az_world *world, const az_view *view);
/* The same for what a table holds, but nobody adds to it. */
void az_view_escape_content(az_world *world, const az_view *view);

/* What a function's parameter (from 0) is given. */
void az_thing_give(az_world *world, az_thing *function, size_t place, const az_view *view);

/* ---- see.c, call.c, signature.c: expressions --------------------------------------------------- */

/* The view of an expression whose parts have been seen. */
az_view az_see(az_world *world, az_check_file *file, const az_lua_node *node);
az_view az_see_call(az_world *world, az_check_file *file, const az_lua_node *node);
/* The k-th result of a call, from 0. */
az_view az_see_result(az_world *world, az_check_file *file, const az_lua_node *call, size_t k);
/* What `ipairs` or another iterator gives to a loop's k-th variable. */
az_view az_see_item(az_world *world, const az_view *list);

/* What the name says behind an object; 0 sorts and *missing where it certainly has no such name. */
az_view az_see_name(az_world *world, const az_view *object, const char *name, bool *missing);

/* The annotation that stands before a function, or NULL where there is none. */
const az_signature *az_signature_read(
	az_world *world, const az_check_file *file, const az_lua_node *function);
az_view az_signature_call(
	az_world *world, az_check_file *file, const az_lua_node *call, const az_signature *signature);
/* What a call gives whose result is of a type that annotations write ("assize.money[]"). */
az_view az_type_call(
	az_world *world, az_check_file *file, const az_lua_node *call, const char *type);

/* ---- group.c: rules over groups ---------------------------------------------------------------- */

/* True where the node, as a RETURN, is of the function itself that a rule's header has under the name. */
bool az_returns_of(const az_check_file *file, const az_lua_node *node, const char *name);

/* True where the node stands in that function, also in a function within it. */
bool az_is_within(const az_check_file *file, const az_lua_node *node, const char *name);

/* The function that a rule's header has under the name, or NULL where it is not seen. */
az_thing *az_header_function(const az_check_file *file, const char *name);

/* What a group rule's two functions are called with, and what the rows of the one are to the other. */
void az_group_enter(az_world *world, az_check_file *file);

/* Takes what `collect` returns, where the function is a group rule's; else false. */
bool az_group_take(
	az_world *world, az_check_file *file, const az_lua_node *function, const az_view *value);

/* key, rows, unknown, complete; NULL-ended. */
extern const char *const az_group_names[];

/* The names of a group: 0 sorts and *missing where it has no such one. */
az_view az_group_name(const az_view *group, const char *name, bool *missing);

/* ---- pass.c: statements, and the whole --------------------------------------------------------- */

/* Looks until nothing new is seen. False when that takes too long; nothing is to be said then. */
bool az_world_look(az_world *world);

/* The literal name behind a dot or in brackets, or NULL. */
const char *az_named(const az_check_file *file, const az_lua_node *node);
const az_view *az_seen(const az_check_file *file, const az_lua_node *node);

/* ---- judge_*.c --------------------------------------------------------------------------------- */

/* The expression that a local still holds from its declaration; any other node itself. */
const az_lua_node *az_declared_value(const az_lua_node *node);

/* A remark about a node, or about one token. */
#define az_remark_node(world, check, file, node, mend, ...)                                        \
	az_remark_span(world, check, file, (node)->first, (node)->last, mend, __VA_ARGS__)
#define az_remark_token(world, check, file, token, mend, ...)                                      \
	az_remark_span(world, check, file, token, token, mend, __VA_ARGS__)
__attribute__((format(printf, 7, 8))) void az_remark_span(az_world *world, az_check check,
	const az_check_file *file, uint32_t first, uint32_t last, const char *mend, const char *format,
	...);

/* A read of an entity's field, by name. */
typedef struct az_field_read {
	az_entity_id entity;
	uint8_t reading;
	const az_field *field;
	const az_extension *extension;
} az_field_read;

/* True when the node is one. */
bool az_read_of(
	const az_world *world, const az_check_file *file, const az_lua_node *node, az_field_read *read);

/* Each judges one node of a file; the file's rule may be NULL. */
void az_judge_names(az_world *world, az_check_file *file, const az_lua_node *node);
void az_judge_units(az_world *world, const az_check_file *file, const az_lua_node *node);
void az_judge_values(az_world *world, az_check_file *file, const az_lua_node *node);
void az_judge_findings(az_world *world, az_check_file *file, const az_lua_node *node);
void az_judge_locals(az_world *world, az_check_file *file, const az_lua_node *node);
void az_judge_groups(az_world *world, const az_check_file *file, const az_lua_node *node);
/* Each judges what is no node. */
void az_judge_words(az_world *world, const az_check_file *file);
void az_judge_layout(az_world *world, const az_check_file *file);
void az_judge_header(az_world *world, const az_rule *rule);
void az_judge_manifest(az_world *world);

/* A literal is compared with terms; it is judged when all of its uses are known. */
void az_asked(const az_word *words, const az_seen_terms *terms, bool silent);

#endif
