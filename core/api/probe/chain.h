/*
 * Inside of the probe: what a chain of names at the end of a text stands for, by the tables that Lua
 * reads a dossier by: `it.outcome`, `maybe(d).ability`, `case.defendants.D1.roles`. Pure; one thread.
 */
#ifndef AZ_API_PROBE_CHAIN_H
#define AZ_API_PROBE_CHAIN_H

#include "api/probe/probe.h"

bool az_is_name_byte(char c);

/* Where the chain that ends at `end` begins: names and dots, and `maybe(...)` at its front. */
size_t az_chain_start(const char *text, size_t end);

/* What a chain stands for. */
typedef enum az_thing_kind {
	AZ_THING_NOTHING = 0,
	AZ_THING_PARAMETERS,
	AZ_THING_ENTITY,
	AZ_THING_LIST,
	AZ_THING_CODES, /* of a code, or of a set */
	AZ_THING_SPACE  /* of a province's fields */
} az_thing_kind;

typedef struct az_thing {
	az_thing_kind kind;
	const az_entity *entity;    /* of an entity or space; of a list, its items' */
	const az_vocabulary *codes; /* of codes */
	bool set;                   /* codes: of a set */
	az_value value;             /* of a list */
	az_ref node;                /* of an entity; 0 where it is not known which */
	char prefix[64];            /* of a space: "x.zj." */
} az_thing;

/* Reads the chain between the two; a case must be chosen. */
az_thing az_chain_read(const assize_probe *probe, const char *start, const char *end);

#endif
