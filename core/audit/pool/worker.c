#include "audit/pool/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/text.h"
#include "base/words.h"

/* Descriptors of the pool stand above those that a worker inherits, or dup2 in the child would
 * close one before it is copied. */
enum { FIRST_DESCRIPTOR = 16, PAGE = 4096 };

int64_t az_clock_ms(void)
{
	struct timespec now = {0, 0};
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static assize_status cannot(az_error *error, const char *what, int number)
{
	return az_error_set(error, ASSIZE_ERROR_WORKER, NULL,
		"a worker process cannot be started: %s: %s; free some processes, descriptors or memory",
		what, strerrordesc_np(number));
}

/* Moves a descriptor up; -1 when there is none to be had. */
static int move_up(int fd)
{
	if (fd < 0 || fd >= FIRST_DESCRIPTOR)
		return fd;
	int up = fcntl(fd, F_DUPFD_CLOEXEC, FIRST_DESCRIPTOR);
	int number = errno;
	close(fd);
	errno = number;
	return up;
}

static assize_status share_memory(az_worker *worker, size_t size, az_error *error)
{
	worker->memory_fd = move_up(memfd_create("assize-worker", MFD_CLOEXEC | MFD_ALLOW_SEALING));
	if (worker->memory_fd < 0)
		return cannot(error, "memfd_create", errno);
	/* The worker could else cut the memory short, and reading it would kill this process. */
	if (ftruncate(worker->memory_fd, (off_t)size) ||
		fcntl(worker->memory_fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_SEAL))
		return cannot(error, AZ_N("shared memory"), errno);
	void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED, worker->memory_fd, 0);
	if (memory == MAP_FAILED)
		return cannot(error, AZ_N("shared memory"), errno);
	worker->memory = memory;
	worker->size = size;
	return ASSIZE_OK;
}

static void fill_memory(az_worker *worker, const az_worker_plan *plan)
{
	const az_worker_header header = {
		.magic = AZ_WORKER_MAGIC,
		.version = AZ_WORKER_VERSION,
		.parent = getpid(),
		.address_space = plan->address_space,
		.instructions = plan->limits.instructions,
		.memory = plan->limits.memory,
		.bundle_size = plan->bundle->length,
	};
	memcpy(worker->memory, &header, sizeof header);
	memcpy(worker->memory + AZ_WORKER_HEADER, plan->bundle->bytes, plan->bundle->length);
}

/* What the child does before it becomes the worker: two descriptors and no other. */
static int prepare_files(
	posix_spawn_file_actions_t *files, const az_worker *worker, int channel, bool sanitized)
{
	int failed = posix_spawn_file_actions_adddup2(files, channel, AZ_WORKER_CHANNEL);
	if (!failed)
		failed = posix_spawn_file_actions_adddup2(files, worker->memory_fd, AZ_WORKER_MEMORY);
	for (int fd = 0; !failed && fd < AZ_WORKER_CHANNEL; fd++)
		if (fd != STDERR_FILENO || !sanitized)
			failed = posix_spawn_file_actions_addclose(files, fd);
	if (!failed)
		failed = posix_spawn_file_actions_addclosefrom_np(files, AZ_WORKER_MEMORY + 1);
	return failed;
}

/* No signal is blocked or ignored in the worker, and an interrupt from the terminal does not reach
 * it: the pool decides when it ends. */
static int prepare_signals(posix_spawnattr_t *attributes)
{
	sigset_t all, none;
	sigfillset(&all);
	sigemptyset(&none);
	int failed = posix_spawnattr_setsigdefault(attributes, &all);
	if (!failed)
		failed = posix_spawnattr_setsigmask(attributes, &none);
	if (!failed)
		failed = posix_spawnattr_setpgroup(attributes, 0);
	if (!failed)
		failed = posix_spawnattr_setflags(
			attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
	return failed;
}

static int spawn(az_worker *worker, const az_worker_plan *plan, int channel)
{
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attributes;
	char name[] = "assize-worker";
	char *const arguments[] = {name, NULL};
	char *const environment[] = {NULL};
	int failed = posix_spawn_file_actions_init(&files);
	if (failed)
		return failed;
	failed = posix_spawnattr_init(&attributes);
	if (failed) {
		posix_spawn_file_actions_destroy(&files);
		return failed;
	}
	failed = prepare_files(&files, worker, channel, plan->sanitized);
	if (!failed)
		failed = prepare_signals(&attributes);
	if (!failed)
		failed = posix_spawn(&worker->pid, plan->path, &files, &attributes, arguments, environment);
	if (failed)
		worker->pid = 0;
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&files);
	return failed;
}

