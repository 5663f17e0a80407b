/*
 * The numbers of a block's byte form, for the file that writes it (outcome_put.c) and the one that reads
 * it (outcome.c).
 */
#ifndef AZ_HOST_OUTCOME_LAYOUT_H
#define AZ_HOST_OUTCOME_LAYOUT_H

enum {
	AZ_FACT_SIZE = 8,
	AZ_USED_SIZE = 4,
	AZ_ENTRY_FINDING = 1,
	AZ_ENTRY_NOT_EVALUATED = 2,
	AZ_ENTRY_ROW = 3
};

#endif
