/*
 * A worker that speaks the protocol and misbehaves on demand: in the way that the key of a dossier names
 * (the part before its first '-'), or at the start in the way that the profile's name says. It stands
 * for a worker whose policy broke out of everything but the process, so it runs in no jail.
 *
 * To every other dossier it answers one outcome whose text is the key.
 */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "host/cost.h"
#include "host/worker/protocol.h"

typedef struct fake {
	unsigned char *memory;
	size_t size;
	az_policies *policies;
	az_arena *arena;
} fake;

static az_worker_header *header(const fake *f)
{
	return (az_worker_header *)f->memory;
}

static void say(az_wire wire)
{
	wire.magic = AZ_WORKER_MAGIC;
	wire.version = AZ_WORKER_VERSION;
	if (write(AZ_WORKER_CHANNEL, &wire, sizeof wire) != (ssize_t)sizeof wire)
		_exit(1);
}

static void refuse(const fake *f, uint32_t status, const char *where, const char *text)
{
	header(f)->refused = status;
	snprintf(header(f)->where, sizeof header(f)->where, "%s", where);
	snprintf(header(f)->text, sizeof header(f)->text, "%s", text);
	say((az_wire){.kind = AZ_WIRE_REFUSED});
	pause();
}

/* What this process was started with. */
static void refuse_with_inheritance(const fake *f)
{
	extern char **environ;
	char text[256] = "descriptors";
	for (int fd = 0; fd < 1000; fd++) {
		size_t n = strlen(text);
		if (fcntl(fd, F_GETFD) >= 0)
			snprintf(text + n, sizeof text - n, " %d", fd);
	}
	sigset_t blocked;
	sigprocmask(SIG_BLOCK, NULL, &blocked);
	struct sigaction pipe_action;
	sigaction(SIGPIPE, NULL, &pipe_action);
	size_t n = strlen(text);
	snprintf(text + n, sizeof text - n, ", environment %d, blocked %d, ignored %d",
		environ[0] != NULL, sigismember(&blocked, SIGUSR1), pipe_action.sa_handler == SIG_IGN);
	refuse(f, ASSIZE_ERROR_WORKER, "", text);
}

static void misbehave_at_the_start(const fake *f)
{
	const char *name = f->policies->name;
	if (!strcmp(name, "ends"))
		_exit(3);
	if (!strcmp(name, "other"))
		_exit(64);
	if (!strcmp(name, "inherits"))
		refuse_with_inheritance(f);
	if (!strcmp(name, "refuses"))
		refuse(f, ASSIZE_ERROR_POLICY, "p/rules/r.lua:7", "it faults; mend the rule");
	if (!strcmp(name, "lies"))
		refuse(f, 77, "\x1b[31m", "\xff\xff");
	if (!strcmp(name, "long")) {
		memset(header(f)->where, 'x', sizeof header(f)->where + sizeof header(f)->text);
		say((az_wire){.kind = AZ_WIRE_REFUSED});
	}
	if (!strcmp(name, "chatters")) {
		say((az_wire){.kind = AZ_WIRE_READY});
		say((az_wire){.kind = AZ_WIRE_READY});
		pause();
	}
}

static bool is(const char *key, const char *how)
{
	size_t n = strlen(how);
	return strncmp(key, how, n) == 0 && key[n] == '-';
}

/* True once for a key and a parent, whichever worker asks. */
static bool first_time(const char *key)
{
	char path[256];
	snprintf(path, sizeof path, "/tmp/assize-fake-%d-%s", (int)getppid(), key);
	return open(path, O_CREAT | O_EXCL | O_WRONLY, 0600) >= 0;
}

/* As a policy would that broke the process; the sanitizers would report it and exit. */
static void crash(void)
{
	signal(SIGSEGV, SIG_DFL);
	raise(SIGSEGV);
}