static assize_status start_process(az_worker *worker, const az_worker_plan *plan, az_error *error)
{
	int ends[2];
	if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends))
		return cannot(error, "socketpair", errno);
	worker->channel = move_up(ends[0]);
	int number = errno;
	int other = move_up(ends[1]);
	if (worker->channel < 0 || other < 0) {
		number = worker->channel < 0 ? number : errno;
		if (other >= 0)
			close(other);
		return cannot(error, "descriptors", number);
	}
	int failed = spawn(worker, plan, other);
	close(other);
	if (failed)
		return az_error_set(error, ASSIZE_ERROR_WORKER, plan->path,
			"the worker program cannot be started: %s; give the path of assize-worker",
			strerrordesc_np(failed));
	return ASSIZE_OK;
}

assize_status az_worker_start(az_worker *worker, const az_worker_plan *plan, az_error *error)
{
	*worker = (az_worker){.channel = -1, .memory_fd = -1, .pinned = worker->pinned};
	size_t size = AZ_WORKER_HEADER + plan->bundle->length;
	if (size < AZ_WORKER_SIZE)
		size = AZ_WORKER_SIZE;
	assize_status status = share_memory(worker, size, error);
	if (!status) {
		fill_memory(worker, plan);
		status = start_process(worker, plan, error);
	}
	if (status)
		az_worker_stop(worker, NULL);
	worker->since = az_clock_ms();
	return status;
}

/* Ends the process and takes its wait status. A child that another part of the program reaped is
 * left alone: its number may belong to somebody else by now. */
static int reap(pid_t pid)
{
	enum { MOST_MS = 5000 };
	int ended = -1;
	if (waitpid(pid, &ended, WNOHANG) != 0)
		return ended;
	kill(pid, SIGKILL);
	int64_t until = az_clock_ms() + MOST_MS;
	struct timespec pause = {0, 50000};
	while (waitpid(pid, &ended, WNOHANG) == 0 && az_clock_ms() < until) {
		nanosleep(&pause, NULL);
		if (pause.tv_nsec < 5000000)
			pause.tv_nsec *= 2;
	}
	return ended;
}

void az_worker_stop(az_worker *worker, int *ended)
{
	int status = worker->pid > 0 ? reap(worker->pid) : -1;
	if (ended)
		*ended = status;
	if (worker->channel >= 0)
		close(worker->channel);
	if (worker->memory)
		munmap(worker->memory, worker->size);
	if (worker->memory_fd >= 0)
		close(worker->memory_fd);
	*worker = (az_worker){.channel = -1, .memory_fd = -1, .pinned = worker->pinned};
}

bool az_worker_fits(uint64_t item_bytes, uint64_t room)
{
	return item_bytes <= AZ_LANE_ROOM && room <= AZ_LANE_ROOM;
}

static uint64_t item_bytes(az_job *const *jobs, uint32_t count)
{
	uint64_t bytes = 0;
	for (uint32_t i = 0; i < count; i++)
		bytes += jobs[i]->item.length;
	return bytes;
}

/* Makes the memory as large as one job needs; its request lies behind the header, its answer behind
 * that. */
static assize_status make_whole(
	az_worker *worker, const az_job *job, az_wire *wire, az_error *error)
{
	wire->at = AZ_WORKER_HEADER;
	wire->answer_at = (wire->at + job->item.length + PAGE - 1) / PAGE * PAGE;
	wire->room = job->room > AZ_LANE_ROOM ? job->room : AZ_LANE_ROOM;
	worker->whole = true;
	uint64_t size = wire->answer_at + wire->room;
	if (size <= worker->size)
		return ASSIZE_OK;
	if (ftruncate(worker->memory_fd, (off_t)size))
		return az_error_memory(error);
	void *memory = mremap(worker->memory, worker->size, (size_t)size, MREMAP_MAYMOVE);
	if (memory == MAP_FAILED)
		return az_error_memory(error);
	worker->memory = memory;
	worker->size = (size_t)size;
	return ASSIZE_OK;
}

