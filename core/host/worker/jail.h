/*
 * The jail of a worker process: what is left of the system once it stands. A policy that breaks out
 * of Lua finds no file, no network, no other process and no way to get any of them: a system call
 * that is not in the tables of jail.c kills the process.
 *
 * The jail is for good and for the whole process, so only a program that does nothing else builds
 * one.
 */
#ifndef AZ_HOST_WORKER_JAIL_H
#define AZ_HOST_WORKER_JAIL_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/error.h"

typedef struct az_jail_plan {
	uint64_t address_space; /* RLIMIT_AS in bytes; 0: no limit (sanitized builds) */
	pid_t parent;           /* the process dies with it; it must be the parent now */
} az_jail_plan;

/* Builds the jail: of the open descriptors only AZ_WORKER_CHANNEL is left. On an error
 * (ASSIZE_ERROR_WORKER, with what the system lacks) the process is jailed in part or not at all,
 * and must run nothing. */
assize_status az_jail_build(const az_jail_plan *plan, az_error *error);

/* System call `i` that the jail lets through, and why; NULL past the last. For tests and
 * SECURITY.md. */
const char *az_jail_allows(size_t i, const char **reason);

#endif
