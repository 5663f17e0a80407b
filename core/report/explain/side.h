/*
 * The other side: beside a priority rule what the leniency rules of the same run found, looked for and
 * could not see about the same person; beside a leniency rule the priority rules. Read from the kept
 * outcomes; nothing is evaluated. Pure but for memory; one thread at a time.
 */
#ifndef AZ_REPORT_EXPLAIN_SIDE_H
#define AZ_REPORT_EXPLAIN_SIDE_H

#include "report/explain/page.h"

/* `block` is the dossier's outcomes as the run kept them. Writes nothing for other kinds. */
assize_status az_side_write(
	const az_page *page, const az_told *told, const void *block, size_t length, az_error *error);

#endif