static void misbehave_before(const fake *f, const char *key)
{
	if (is(key, "die"))
		crash();
	if (is(key, "exit"))
		_exit(3);
	if (is(key, "hang"))
		pause();
	if (is(key, "once") && first_time(key))
		crash();
	if (is(key, "blame")) {
		atomic_store(&header(f)->finished, 0);
		raise(SIGKILL);
	}
	if (is(key, "future")) {
		atomic_store(&header(f)->finished, UINT64_MAX);
		pause();
	}
}

static void put_outcome(const fake *f, const az_record *record, const char *key, az_buffer *out)
{
	uint32_t count = is(key, "big") ? 20000 : 1;
	az_buffer_u32(out, count);
	az_buffer_u8(out, 0);
	for (uint32_t i = 0; i < count; i++)
		az_outcome_put_missing(out, f->policies->rules[0]->index, az_record_root(record),
			AZ_CAUSE_FAULT, (az_fact){0}, 0, key, strlen(key), NULL, 0, NULL, 0);
}

/* Spoils the reply to one dossier. */
static void misbehave_in_reply(const char *key, az_buffer *reply)
{
	if (is(key, "status"))
		az_buffer_patch_u32(reply, 0, ASSIZE_ERROR_INTERNAL);
	if (is(key, "memory"))
		az_buffer_patch_u32(reply, 0, ASSIZE_ERROR_MEMORY);
	if (is(key, "nostatus"))
		az_buffer_patch_u32(reply, 0, ASSIZE_NO);
	if (is(key, "length"))
		az_buffer_patch_u32(reply, 4, 0xffffffff);
	if (is(key, "rule"))
		az_buffer_patch_u32(reply, 8 + 5 + 1, 1000);
	if (is(key, "subject"))
		az_buffer_patch_u32(reply, 8 + 5 + 5, 17);
	if (is(key, "entries"))
		az_buffer_patch_u32(reply, 8, 0x7fffffff);
	if (is(key, "garbage"))
		for (size_t i = 0; i < reply->length; i++)
			reply->bytes[i] = (unsigned char)(i * 37 + 11);
	if (is(key, "cost")) { /* instead of the two empty blocks at the end */
		az_buffer cost = {0};
		az_cost_put(&cost, &(az_cost){.units = INT64_MAX});
		reply->length -= 8;
		az_buffer_block(reply, cost.bytes, cost.length);
		az_buffer_u32(reply, 0);
		az_buffer_free(&cost);
	}
	if (is(key, "trace")) {
		az_buffer_patch_u32(reply, reply->length - 4, 9);
		az_buffer_u8(reply, 1); /* a subject of a rule that is not there */
		az_buffer_u32(reply, 1000);
		az_buffer_u32(reply, 16);
	}
}

/* True where the message is spoilt, and the rest of the request does not matter. */
static bool misbehave_in_message(const char *key, az_wire *answer)
{
	az_wire before = *answer;
	if (is(key, "toolong"))
		answer->length = UINT64_MAX - 3;
	if (is(key, "toomany"))
		answer->count += 1000000;
	if (is(key, "sequence"))
		answer->sequence++;
	if (is(key, "needs")) {
		answer->count = 0;
		answer->length = 0;
		answer->needed = (1 << 20) + answer->sequence;
	}
	if (is(key, "needsall")) {
		answer->count = 0;
		answer->length = 0;
		answer->needed = UINT64_MAX;
	}
	if (is(key, "kind"))
		answer->kind = AZ_WIRE_EVALUATE;
	if (is(key, "few"))
		answer->count = 0;
	return memcmp(&before, answer, sizeof before) != 0;
}

/* Says more than it was asked. */
static void misbehave_after(const fake *f, const char *key, const az_wire *wire)
{
	if (is(key, "flood"))
		for (int i = 0; i < 50; i++)
			say((az_wire){.kind = AZ_WIRE_ANSWER, .sequence = wire->sequence + (uint64_t)i});
	if (is(key, "half") && write(AZ_WORKER_CHANNEL, "AZ", 2) != 2)
		_exit(1);
	if (is(key, "rewrite"))
		for (int i = 0; i < 2000; i++)
			memset(f->memory + wire->answer_at, i, 4096);
}

