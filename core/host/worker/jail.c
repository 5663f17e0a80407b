#include "host/worker/jail.h"

#include <errno.h>
#include <seccomp.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/words.h"
#include "host/worker/protocol.h"

/* One system call that is let through where its arguments are as said. */
typedef struct call {
	const char *name;
	const char *reason;
	int number;
	unsigned count;
	struct scmp_arg_cmp args[2];
} call;

#define ON_CHANNEL                                                                                 \
	{                                                                                              \
		.arg = 0, .op = SCMP_CMP_EQ, .datum_a = AZ_WORKER_CHANNEL                                  \
	}
#define NOT_EXECUTABLE                                                                             \
	{                                                                                              \
		.arg = 2, .op = SCMP_CMP_MASKED_EQ, .datum_a = PROT_EXEC, .datum_b = 0                     \
	}
#define ANONYMOUS                                                                                  \
	{                                                                                              \
		.arg = 3, .op = SCMP_CMP_MASKED_EQ, .datum_a = MAP_ANONYMOUS, .datum_b = MAP_ANONYMOUS     \
	}

/* All that evaluation needs. */
static const call calls[] = {
	{"read", "to wait for a request on the channel", SCMP_SYS(read), 1, {ON_CHANNEL}},
	{"write", "to say on the channel that an answer is there", SCMP_SYS(write), 1, {ON_CHANNEL}},
	{"brk", "malloc takes and gives back memory", SCMP_SYS(brk), 0, {{0}}},
	{"mmap", "malloc takes large pieces; never of a file, never executable", SCMP_SYS(mmap), 2,
		{NOT_EXECUTABLE, ANONYMOUS}},
	{"munmap", "malloc gives back large pieces", SCMP_SYS(munmap), 0, {{0}}},
	{"mremap", "realloc of large pieces; the shared memory grows for a large dossier",
		SCMP_SYS(mremap), 0, {{0}}},
	{"mprotect", "malloc's second arena, when the first is full; never executable",
		SCMP_SYS(mprotect), 1, {NOT_EXECUTABLE}},
	{"clock_gettime", "lua_newstate seeds its hashes with the time, where the kernel has no vDSO",
		SCMP_SYS(clock_gettime), 0, {{0}}},
	{"sysinfo", "qsort asks once how much memory there is before it sorts more than a kilobyte",
		SCMP_SYS(sysinfo), 0, {{0}}},
	{"time", "the same, on machines that have this call", SCMP_SYS(time), 0, {{0}}},
	{"exit_group", "to end when the pool has gone", SCMP_SYS(exit_group), 0, {{0}}},
#ifdef AZ_SANITIZE
	/* What the run-time of the sanitizers needs beyond that; no build that is installed has
	 * these. */
	{"write (stderr)", "sanitizers: a report", SCMP_SYS(write), 1,
		{{.arg = 0, .op = SCMP_CMP_EQ, .datum_a = STDERR_FILENO}}},
	{"madvise", "sanitizers: shadow memory is given back", SCMP_SYS(madvise), 0, {{0}}},
	{"sigaltstack", "sanitizers: at the end of a thread", SCMP_SYS(sigaltstack), 0, {{0}}},
	{"rt_sigaction", "sanitizers: a report", SCMP_SYS(rt_sigaction), 0, {{0}}},
	{"rt_sigprocmask", "sanitizers: a report", SCMP_SYS(rt_sigprocmask), 0, {{0}}},
	{"getpid", "sanitizers: a report", SCMP_SYS(getpid), 0, {{0}}},
	{"gettid", "sanitizers: a report", SCMP_SYS(gettid), 0, {{0}}},
	{"futex", "sanitizers: locks of the allocator", SCMP_SYS(futex), 0, {{0}}},
	{"sched_yield", "sanitizers: locks of the allocator", SCMP_SYS(sched_yield), 0, {{0}}},
	{"getrandom", "sanitizers: the allocator is shuffled", SCMP_SYS(getrandom), 0, {{0}}},
#endif
};

enum { CALLS = sizeof calls / sizeof calls[0] };

typedef struct limit {
	const char *name;
	unsigned which;
} limit;

