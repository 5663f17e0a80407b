/*
 * The types a field may have, one table row each: how a value of the type is called in every derived
 * form. A new type is one row here and one case in each of value.c's two functions (parse and print).
 */
#ifndef AZ_MODEL_TYPE_H
#define AZ_MODEL_TYPE_H

#include <stddef.h>

typedef enum az_type {
	AZ_TEXT = 1,    /* any safe UTF-8 text */
	AZ_FLAG = 2,    /* true or false */
	AZ_COUNT = 3,   /* a whole number, of things or of a unit (months, days) */
	AZ_MONEY = 4,   /* whole fen inside, yuan with two decimals outside */
	AZ_DATE = 5,    /* known to the day, the month or the year */
	AZ_CODE = 6,    /* one term of a vocabulary */
	AZ_SET = 7,     /* several terms of a vocabulary; empty: looked and none */
	AZ_REF = 8,     /* the key of an entity of the same dossier */
	AZ_REFS = 9,    /* several such keys */
	AZ_LIST = 10,   /* entities that belong to this one */
	AZ_ONE = 11,    /* one entity that belongs to this one */
	AZ_NUMBER = 12, /* a case number, kept in its canonical full-width form */
	AZ_RATIO = 13,  /* an exact decimal, in millionths; for parameters, never a field's */
	AZ_TYPE_END
} az_type;

typedef struct az_type_info {
	const char *name; /* "money", as extension files and the dictionary write it */
	const char *zh;   /* 金额 */
	const char
		*expected;    /* what a reader expected, for messages: "an amount in yuan, as 3000.00" */
	const char *json; /* JSON Schema type */
	const char *lua;  /* LuaCATS type */
	const char *sql;  /* SQL column type */
} az_type_info;

/* The row of a type; never NULL for the types above. */
const az_type_info *az_type_of(az_type type);

/* The type with that name, or 0. */
az_type az_type_named(const char *name);

#endif
