/*
 * The shape of a YAML file that a person writes, as data: what each key holds, in both languages. A
 * map's keys are its reader's own list, so that the two cannot part: a key that a reader learns is
 * taken at once, and a test asks for its description. Constant data.
 */
#ifndef AZ_REPORT_SCHEMA_SHAPE_H
#define AZ_REPORT_SCHEMA_SHAPE_H

#include <stdbool.h>
#include <stddef.h>

#include "report/schema/writer.h"

typedef enum az_shape_kind {
	AZ_SHAPE_MADE = 1, /* a function writes its keywords */
	AZ_SHAPE_CHOICE,   /* one of `words` */
	AZ_SHAPE_PATTERN,  /* a text of `pattern` */
	AZ_SHAPE_LIST,     /* a list of `of`, with at least `least` */
	AZ_SHAPE_MAP,      /* the keys of `words`, each described in `keys` */
	AZ_SHAPE_TABLE,    /* any keys that fit `pattern`, each holding `of` */
	AZ_SHAPE_EITHER,   /* one of the shapes in `either` */
	AZ_SHAPE_NONE      /* null, or an empty list where a map may be left out as one */
} az_shape_kind;

typedef struct az_shape az_shape;

typedef struct az_shape_key {
	const char *name;
	const az_shape *shape;
	bool needed; /* an optional one may be null, which counts as absent */
	const char *zh;
	const char *en;
} az_shape_key;

struct az_shape {
	az_shape_kind kind;
	az_schema_make *make;
	const char *const *words;
	const char *pattern;
	const az_shape *of;
	size_t least;
	const az_shape_key *keys; /* ended by one without a name */
	/* MAP: further keywords, for what one key asks of another; or NULL */
	az_schema_make *more;
	const az_shape *const *either; /* NULL-ended */
};

/* A file that has a shape. */
typedef struct az_shape_file {
	const char *name;
	const az_shape *shape;
	const char *zh;
	const char *en;
} az_shape_file;

/* Keywords of a shape. */
void az_shape_write(const az_shape *shape, az_schema_writer *w);

/* The key's description, or NULL. */
const az_shape_key *az_shape_key_named(const az_shape *shape, const char *name);

/* Every file with a shape; ended by one without a name. */
extern const az_shape_file az_shape_files[];

extern const az_shape az_shape_text;  /* any text */
extern const az_shape az_shape_flag;  /* true or false, as manifests write it */
extern const az_shape az_shape_day;   /* a date known to the day */
extern const az_shape az_shape_title; /* {zh: ..., en: ...} */
extern const az_shape az_shape_texts; /* a list of texts */
extern const az_shape az_shape_none;

extern const az_shape az_shape_scalar;     /* one value, also unknown */
extern const az_shape az_shape_expected;   /* {warning: {kept: 31}} */
extern const az_shape az_shape_test_title; /* a text, or one in each language */

extern const az_shape az_shape_policy;
extern const az_shape az_shape_law;
extern const az_shape az_shape_calendar;
extern const az_shape az_shape_profile;
extern const az_shape az_shape_tailoring;
extern const az_shape az_shape_waivers;
extern const az_shape az_shape_rows;
extern const az_shape az_shape_case_test;
extern const az_shape az_shape_test; /* either of the two */
extern const az_shape az_shape_fields;

#endif
