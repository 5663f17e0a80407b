/*
 * What a revision would lose: fields and rows that the older record has and the newer has not.
 */
#ifndef AZ_MODEL_LOSS_H
#define AZ_MODEL_LOSS_H

#include "base/buffer.h"
#include "model/record.h"

/* Appends the paths of the first `most` losses ("defendant.D2", "case.loss_total"), with ", "
 * between, and gives how many there are in all. A changed value is no loss; a known field that
 * became unknown is. */
size_t az_record_losses(
	const az_record *older, const az_record *newer, size_t most, az_buffer *out);

#endif
