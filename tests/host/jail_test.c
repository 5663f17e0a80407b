/*
 * The jail of a worker: what ends the process, what is left, and what is said where it cannot be built.
 * Every attempt runs in a child of its own that has built the jail before.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "host/worker/jail.h"
#include "host/worker/protocol.h"

enum { SURVIVED = 0, FAILED_AS_IT_SHOULD = 7, NOT_BUILT = 9 };

#ifdef AZ_SANITIZE
static const uint64_t address_space = 0;
#else
static const uint64_t address_space = UINT64_C(1) << 30;
#endif

typedef struct prisoner {
	pid_t pid;
	int channel; /* the test's end */
} prisoner;

/* Starts a child that builds the jail, says so on the channel, and then does `attempt`; its answer is
 * the exit status. `extra` is a descriptor that it has beside, or -1. */
static prisoner lock_up(int (*attempt)(void), int extra)
{
	int ends[2];
	assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends), 0);
	pid_t pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		const az_jail_plan plan = {address_space, getppid()};
		az_error error;
		int other = fcntl(ends[1], F_DUPFD, 20);
		if (extra >= 0)
			dup2(extra, 30);
		dup2(other, AZ_WORKER_CHANNEL);
		if (az_jail_build(&plan, &error) || write(AZ_WORKER_CHANNEL, "!", 1) != 1)
			_exit(NOT_BUILT);
		_exit(attempt());
	}
	close(ends[1]);
	char c = 0;
	if (read(ends[0], &c, 1) != 1 || c != '!')
		fail_msg("the jail was not built");
	return (prisoner){pid, ends[0]};
}

static int end_of(prisoner p)
{
	int status = 0;
	assert_int_equal(waitpid(p.pid, &status, 0), p.pid);
	close(p.channel);
	return status;
}

static void assert_killed(int (*attempt)(void))
{
	int status = end_of(lock_up(attempt, -1));
	if (!WIFSIGNALED(status) || WTERMSIG(status) != SIGSYS)
		fail_msg("it was not killed for it: wait status %d", status);
}

static void assert_survives(int (*attempt)(void))
{
	int status = end_of(lock_up(attempt, -1));
	if (!WIFEXITED(status) || WEXITSTATUS(status) != SURVIVED)
		fail_msg("it did not come through: wait status %d", status);
}

