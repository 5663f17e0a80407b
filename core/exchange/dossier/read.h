/*
 * The way in of a dossier: a document in the layout of a dossier (YAML or JSON) into a dossier
 * being built. It walks the entity tables; no field is named here but `key`. Blocking on nothing;
 * one thread at a time for one dossier.
 *
 * Layout: `key`, `case` (a map of the case's own fields) and, beside it, the case's lists. Absence,
 * null, 不详 and unknown say nothing; 不适用 and n/a say that a field does not apply; `[]` says
 * that somebody looked and found none. In a list whose entity is named by a code, a bare code is an
 * item (`measures: [query]`); where several codes or keys may stand, one may stand alone. A
 * province's fields are written `x.zj.name: v`, or nested under `x`.
 */
#ifndef AZ_EXCHANGE_DOSSIER_READ_H
#define AZ_EXCHANGE_DOSSIER_READ_H

#include "exchange/doc/doc.h"
#include "model/dossier.h"

/* Fills an empty dossier from `doc`. All problems of the document are added in one go, each with
 * file, line, column and the field's path. False when there was any; the dossier is then to be
 * reset. A masked export (`masked: true`) is refused. `doc` and `file` must outlive the dossier's
 * freezing, which names places too. */
bool az_dossier_read(
	az_dossier *dossier, const az_doc *doc, const char *file, az_problems *problems);

#endif