/* Limits that become zero, beside the filter: what one of the two misses meets the other. */
static const limit limits[] = {
	{"RLIMIT_NOFILE", RLIMIT_NOFILE},     /* no new descriptor */
	{"RLIMIT_FSIZE", RLIMIT_FSIZE},       /* no byte into a file */
	{"RLIMIT_CORE", RLIMIT_CORE},         /* case data never lies in a core dump */
	{"RLIMIT_NPROC", RLIMIT_NPROC},       /* no new process; judged for this process alone */
	{"RLIMIT_MEMLOCK", RLIMIT_MEMLOCK},   /* no locked memory */
	{"RLIMIT_MSGQUEUE", RLIMIT_MSGQUEUE}, /* no message queues */
};

static assize_status lacks(az_error *error, const char *what, int number)
{
	return az_error_set(error, ASSIZE_ERROR_WORKER, NULL,
		"the jail of a worker cannot be built: %s: %s; run assize where seccomp filters are "
		"allowed, "
		"or choose to run policies that you trust in-process",
		what, strerrordesc_np(number));
}

static assize_status set_process(const az_jail_plan *plan, az_error *error)
{
	if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0))
		return lacks(error, AZ_N("PR_SET_PDEATHSIG is refused"), errno);
	/* The parent may have died before that call: then nobody would end this process. */
	if (getppid() != plan->parent)
		return az_error_set(error, ASSIZE_ERROR_WORKER, NULL,
			"the process that started the worker has gone; start it again");
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
		return lacks(error, AZ_N("PR_SET_NO_NEW_PRIVS is refused"), errno);
	if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0))
		return lacks(error, AZ_N("PR_SET_DUMPABLE is refused"), errno);
	return ASSIZE_OK;
}

/* Whatever the process was started with: only the channel stays open (and, with sanitizers,
 * stderr). */
static assize_status close_others(az_error *error)
{
#ifdef AZ_SANITIZE
	unsigned below = STDERR_FILENO;
#else
	unsigned below = AZ_WORKER_CHANNEL;
#endif
	if (close_range(0, below - 1, 0) || close_range(AZ_WORKER_CHANNEL + 1, ~0U, 0))
		return lacks(error, AZ_N("close_range is refused"), errno);
	return ASSIZE_OK;
}

static assize_status set_limits(const az_jail_plan *plan, az_error *error)
{
	const struct rlimit none = {0, 0};
	for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++)
		if (setrlimit(limits[i].which, &none))
			return lacks(error, limits[i].name, errno);
	struct rlimit space;
	if (!plan->address_space)
		return ASSIZE_OK;
	if (getrlimit(RLIMIT_AS, &space))
		return lacks(error, "RLIMIT_AS", errno);
	if (space.rlim_max > plan->address_space)
		space.rlim_max = plan->address_space;
	space.rlim_cur = space.rlim_max;
	if (setrlimit(RLIMIT_AS, &space))
		return lacks(error, "RLIMIT_AS", errno);
	return ASSIZE_OK;
}

static int add_calls(scmp_filter_ctx filter)
{
	int failed = seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH, SCMP_ACT_KILL_PROCESS);
	for (size_t i = 0; !failed && i < CALLS; i++)
		failed = seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, calls[i].number, calls[i].count,
			calls[i].count ? calls[i].args : NULL);
	return failed;
}

static assize_status set_filter(az_error *error)
{
	scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
	if (!filter)
		return lacks(error, AZ_N("the kernel cannot kill a process by a seccomp filter"), ENOSYS);
	int failed = add_calls(filter);
	if (!failed)
		failed = seccomp_load(filter);
	seccomp_release(filter);
	return failed ? lacks(error, AZ_N("the seccomp filter is refused"), -failed) : ASSIZE_OK;
}

assize_status az_jail_build(const az_jail_plan *plan, az_error *error)
{
	assize_status status = set_process(plan, error);
	if (!status)
		status = close_others(error);
	if (!status)
		status = set_limits(plan, error);
	if (!status)
		status = set_filter(error);
	return status;
}

const char *az_jail_allows(size_t i, const char **reason)
{
	if (i >= CALLS)
		return NULL;
	*reason = calls[i].reason;
	return calls[i].name;
}