/* An attempt of one expression, and the test that it ends the process. */
#define KILLED(name, expression)                                                                   \
	static int try_##name(void)                                                                    \
	{                                                                                              \
		return (expression) ? 1 : 2;                                                               \
	}                                                                                              \
	static void no_##name(void **state)                                                            \
	{                                                                                              \
		(void)state;                                                                               \
		assert_killed(try_##name);                                                                 \
	}

static const struct sockaddr_un somewhere = {.sun_family = AF_UNIX, .sun_path = "/tmp/x"};
static char *const no_arguments[] = {NULL};
static char bytes[64];

/* Files. */
KILLED(open, syscall(SYS_openat, AT_FDCWD, "/etc/passwd", O_RDONLY) >= 0)
KILLED(create, syscall(SYS_openat, AT_FDCWD, "/tmp/x", O_CREAT | O_WRONLY, 0600) >= 0)
KILLED(stat, syscall(SYS_newfstatat, AT_FDCWD, "/", bytes, 0) == 0)
KILLED(readlink, readlink("/proc/self/exe", bytes, sizeof bytes) > 0)
KILLED(unlink, syscall(SYS_unlinkat, AT_FDCWD, "/tmp/x", 0) == 0)
KILLED(rename, syscall(SYS_renameat2, AT_FDCWD, "/tmp/x", AT_FDCWD, "/tmp/y", 0) == 0)
KILLED(chdir, chdir("/") == 0)
KILLED(getcwd, syscall(SYS_getcwd, bytes, sizeof bytes) > 0)
KILLED(mount, syscall(SYS_mount, "none", "/tmp", "tmpfs", 0, NULL) == 0)
KILLED(memory_file, memfd_create("x", 0) >= 0)
KILLED(inotify, syscall(SYS_inotify_init1, 0) >= 0)

/* Descriptors. */
KILLED(dup, dup(AZ_WORKER_CHANNEL) >= 0)
KILLED(fcntl, fcntl(AZ_WORKER_CHANNEL, F_SETFL, O_NONBLOCK) == 0)
KILLED(ioctl, ioctl(AZ_WORKER_CHANNEL, FIONREAD, bytes) == 0)
KILLED(close, close(AZ_WORKER_CHANNEL) == 0)
KILLED(pipe, syscall(SYS_pipe2, bytes, 0) == 0)
KILLED(read_of_another, read(AZ_WORKER_CHANNEL + 1, bytes, 1) >= 0)
KILLED(read_of_stdin, read(STDIN_FILENO, bytes, 1) >= 0)
KILLED(write_to_stdout, write(STDOUT_FILENO, "x", 1) == 1)
KILLED(writev, writev(AZ_WORKER_CHANNEL, &(struct iovec){bytes, 1}, 1) == 1)
KILLED(poll, poll(&(struct pollfd){.fd = AZ_WORKER_CHANNEL}, 1, 0) >= 0)

/* The network, and descriptors over the channel. */
KILLED(socket, socket(AF_INET, SOCK_STREAM, 0) >= 0)
KILLED(unix_socket, socket(AF_UNIX, SOCK_STREAM, 0) >= 0)
KILLED(
	connect, connect(AZ_WORKER_CHANNEL, (const struct sockaddr *)&somewhere, sizeof somewhere) == 0)
KILLED(sendto, send(AZ_WORKER_CHANNEL, "x", 1, 0) == 1)
KILLED(sendmsg, sendmsg(AZ_WORKER_CHANNEL, &(struct msghdr){.msg_iovlen = 0}, 0) >= 0)
KILLED(recvmsg, recvmsg(AZ_WORKER_CHANNEL, &(struct msghdr){.msg_iovlen = 0}, 0) >= 0)

/* Processes. */
KILLED(exec, execve("/bin/true", no_arguments, no_arguments) == 0)
KILLED(fork, syscall(SYS_clone, SIGCHLD, NULL, NULL, NULL, 0L) >= 0)
KILLED(clone3, syscall(SYS_clone3, bytes, 64) >= 0)
KILLED(kill_of_another, syscall(SYS_kill, 1, 0) == 0)
KILLED(kill_of_itself, syscall(SYS_tgkill, 1, 1, SIGKILL) == 0)
KILLED(ptrace, ptrace(PTRACE_TRACEME, 0, NULL, NULL) == 0)
KILLED(reading_of_other_memory, syscall(SYS_process_vm_readv, 1, NULL, 0, NULL, 0, 0) >= 0)
KILLED(process_descriptor, syscall(SYS_pidfd_open, 1, 0) >= 0)
KILLED(wait, waitpid(-1, NULL, WNOHANG) == 0)
KILLED(priority, setpriority(PRIO_PROCESS, 0, -20) == 0)

/* Ways out of the jail itself. */
KILLED(prctl, prctl(PR_SET_DUMPABLE, 1, 0, 0, 0) == 0)
KILLED(seccomp, syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, NULL) == 0)
KILLED(rlimit, syscall(SYS_prlimit64, 0, RLIMIT_NOFILE, NULL, bytes) == 0)
KILLED(setuid, syscall(SYS_setuid, 0) == 0)
KILLED(unshare, syscall(SYS_unshare, 0) == 0)
KILLED(chroot, syscall(SYS_chroot, "/") == 0)
KILLED(io_uring, syscall(SYS_io_uring_setup, 1, bytes) >= 0)
KILLED(bpf, syscall(SYS_bpf, 0, NULL, 0) >= 0)
KILLED(userfaultfd, syscall(SYS_userfaultfd, 0) >= 0)
KILLED(perf, syscall(SYS_perf_event_open, NULL, 0, 0, 0, 0) >= 0)
KILLED(keys, syscall(SYS_keyctl, 0) >= 0)
KILLED(shared_segment, syscall(SYS_shmget, 0, 4096, 0) >= 0)
KILLED(personality, syscall(SYS_personality, 0xffffffff) >= 0)
KILLED(sleep, nanosleep(&(struct timespec){0, 1}, NULL) == 0)
KILLED(timer, syscall(SYS_timer_create, 0, NULL, bytes) == 0)
KILLED(unknown_call, syscall(100000) == 0)

/* Code that was not there at the start. */
KILLED(executable_memory,
	mmap(NULL, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED)
KILLED(memory_made_executable, mprotect(bytes, 1, PROT_READ | PROT_EXEC) == 0)
KILLED(
	mapping_of_a_file, mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, AZ_WORKER_CHANNEL, 0) != MAP_FAILED)

#ifdef __x86_64__
/* The other calling conventions of the same machine have other numbers for the calls. */
static long call_as_i386(long number)
{
	long answer;
	__asm__ volatile("int $0x80" : "=a"(answer) : "a"(number), "b"(0L) : "memory");
	return answer;
}
KILLED(call_of_32_bits, call_as_i386(20) > 0)
KILLED(call_of_x32, syscall(0x40000000 | SYS_getpid) > 0)
#endif

