/*
 * The mutants that no test noticed, for people: each with file, line and column, what was changed, and
 * the row that would notice. Pure; any thread.
 */
#ifndef AZ_REPORT_TESTING_SURVIVORS_H
#define AZ_REPORT_TESTING_SURVIVORS_H

#include "audit/mutate/mutation.h"

void az_survivors_write(const az_mutation *mutation, az_lang lang, az_buffer *out);

#endif