static void take_lane(az_worker *worker, az_wire *wire)
{
	wire->at = AZ_WORKER_HEADER + (uint64_t)worker->lane * 2 * AZ_LANE_ROOM;
	wire->answer_at = wire->at + AZ_LANE_ROOM;
	wire->room = AZ_LANE_ROOM;
	worker->lane = (worker->lane + 1) % AZ_LANES;
}

assize_status az_worker_send(
	az_worker *worker, az_job *const *jobs, uint32_t count, az_error *error)
{
	az_wire wire = {.magic = AZ_WORKER_MAGIC,
		.version = AZ_WORKER_VERSION,
		.kind = AZ_WIRE_EVALUATE,
		.count = count,
		.sequence = ++worker->sequence,
		.finished = worker->finished,
		.length = item_bytes(jobs, count)};
	assize_status status = ASSIZE_OK;
	if (az_worker_fits(wire.length, jobs[0]->room))
		take_lane(worker, &wire);
	else
		status = make_whole(worker, jobs[0], &wire, error);
	if (status)
		return status;
	wire.memory = worker->size;
	uint64_t at = wire.at;
	for (uint32_t i = 0; i < count; i++) {
		memcpy(worker->memory + at, jobs[i]->item.bytes, jobs[i]->item.length);
		at += jobs[i]->item.length;
	}
	az_flight *flight = &worker->flights[worker->under_way];
	*flight = (az_flight){.count = count,
		.sequence = wire.sequence,
		.finished = wire.finished,
		.answer_at = wire.answer_at,
		.room = wire.room};
	memcpy(flight->jobs, jobs, count * sizeof *jobs);
	worker->finished += count;
	if (worker->under_way++ == 0) {
		worker->seen = 0;
		worker->since = az_clock_ms();
	}
	/* A worker that is gone, or does not read, is found out by its silence. */
	send(worker->channel, &wire, sizeof wire, MSG_DONTWAIT | MSG_NOSIGNAL);
	return ASSIZE_OK;
}

az_received az_worker_receive(az_worker *worker, az_wire *wire)
{
	ssize_t n;
	do
		n = recv(worker->channel, wire, sizeof *wire, MSG_DONTWAIT | MSG_TRUNC);
	while (n < 0 && errno == EINTR);
	if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK))
		return AZ_RECEIVED_NOTHING;
	if (n != (ssize_t)sizeof *wire)
		return AZ_RECEIVED_GONE;
	bool ours = wire->magic == AZ_WORKER_MAGIC && wire->version == AZ_WORKER_VERSION;
	return ours ? AZ_RECEIVED_WIRE : AZ_RECEIVED_GONE;
}

void az_worker_landed(az_worker *worker)
{
	/* Gives back what a large dossier took; the file itself cannot shrink. */
	if (worker->whole && worker->size > AZ_WORKER_SIZE)
		fallocate(worker->memory_fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, AZ_WORKER_SIZE,
			(off_t)(worker->size - AZ_WORKER_SIZE));
	worker->whole = false;
	worker->flights[0] = worker->flights[1];
	worker->under_way--;
	worker->seen = 0;
	worker->since = az_clock_ms();
}

uint32_t az_worker_progress(const az_worker *worker)
{
	const az_worker_header *header = (const az_worker_header *)worker->memory;
	const az_flight *flight = &worker->flights[0];
	uint64_t finished = atomic_load(&header->finished);
	if (!worker->under_way || finished < flight->finished)
		return 0;
	uint64_t done = finished - flight->finished;
	return done < flight->count ? (uint32_t)done : flight->count;
}

/* A text that a worker wrote, out of the shared memory. */
static void copy_text(char *out, size_t size, const char *text)
{
	size_t bad = 0;
	memcpy(out, text, size);
	out[size - 1] = '\0';
	if (!az_text_is_safe(out, strlen(out), &bad))
		out[bad] = '\0';
}

void az_worker_refusal(const az_worker *worker, az_error *error)
{
	const az_worker_header *header = (const az_worker_header *)worker->memory;
	assize_status status = ASSIZE_ERROR_WORKER;
	uint32_t said = header->refused;
	if (said <= ASSIZE_ERROR_INTERNAL && assize_status_is_error((assize_status)said))
		status = (assize_status)said;
	error->status = status;
	copy_text(error->where, sizeof error->where, header->where);
	copy_text(error->text, sizeof error->text, header->text);
	copy_text(error->zh, sizeof error->zh, header->zh);
}
