/*
 * What the makers of mutants share. Only for core/policy/mutate/.
 */
#ifndef AZ_POLICY_MUTATE_INSIDE_H
#define AZ_POLICY_MUTATE_INSIDE_H

#include "policy/lua/syntax.h"
#include "policy/mutate/mutate.h"

typedef struct az_mutating {
	az_arena *arena;
	const az_policies *policies;
	const az_policy *policy;
	const az_bundle_file *file;
	const az_rule *rule;     /* of the file, or NULL */
	const az_lua_tree *tree; /* of the file; NULL: the manifest */
	az_mutant *items;
	size_t count;
	size_t capacity;
	bool no_memory;
} az_mutating;

/* Adds one; the file and the rule are those of `m`. A NULL text means that memory is out. */
void az_mutant_add(az_mutating *m, const az_mutant *mutant);

/* Where a node lies. */
uint32_t az_node_start(const az_mutating *m, const az_lua_node *node);
uint32_t az_node_end(const az_mutating *m, const az_lua_node *node);

/* What removes an item of a list, with the comma that parts it from its neighbour. */
void az_node_removal(
	const az_mutating *m, const az_lua_node *node, uint32_t *at, uint32_t *removed);

/* A node's source, and a text of one's own, as people read it: on one line, cut where it is long.
 * Never NULL; memory that ran out shows in `m`. */
const char *az_node_text(az_mutating *m, const az_lua_node *node);
__attribute__((format(printf, 2, 3))) const char *az_mutant_text(
	az_mutating *m, const char *format, ...);

/* One file each: code.c, when.c, figures.c. */
void az_mutants_code(az_mutating *m);
void az_mutants_when(az_mutating *m);
void az_mutants_figures(az_mutating *m);

#endif