static int work(void)
{
	/* Small, large, moved and given back memory; what a worker does all day. */
	for (size_t size = 1; size < (size_t)64 << 20; size = size * 3 + 1) {
		char *p = malloc(size);
		char *q = p ? realloc(p, size * 2) : NULL;
		if (!q)
			return 1;
		memset(q, 1, size * 2);
		free(q);
	}
	if (write(AZ_WORKER_CHANNEL, "x", 1) != 1)
		return 2;
	struct timespec now;
	return clock_gettime(CLOCK_REALTIME, &now) == 0 ? SURVIVED : 3;
}

static void what_evaluation_needs_is_there(void **state)
{
	(void)state;
	assert_survives(work);
}

static int take_too_much(void)
{
	return malloc((size_t)address_space) ? 1 : SURVIVED;
}

static void memory_beyond_the_limit_is_refused_and_no_more(void **state)
{
	(void)state;
	if (!address_space)
		skip();
	assert_survives(take_too_much);
}

static int wait_for_the_end(void)
{
	char c;
	return read(AZ_WORKER_CHANNEL, &c, 1) == 0 ? SURVIVED : 1;
}

/* True when the other end is closed by all who held it, at once or soon. */
static bool is_closed(int fd)
{
	char c;
	struct pollfd wait = {.fd = fd, .events = POLLIN};
	return poll(&wait, 1, 5000) == 1 && read(fd, &c, 1) <= 0;
}

static void no_other_descriptor_stays_open(void **state)
{
	(void)state;
	int ends[2];
	assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
	prisoner p = lock_up(wait_for_the_end, ends[1]);
	close(ends[1]);
	/* Nobody holds the other end any more, though the prisoner lives. */
	assert_true(is_closed(ends[0]));
	close(ends[0]);
	shutdown(p.channel, SHUT_RDWR);
	assert_int_equal(end_of(p), SURVIVED);
}

static void read_proc(pid_t pid, const char *name, char *out, size_t size)
{
	char path[64];
	snprintf(path, sizeof path, "/proc/%d/%s", (int)pid, name);
	FILE *in = fopen(path, "r");
	if (!in)
		skip();
	size_t n = fread(out, 1, size - 1, in);
	out[n] = '\0';
	fclose(in);
}

static void the_kernel_says_that_it_is_jailed(void **state)
{
	(void)state;
	char status[8192], limits[8192];
	prisoner p = lock_up(wait_for_the_end, -1);
	read_proc(p.pid, "status", status, sizeof status);
	read_proc(p.pid, "limits", limits, sizeof limits);
	shutdown(p.channel, SHUT_RDWR);
	end_of(p);
	assert_non_null(strstr(status, "NoNewPrivs:\t1"));
	assert_non_null(strstr(status, "Seccomp:\t2"));
	assert_non_null(strstr(limits, "Max open files            0"));
	assert_non_null(strstr(limits, "Max processes             0"));
	assert_non_null(strstr(limits, "Max file size             0"));
	assert_non_null(strstr(limits, "Max core file size        0"));
	if (address_space)
		assert_non_null(strstr(limits, "Max address space         1073741824"));
}

/* Busy for longer than the test waits, but not for ever. */
static int spin(void)
{
	struct timespec from, now;
	clock_gettime(CLOCK_MONOTONIC, &from);
	do
		clock_gettime(CLOCK_MONOTONIC, &now);
	while (now.tv_sec - from.tv_sec < 20);
	return 0;
}

/* The prisoner's parent ends; so does the prisoner, which the test sees by its end of the channel. */
static void it_ends_with_its_parent(void **state)
{
	(void)state;
	int ends[2];
	char c;
	assert_int_equal(socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends), 0);
	pid_t middle = fork();
	assert_true(middle >= 0);
	if (middle == 0) {
		pid_t parent = getpid();
		pid_t child = fork();
		if (child == 0) {
			const az_jail_plan plan = {address_space, parent};
			dup2(ends[1], AZ_WORKER_CHANNEL + 20);
			dup2(AZ_WORKER_CHANNEL + 20, AZ_WORKER_CHANNEL);
			if (az_jail_build(&plan, NULL) || write(AZ_WORKER_CHANNEL, "!", 1) != 1)
				_exit(NOT_BUILT);
			_exit(spin());
		}
		close(ends[1]);
		pause();
	}
	close(ends[1]);
	assert_int_equal(read(ends[0], &c, 1), 1);
	kill(middle, SIGKILL);
	assert_int_equal(waitpid(middle, NULL, 0), middle);
	/* Closed by nobody but the kernel, for the prisoner never stops by itself. */
	assert_true(is_closed(ends[0]));
	close(ends[0]);
}

