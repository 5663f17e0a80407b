/*
 * The mutants that no test noticed, for people: each with file, line and column, what was changed, and
 * the row that would notice. Pure; any thread.
 */
#ifndef AZ_REPORT_TESTING_SURVIVORS_H
#define AZ_REPORT_TESTING_SURVIVORS_H

#include "audit/mutate/mutation.h"

void az_survivors_write(const az_mutation *mutation, az_lang lang, az_buffer *out);

/* The parts of it, for other forms: whether a mutant is one; what was changed and where; why it lives and
 * what would notice; how many did not load. */
bool az_survivor_is(const az_mutation *mutation, size_t index);
void az_survivor_change(const az_mutant *mutant, az_lang lang, az_buffer *out);
void az_survivor_reason(const az_mutant *mutant, az_fate fate, az_lang lang, az_buffer *out);
void az_survivors_refused(const az_mutation *mutation, az_lang lang, az_buffer *out);

#endif
