/*
 * Mapping files: how a foreign layout becomes dossiers, with no code. A map is YAML that a clerk
 * can read; it is loaded once, strictly (unknown keys, fields and codes are named with the nearest
 * known one), is then constant, and any thread may apply it.
 *
 *   map: judgments                        # its name
 *   title: {zh: ..., en: ...}             # optional, for people
 *   key: case_no                          # the dossier's key; left out where case.number gives it
 *   conditions:                           # conditions that several places share
 *     alone: {count: {defendants: 1}}
 *   values:                               # tables that several fields share
 *     charges: {诈骗: fraud, 抢夺: snatching}
 *   case:
 *     number: case_no                     # a field: the source's path
 *     stage: =closed                      # a constant begins with =
 *     telecom: facts.telecom
 *     concluded_on: {from: judgment_date, otherwise: notes}
 *   defendants:
 *     - each: defendants                  # one item for each element; paths inside begin at the
 * element key: =D<n>                        # <n> in a constant is its number outcome: {months:
 * months, fine: fine_yuan} circumstances:
 *         - when: {is: alone, record.facts.surrender: true}
 *           kind: =surrender
 *   same: {n_defendants: {count: defendants}, charges: defendants.charge}
 *   notes: [facts.gang]
 *   ignored: {licence: the same in every record}
 *
 * A field's entry is a path, a constant, a map, or a list of these: for a list of codes or keys all
 * are added, otherwise the first that has a value counts. The map of an entry takes from       a
 * path or a constant values     a table, by name or written here: the source's text and the field's
 *   doubtful   texts of the source that go to the notes instead
 *   unit       万元, 亿元, 元 or 分 for money; years for a count of months
 *   written    how a date is written, as yyyymmdd or dd.mm.yyyy
 *   known_to   month or year: the rest of the date is no fact
 *   absent     what the source's silence says: none (no such thing), or n/a
 *   otherwise  notes: a text that does not fit the field goes to the notes (else: a problem)
 *   when       a condition; every line of it must hold
 * An item takes its fields and each, split (cuts one text into elements), when, and absent: none.
 *
 * A condition's lines: `path: text` or `path: [any, of, these]` (in a list of the source: has such
 * a member); `known: [paths]`; `absent: [paths]`; `count: {path: number}`; `any: [conditions]`;
 * `not: condition`; `is: name` of a shared condition, whose paths begin at the record.
 *
 * A path's names are parted by dots; `record.` begins at the whole record, `outer.` at the element
 * around this one, `.` is the element itself. An empty list, an empty text and null count as
 * absent.
 *
 * Nothing is lost silently. Every value of a record must be mapped, said twice (`same`), kept
 * (`notes`) or ignored with a reason; else the record is refused and the path named. A value whose
 * condition did not hold, or that was doubtful, goes to the case's notes as a line `path: value`.
 *
 * No fact of one person lands on another. What the record says of the case may become a defendant's
 * or a victim's only under a condition that there is one: `count: {...: 1}`, or `path: 1`. A map
 * that does otherwise does not load.
 */
#ifndef AZ_EXCHANGE_MAP_H
#define AZ_EXCHANGE_MAP_H

#include "exchange/doc.h"
#include "model/dossier.h"

typedef struct az_map az_map;

/* Loads a map; it lives in `arena`, borrows `doc`, `file` and `schema`, and ends with the first of
 * them. NULL when there is any problem. */
const az_map *az_map_read(az_arena *arena, const az_doc *doc, const char *file,
	const az_schema *schema, az_problems *problems);

const char *az_map_name(const az_map *map);

/* Fills an empty dossier from a record of the source. Problems carry the source's file and line.
 * `scratch` holds what the dossier's places borrow until it is frozen. False when there was any. */
bool az_map_apply(const az_map *map, az_dossier *dossier, const az_doc *record, const char *file,
	az_arena *scratch, az_problems *problems);

#endif