/* Runs az_jail_build in a child that lives where `call` gives EPERM, and compares what it says. */
static int build_where_refused(int call, pid_t parent, const char *said)
{
	pid_t pid = fork();
	assert_true(pid >= 0);
	if (pid == 0) {
		az_error error;
		az_error_clear(&error);
		scmp_filter_ctx filter = call >= 0 ? seccomp_init(SCMP_ACT_ALLOW) : NULL;
		if (filter &&
			(seccomp_rule_add(filter, SCMP_ACT_ERRNO(EPERM), call, 0) || seccomp_load(filter)))
			_exit(1);
		const az_jail_plan plan = {0, parent ? parent : getppid()};
		assize_status status = az_jail_build(&plan, &error);
		bool right = status == ASSIZE_ERROR_WORKER && strstr(error.text, said);
		_exit(right ? FAILED_AS_IT_SHOULD : 1);
	}
	int status = 0;
	assert_int_equal(waitpid(pid, &status, 0), pid);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void what_is_missing_is_said(void **state)
{
	(void)state;
	assert_int_equal(
		build_where_refused(SCMP_SYS(prctl), 0, "PR_SET_PDEATHSIG is refused: Operation not"),
		FAILED_AS_IT_SHOULD);
	assert_int_equal(build_where_refused(SCMP_SYS(close_range), 0, "close_range is refused"),
		FAILED_AS_IT_SHOULD);
	assert_int_equal(
		build_where_refused(SCMP_SYS(prlimit64), 0, "RLIMIT_NOFILE"), FAILED_AS_IT_SHOULD);
	assert_int_equal(
		build_where_refused(SCMP_SYS(seccomp), 0, "seccomp filter"), FAILED_AS_IT_SHOULD);
}

static void a_parent_that_has_gone_is_noticed(void **state)
{
	(void)state;
	assert_int_equal(build_where_refused(-1, 1, "has gone"), FAILED_AS_IT_SHOULD);
}

static void every_call_that_is_let_through_has_a_reason(void **state)
{
	(void)state;
	const char *reason = NULL;
	size_t i = 0;
	for (; az_jail_allows(i, &reason); i++)
		assert_true(strlen(reason) > 10);
	assert_true(i >= 8 && i <= 24);
}

#define T(name) cmocka_unit_test(no_##name)

int main(void)
{
	const struct CMUnitTest tests[] = {
		T(open),
		T(create),
		T(stat),
		T(readlink),
		T(unlink),
		T(rename),
		T(chdir),
		T(getcwd),
		T(mount),
		T(memory_file),
		T(inotify),
		T(dup),
		T(fcntl),
		T(ioctl),
		T(close),
		T(pipe),
		T(read_of_another),
		T(read_of_stdin),
		T(write_to_stdout),
		T(writev),
		T(poll),
		T(socket),
		T(unix_socket),
		T(connect),
		T(sendto),
		T(sendmsg),
		T(recvmsg),
		T(exec),
		T(fork),
		T(clone3),
		T(kill_of_another),
		T(kill_of_itself),
		T(ptrace),
		T(reading_of_other_memory),
		T(process_descriptor),
		T(wait),
		T(priority),
		T(prctl),
		T(seccomp),
		T(rlimit),
		T(setuid),
		T(unshare),
		T(chroot),
		T(io_uring),
		T(bpf),
		T(userfaultfd),
		T(perf),
		T(keys),
		T(shared_segment),
		T(personality),
		T(sleep),
		T(timer),
		T(unknown_call),
		T(executable_memory),
		T(memory_made_executable),
		T(mapping_of_a_file),
#ifdef __x86_64__
		T(call_of_32_bits),
		T(call_of_x32),
#endif
		cmocka_unit_test(what_evaluation_needs_is_there),
		cmocka_unit_test(memory_beyond_the_limit_is_refused_and_no_more),
		cmocka_unit_test(no_other_descriptor_stays_open),
		cmocka_unit_test(the_kernel_says_that_it_is_jailed),
		cmocka_unit_test(it_ends_with_its_parent),
		cmocka_unit_test(what_is_missing_is_said),
		cmocka_unit_test(a_parent_that_has_gone_is_noticed),
		cmocka_unit_test(every_call_that_is_let_through_has_a_reason),
	};
	return cmocka_run_group_tests_name("jail", tests, NULL, NULL);
}
