/*
 * Case numbers (案号): 《关于人民法院案件案号的若干规定》法〔2015〕137号, in force 2016-01-01, amended by
 * 法〔2018〕335号. Pure functions, any thread.
 */
#ifndef AZ_MODEL_CASENUMBER_H
#define AZ_MODEL_CASENUMBER_H

#include <stdbool.h>
#include <stddef.h>

enum { AZ_CASENUMBER_TEXT = 128 };

typedef struct az_casenumber {
	bool legacy; /* a style from before 2016: kept as it is, of the parts only the year is known */
	int year;    /* 2026 */
	char court[32];                /* "闽0203", or 最高法 */
	char province[8];              /* 闽; empty for the Supreme Court */
	char type[32];                 /* 刑初 */
	long serial;                   /* 88 */
	char text[AZ_CASENUMBER_TEXT]; /* canonical: full-width brackets, no spaces */
} az_casenumber;

/* Takes full-width and ASCII brackets, and none at all (2026闽0203刑初88号). False with a reason in
 * *why when it is no case number at all. */
bool az_casenumber_parse(const char *text, size_t length, az_casenumber *number, const char **why);

/* The province (in Chinese, as the court numbers write it: 闽) or NULL when there is no such one. */
bool az_casenumber_is_province(const char *text, size_t length);

#endif
