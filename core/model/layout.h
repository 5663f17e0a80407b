/*
 * The numbers of the record's byte form, for the one file that writes it (freeze.c) and the one that
 * reads it (record.c).
 */
#ifndef AZ_MODEL_LAYOUT_H
#define AZ_MODEL_LAYOUT_H

enum {
	AZ_RECORD_HEADER = 16,
	AZ_NODE_HEADER = 16,
	AZ_SLOT_SIZE = 16,
	AZ_RECORD_ROOT = 16,
	AZ_SLOTS_MOST = 512
};

#define AZ_RECORD_MAGIC "AZR1"

#endif
