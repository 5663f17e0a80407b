/*
 * A worker's life once its jail stands: loads the policies, then answers requests until the pool
 * goes away (protocol.h).
 */
#ifndef AZ_HOST_WORKER_SERVE_H
#define AZ_HOST_WORKER_SERVE_H

#include "host/worker/protocol.h"

/* Says on the channel that this worker cannot work, and why. */
void az_serve_refuse(az_worker_header *header, const az_error *error);

/* Returns when the channel is closed, or when what is read there is no request. `size` is that of
 * the memory that begins with the header. */
void az_serve(az_worker_header *header, size_t size);

#endif
