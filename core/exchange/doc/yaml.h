/*
 * Between the two halves of the YAML reader. Private to core/exchange/doc_yaml*.c.
 */
#ifndef AZ_EXCHANGE_DOC_YAML_H
#define AZ_EXCHANGE_DOC_YAML_H

#include <yaml.h>

#include "exchange/doc/build.h"
#include "exchange/doc/fullwidth.h"

/* libyaml counts from 0. */
int az_doc_yaml_number(size_t from_zero);

/* Line `line` (from 1) of the text, without its end; the empty string past the last. */
const char *az_doc_yaml_line(const char *bytes, size_t length, int line, size_t *line_length);

/* "the full-width ： stands where YAML wants ':'", at its place. */
void az_doc_yaml_fullwidth(az_doc_builder *b, int line, int column, uint32_t code, char ascii);

/* Reports why libyaml gave up, in words that name what to mend. */
void az_doc_yaml_stumble(
	az_doc_builder *b, const yaml_parser_t *parser, const char *bytes, size_t length);

#endif
