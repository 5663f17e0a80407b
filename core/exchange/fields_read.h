/*
 * The fields that a province adds (law 4), from YAML:
 *
 *   fields: zj                                   # the namespace: x.zj.<name>
 *   entities:
 *     defendant:
 *       dormitory: {type: text, sensitivity: personal, title: {zh: 宿舍, en: dormitory}}
 *       housing:
 *         type: code
 *         title: {zh: 居住方式, en: housing}
 *         codes: {shared: {number: 1, zh: 合住, en: shared}, own: {number: 2, zh: 自住, en: own}}
 *       nights: {type: count, unit: days, title: {zh: 住宿天数, en: nights}, doc: ...}
 *
 * Types: text, flag, count, money, date, code, set. A code's number stands in records for ever, so
 * it is written and never reused. `sensitivity` is open, personal or protected, and has to be said.
 */
#ifndef AZ_EXCHANGE_FIELDS_READ_H
#define AZ_EXCHANGE_FIELDS_READ_H

#include "exchange/doc/doc.h"
#include "model/schema.h"

typedef struct az_fields_file {
	const az_doc *doc;
	const char *name; /* for messages */
} az_fields_file;

/* What the reader takes, for schemas: the keys of a file, of a field and of a code, and the types (0
 * behind the last). */
extern const char *const az_fields_keys[];
extern const char *const az_fields_field_keys[];
extern const char *const az_fields_code_keys[];
extern const az_type az_fields_types[];

/* Reads one or several files into one schema; everything lives in `arena`. All mistakes are named,
 * a field that two files declare among them. False when there was any, or memory is out (which is a
 * problem too). */
bool az_fields_read(const az_fields_file *files, size_t count, az_arena *arena, az_schema *schema,
	az_problems *problems);

#endif
