/*
 * assize/status.h: what a call answered.
 *
 * Every function that can fail returns an assize_status. Zero is success. ASSIZE_OUTCOME and
 * ASSIZE_DONE are the two answers of a stepping call and are no errors. The detailed message (place,
 * what, how to mend it) is kept in the handle that was called.
 */
#ifndef ASSIZE_STATUS_H
#define ASSIZE_STATUS_H

#ifdef __cplusplus
extern "C" {
#endif

/* The one list of statuses: name, number (never reused), text. */
#define ASSIZE_STATUS_LIST(X)                                                                      \
	X(ASSIZE_OK, 0, "done")                                                                        \
	X(ASSIZE_OUTCOME, 1, "an outcome is ready")                                                    \
	X(ASSIZE_DONE, 2, "no more outcomes")                                                          \
	X(ASSIZE_NO, 3, "the answer is no")                                                            \
	X(ASSIZE_ERROR_USAGE, 10, "the call was made with arguments that it does not take")            \
	X(ASSIZE_ERROR_INPUT, 11, "bad input")                                                         \
	X(ASSIZE_ERROR_MISSING, 12, "a file or a record is missing")                                   \
	X(ASSIZE_ERROR_POLICY, 13, "a policy, profile or law register does not load")                  \
	X(ASSIZE_ERROR_STORE, 14, "the store or the disk failed")                                      \
	X(ASSIZE_ERROR_BUSY, 15, "the store is in use by another process")                             \
	X(ASSIZE_ERROR_MEMORY, 16, "out of memory")                                                    \
	X(ASSIZE_ERROR_WORKER, 17, "a worker process could not be started or kept")                    \
	X(ASSIZE_ERROR_INTERRUPTED, 18, "the caller asked to stop")                                    \
	X(ASSIZE_ERROR_INTERNAL, 19, "a fault of assize itself")                                       \
	X(ASSIZE_ERROR_EXISTS, 20, "it is there already")

typedef enum assize_status {
#define ASSIZE_STATUS_ENUM(name, number, text) name = number,
	ASSIZE_STATUS_LIST(ASSIZE_STATUS_ENUM)
#undef ASSIZE_STATUS_ENUM
} assize_status;

/* The status's fixed English text; never NULL, also for numbers that are no status. */
const char *assize_status_text(assize_status status);

/* True for the statuses that are errors (10 and up). */
int assize_status_is_error(assize_status status);

#ifdef __cplusplus
}
#endif
#endif