static void answer_item(const fake *f, const az_ask *ask, const char *key, az_buffer *reply)
{
	az_buffer block = {0};
	put_outcome(f, &ask->request.record, key, &block);
	if (is(key, "memory")) {
		az_buffer_clear(&block);
		az_buffer_string(&block, "no room; buy some");
	}
	const az_reply whole = {.block = block.bytes, .length = (uint32_t)block.length};
	az_reply_put(reply, &whole);
	az_buffer_free(&block);
	misbehave_in_reply(key, reply);
}

static void key_of(const az_record *record, char *key, size_t size)
{
	uint32_t length = 0;
	const char *text = az_node_key(record, az_record_root(record), &length);
	snprintf(key, size, "%.*s", (int)length, text);
}

static void answer_request(fake *f, const az_wire *wire)
{
	az_cursor cursor = {.bytes = f->memory + wire->at, .length = (size_t)wire->length};
	az_wire answer = {.kind = AZ_WIRE_ANSWER, .sequence = wire->sequence};
	az_ask ask;
	char key[64], last[64] = "";
	while (answer.count < wire->count && az_ask_next(&cursor, f->policies, f->arena, &ask)) {
		az_buffer reply = {0};
		key_of(&ask.request.record, key, sizeof key);
		atomic_store(&header(f)->finished, wire->finished + answer.count);
		misbehave_before(f, key);
		answer_item(f, &ask, key, &reply);
		if (reply.length > wire->room - answer.length) {
			answer.needed = reply.length;
			az_buffer_free(&reply);
			break;
		}
		memcpy(f->memory + wire->answer_at + answer.length, reply.bytes, reply.length);
		answer.length += reply.length;
		answer.count++;
		az_buffer_free(&reply);
		memcpy(last, key, sizeof last);
		if (misbehave_in_message(key, &answer))
			break;
	}
	say(answer);
	misbehave_after(f, last, wire);
}

static void follow(fake *f, const az_wire *wire)
{
	if (wire->memory <= f->size)
		return;
	f->memory = mremap(f->memory, f->size, (size_t)wire->memory, MREMAP_MAYMOVE);
	if (f->memory == MAP_FAILED)
		_exit(1);
	f->size = (size_t)wire->memory;
}

static void load(fake *f)
{
	struct stat st;
	az_bundle *bundle = NULL;
	az_problems *problems = az_problems_new(1);
	if (fstat(AZ_WORKER_MEMORY, &st))
		_exit(1);
	f->size = (size_t)st.st_size;
	f->memory = mmap(NULL, f->size, PROT_READ | PROT_WRITE, MAP_SHARED, AZ_WORKER_MEMORY, 0);
	f->arena = az_arena_new();
	if (f->memory == MAP_FAILED || !f->arena || !problems ||
		az_bundle_decode(
			&bundle, f->memory + AZ_WORKER_HEADER, (size_t)header(f)->bundle_size, NULL) ||
		az_policies_load(&f->policies, bundle, problems))
		_exit(2);
	/* The memory cannot be cut short under the pool, whoever tries. */
	if (ftruncate(AZ_WORKER_MEMORY, 4096) == 0 || errno != EPERM)
		_exit(4);
}

int main(void)
{
	fake f = {0};
	az_wire wire;
	load(&f);
	misbehave_at_the_start(&f);
	say((az_wire){.kind = AZ_WIRE_READY});
	while (read(AZ_WORKER_CHANNEL, &wire, sizeof wire) == (ssize_t)sizeof wire) {
		follow(&f, &wire);
		answer_request(&f, &wire);
	}
	_exit(0);
}
