#include "host/sandbox/sandbox.h"

#include <lauxlib.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "host/sandbox/fault.h"
#include "host/sandbox/stdlib.h"

/*
 * Prices. Single instructions of Lua are not all short: an index may walk a chain of keys that
 * collide (2.3 ns a key), `for` reads strings as numbers (2 ns a byte), a comparison reads two
 * strings (0.01 ns a byte, but 5 ns for each zero), and a table that is full is built anew on an
 * insert (quadratic when all its keys collide). None of these can be seen when they run, but the
 * string and the table had to be allocated before, and that can: so an instruction costs one unit
 * more for each PRICE_STEP bytes of the longest string and each PRICE_STEP keys of the widest table
 * that the state has made, and building a wide table costs the square of its keys over PRICE_STEP.
 * Once a zero byte was made (az_sandbox_notice_zeros), a string counts as ZERO_FACTOR times as long.
 *
 * Lua counts all slots of a table's array (0.8 ns a slot) whenever it makes the table's keys anew, and
 * a policy can have that at every insert (a key that collides beside one that was cleared). Making
 * keys is seen, so it costs a unit for each SLOTS_A_UNIT slots of the longest array; a walk over a
 * table costs the same (az_sandbox_charge_walk).
 */
enum {
	SLICE = 1000,     /* instructions between two looks at the budget */
	PRICE_STEP = 256, /* bytes or keys that an instruction may walk for one unit */
	ZERO_FACTOR = 16,
	NODE_BYTES = 24, /* one key of a Lua 5.4 table on a 64-bit machine */
	SLOT_BYTES = 16, /* one slot of a table's array */
	SLOTS_A_UNIT = 64,
	NAMES_BYTES =
		1024, /* Lua's table of short strings at its start; no other block then has its size */
	STRING_HEAD = 25,  /* what Lua adds to a string's bytes */
	GARBAGE = 1 << 20, /* bytes that earlier calls may leave before they are collected */
	COLLECTIONS = 8    /* of a full heap in one call of a long-lived sandbox */
};

struct az_sandbox {
	lua_State *lua;
	az_sandbox_options limits;
	locale_t locale;
	int64_t granted; /* units of the call */
	int64_t left;
	bool each;     /* every instruction is counted, not only slices */
	int64_t since; /* then: instructions since the last slice */
	az_call_cause stop;
	az_refusal refusal;
	int reason;
	size_t live;
	size_t loaded;                        /* live after loading */
	size_t allocated;                     /* since the start of the call */
	size_t named;                         /* of these: for the table of short strings */
	size_t inherited;                     /* garbage of earlier calls at the start of the call */
	size_t longest, widest;               /* bytes and keys, for the price */
	size_t slots;                         /* of the longest array */
	size_t loaded_longest, loaded_widest; /* what loading left */
	size_t loaded_slots;
	void *
		names; /* Lua's table of short strings: as long as the state's past, so no array counts as it */
	void *stack; /* Lua's stack, once it has its final size */
	int refusals;
	bool growing; /* the stack is being made: the next new block is it */
	bool spent;   /* the stack has grown beyond its size */
	bool loading;
	bool zeros, loaded_zeros; /* a string may hold a zero byte */
	az_call_result *result;
};

static void on_count(lua_State *L, lua_Debug *ar);

/* From the next instruction on, every instruction raises. lua_sethook may be called at any time,
 * also from within the allocator. */
static void arm(az_sandbox *sb, az_call_cause cause)
{
	if (sb->stop == AZ_CALL_OK)
		sb->stop = cause;
	if (sb->lua)
		lua_sethook(sb->lua, on_count, LUA_MASKCOUNT, 1);
}

/* The error object is a light userdata: making it takes no memory. */
static int raise_stop(lua_State *L)
{
	lua_pushlightuserdata(L, az_sandbox_of(L));
	return lua_error(L);
}

static int64_t price(const az_sandbox *sb)
{
	size_t bytes = sb->zeros ? sb->longest * ZERO_FACTOR : sb->longest;
	return 1 + (int64_t)((bytes + sb->widest) / PRICE_STEP);
}

static void on_count(lua_State *L, lua_Debug *ar)
{
	(void)ar;
	az_sandbox *sb = az_sandbox_of(L);
	if (sb->each && sb->stop == AZ_CALL_OK && ++sb->since < SLICE)
		return;
	sb->since = 0;
	if (sb->stop == AZ_CALL_OK)
		sb->left -= SLICE * price(sb);
	if (sb->left < 0)
		arm(sb, AZ_CALL_BUDGET);
	if (sb->stop != AZ_CALL_OK)
		raise_stop(L);
}

void az_sandbox_charge(lua_State *L, int64_t units)
{
	az_sandbox *sb = az_sandbox_of(L);
	sb->left -= units;
	if (sb->left < 0)
		arm(sb, AZ_CALL_BUDGET);
	if (sb->stop != AZ_CALL_OK)
		raise_stop(L);
}

void az_sandbox_charge_bytes(lua_State *L, size_t bytes)
{
	az_sandbox_charge(L, 1 + (int64_t)(bytes / 16));
}

void az_sandbox_charge_walk(lua_State *L)
{
	az_sandbox_charge(L, 1 + (int64_t)(az_sandbox_of(L)->slots / SLOTS_A_UNIT));
}

void az_sandbox_notice_kept(lua_State *L, size_t slots)
{
	az_sandbox *sb = az_sandbox_of(L);
	if (sb->loading && slots > sb->loaded_slots)
		sb->loaded_slots = slots;
}

void az_sandbox_notice_zeros(lua_State *L, const char *text, size_t length)
{
	if (length && memchr(text, '\0', length))
		az_sandbox_of(L)->zeros = true;
}

int az_sandbox_stop(lua_State *L, int reason)
{
	az_sandbox *sb = az_sandbox_of(L);
	if (sb->stop == AZ_CALL_OK)
		sb->reason = reason;
	arm(sb, AZ_CALL_STOPPED);
	return raise_stop(L);
}

bool az_sandbox_is_stopped(lua_State *L)
{
	return az_sandbox_of(L)->stop != AZ_CALL_OK;
}

static az_refusal judge(const az_sandbox *sb, const void *ptr, size_t kind, size_t old, size_t size)
{
	if (size > sb->limits.block)
		return AZ_REFUSED_BLOCK;
	if (!ptr && kind == LUA_TSTRING && size > AZ_STRING_LONGEST + STRING_HEAD)
		return AZ_REFUSED_STRING;
	size_t used = sb->limits.long_lived ? sb->live - old : sb->allocated;
	return size > sb->limits.memory - (used < sb->limits.memory ? used : sb->limits.memory)
			   ? AZ_REFUSED_TOTAL
			   : AZ_REFUSED_NOTHING;
}

/* Lua answers a refusal with a collection of all garbage and asks once more. In a long-lived
 * sandbox that may help; a program that lives on the edge would spend its time in it, so not for
 * ever. */
static void *refuse(az_sandbox *sb, az_refusal why)
{
	sb->refusals++;
	if (sb->limits.long_lived && why == AZ_REFUSED_TOTAL && sb->refusals <= 2 * COLLECTIONS &&
		sb->refusals % 2)
		return NULL;
	if (sb->stop == AZ_CALL_OK)
		sb->refusal = why;
	arm(sb, AZ_CALL_MEMORY);
	return NULL;
}

static void spend(az_sandbox *sb, size_t units)
{
	sb->left -= (int64_t)units;
	if (sb->left < 0)
		arm(sb, AZ_CALL_BUDGET);
}

/* How many keys a new block may be for, or 0. The keys of a table are a power of two of nodes; no
 * other block that is no object has this size but by a rare chance, which costs a policy some units,
 * the same everywhere. */
static size_t keys_of(size_t size)
{
	size_t keys = size / NODE_BYTES;
	return size % NODE_BYTES || (keys & (keys - 1)) ? 0 : keys;
}

static void notice_keys(az_sandbox *sb, size_t keys)
{
	spend(sb, sb->slots / SLOTS_A_UNIT);
	if (keys < PRICE_STEP)
		return;
	if (keys > sb->widest)
		sb->widest = keys;
	spend(sb, keys * (keys / PRICE_STEP));
}

/* Notes what a block makes of the price. `kind` is what Lua says of a new block: an object's type, or
 * 0. */
static void notice(az_sandbox *sb, bool grown, size_t kind, size_t size)
{
	size_t keys = grown || kind ? 0 : keys_of(size);
	if (!grown && kind == LUA_TSTRING)
		sb->longest = size > sb->longest ? size : sb->longest;
	else if (!grown && kind)
		return;
	else if (keys)
		notice_keys(sb, keys);
	else if (size / SLOT_BYTES > sb->slots)
		sb->slots = size / SLOT_BYTES;
}

/* The table of short strings grows with all that the state has seen, not with what a call does. */
static bool is_names(const az_sandbox *sb, const void *ptr, size_t kind, size_t size)
{
	return ptr ? ptr == sb->names : !sb->names && !kind && size == NAMES_BYTES;
}

/* Lua moves its stack to a new block when it grows, and then frees the old one. The growth itself
 * cannot be told from a new table, so it is granted, the call is stopped, and the sandbox is spent:
 * with a larger stack its next call would not end where it does in a new sandbox. */
static void notice_stack(az_sandbox *sb, const void *ptr)
{
	if (!ptr || ptr != sb->stack)
		return;
	sb->spent = true;
	if (sb->stop == AZ_CALL_OK)
		sb->refusal = AZ_REFUSED_STACK;
	arm(sb, AZ_CALL_MEMORY);
}

/* Lua takes it for granted that a block can shrink. */
static void *resize(void *ptr, size_t old, size_t size)
{
	void *block = realloc(ptr, size);
	return !block && size <= old ? ptr : block;
}

static void *allocate(void *context, void *ptr, size_t osize, size_t size)
{
	az_sandbox *sb = context;
	size_t old = ptr ? osize : 0;
	if (!size || size > old)
		notice_stack(sb, ptr);
	if (!size) {
		free(ptr);
		sb->live -= old;
		return NULL;
	}
	if (size > old) {
		az_refusal why = judge(sb, ptr, osize, old, size);
		if (why != AZ_REFUSED_NOTHING)
			return refuse(sb, why);
	}
	bool names = is_names(sb, ptr, osize, size), grown = ptr != NULL;
	void *block = resize(ptr, old, size);
	if (!block)
		return refuse(sb, AZ_REFUSED_SYSTEM);
	if (sb->growing)
		sb->stack = block;
	sb->growing = false;
	sb->live += size - old;
	if (size > old)
		sb->allocated += size;
	if (names)
		sb->named += size > old ? size : 0;
	if (names)
		sb->names = block;
	else
		notice(sb, grown, osize, size);
	return block;
}

/* Reached only by an error outside a protected call, of which there is none: what the sandbox does
 * outside of one takes no memory. Returning lets Lua abort, which a worker's parent sees. */
static int on_panic(lua_State *L)
{
	(void)L;
	return 0;
}

static int build(lua_State *L)
{
	az_stdlib_open(L);
	return 0;
}

static void set_limits(az_sandbox *sb, const az_sandbox_options *options)
{
	if (options)
		sb->limits = *options;
	if (!sb->limits.units)
		sb->limits.units = 10000000;
	if (!sb->limits.memory)
		sb->limits.memory = (size_t)32 << 20;
	if (!sb->limits.block)
		sb->limits.block = (size_t)1 << 20;
	sb->granted = sb->left = sb->limits.units;
}

/* The stack gets its final size at once and keeps it: so the depth at which calls are stopped does
 * not depend on when it grew or shrank. lua_checkstack also raises the top of the lowest frame, by
 * which the collector sees all of it in use. */
static bool set_stack(az_sandbox *sb)
{
	sb->growing = true;
	bool done = lua_checkstack(sb->lua, AZ_STACK_SLOTS);
	sb->growing = false;
	return done && sb->stack;
}

az_sandbox *az_sandbox_new(const az_sandbox_options *options)
{
	az_sandbox *sb = calloc(1, sizeof *sb);
	if (!sb)
		return NULL;
	set_limits(sb, options);
	sb->locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
	if (!sb->locale)
		goto failed;
	lua_State *L = lua_newstate(allocate, sb);
	if (!L)
		goto failed;
	sb->lua = L;
	memcpy(lua_getextraspace(L), &sb, sizeof sb);
	lua_atpanic(L, on_panic);
	if (!set_stack(sb))
		goto failed;
	lua_gc(L, LUA_GCINC, 0, 0, 0);
	if (!sb->limits.long_lived)
		lua_gc(L, LUA_GCSTOP);
	lua_pushcfunction(L, build);
	if (lua_pcall(L, 0, 0, 0) != LUA_OK)
		goto failed;
	az_sandbox_loaded(sb);
	sb->loading = true;
	az_sandbox_start(sb);
	return sb;
failed:
	az_sandbox_free(sb);
	return NULL;
}

void az_sandbox_free(az_sandbox *sb)
{
	if (!sb)
		return;
	sb->stack = NULL;
	if (sb->lua)
		lua_close(sb->lua);
	if (sb->locale)
		freelocale(sb->locale);
	free(sb);
}

lua_State *az_sandbox_lua(az_sandbox *sb)
{
	return sb->lua;
}

az_sandbox *az_sandbox_of(lua_State *L)
{
	az_sandbox *sb;
	memcpy(&sb, lua_getextraspace(L), sizeof sb);
	return sb;
}

static size_t garbage(const az_sandbox *sb)
{
	return sb->live > sb->loaded ? sb->live - sb->loaded : 0;
}

static int collect(lua_State *L)
{
	lua_gc(L, LUA_GCCOLLECT);
	return 0;
}

/* From here on instructions are counted, from the beginning of a slice. */
static void watch(az_sandbox *sb)
{
	sb->since = 0;
	lua_sethook(sb->lua, on_count, LUA_MASKCOUNT, sb->each ? 1 : SLICE);
}

/* Forgets the last call's stop first: the collector could not work under its hook. */
static void reset(az_sandbox *sb, int64_t units)
{
	sb->granted = units > 0 && units < sb->limits.units ? units : sb->limits.units;
	sb->left = sb->granted;
	sb->stop = AZ_CALL_OK;
	sb->refusal = AZ_REFUSED_NOTHING;
	sb->reason = sb->refusals = 0;
	sb->allocated = 0;
	sb->named = 0;
	if (!sb->loading) {
		sb->longest = sb->loaded_longest;
		sb->widest = sb->loaded_widest;
		sb->slots = sb->loaded_slots;
		sb->zeros = sb->loaded_zeros;
	}
	watch(sb);
}

void az_sandbox_collect(az_sandbox *sb)
{
	reset(sb, 0);
	lua_pushcfunction(sb->lua, collect);
	if (lua_pcall(sb->lua, 0, 0, 0) != LUA_OK)
		lua_pop(sb->lua, 1);
}

void az_sandbox_start(az_sandbox *sb)
{
	az_sandbox_start_within(sb, 0);
}

void az_sandbox_start_within(az_sandbox *sb, int64_t units)
{
	size_t most = sb->limits.memory / 8 < GARBAGE ? sb->limits.memory / 8 : GARBAGE;
	if (!sb->limits.long_lived && garbage(sb) > most)
		az_sandbox_collect(sb);
	reset(sb, units);
	sb->inherited = garbage(sb);
	if (sb->spent) {
		sb->refusal = AZ_REFUSED_STACK;
		arm(sb, AZ_CALL_MEMORY);
	}
}

void az_sandbox_loaded(az_sandbox *sb)
{
	lua_pushcfunction(sb->lua, collect);
	if (lua_pcall(sb->lua, 0, 0, 0) != LUA_OK)
		lua_pop(sb->lua, 1);
	sb->loading = false;
	sb->loaded = sb->live;
	sb->loaded_longest = sb->longest;
	sb->loaded_widest = sb->widest;
	sb->loaded_zeros = sb->zeros;
}

bool az_sandbox_is_loading(lua_State *L)
{
	return az_sandbox_of(L)->loading;
}

int64_t az_sandbox_units_used(const az_sandbox *sb)
{
	/* What was asked for beyond the budget, which may be any number, was refused and not used. */
	int64_t left = sb->left < 0 ? 0 : sb->left;
	return sb->granted - left + sb->since * price(sb);
}

size_t az_sandbox_allocated(const az_sandbox *sb)
{
	return sb->allocated;
}

size_t az_sandbox_asked_for(const az_sandbox *sb)
{
	return sb->allocated - sb->named;
}

void az_sandbox_count_each(az_sandbox *sb, bool each)
{
	sb->each = each;
}

bool az_sandbox_is_spent(const az_sandbox *sb)
{
	return sb->spent;
}

bool az_sandbox_is_near_limit(const az_sandbox *sb)
{
	return sb->refusals > 0 || sb->allocated + sb->inherited >= sb->limits.memory / 2;
}

void az_sandbox_resume(az_sandbox *sb)
{
	if (sb->stop != AZ_CALL_STOPPED)
		return;
	sb->stop = AZ_CALL_OK;
	sb->reason = 0;
	watch(sb);
}

/* Runs before the stack is unwound, so it can see the lines; calls nothing of the policy and makes
 * no Lua value. Not run for refused memory. */
static int on_error(lua_State *L)
{
	az_sandbox *sb = az_sandbox_of(L);
	if (sb->result)
		az_fault_describe(L, 1, sb->result);
	return 1;
}

az_call_cause az_sandbox_call(az_sandbox *sb, int arguments, int results, az_call_result *result)
{
	lua_State *L = sb->lua;
	int base = lua_gettop(L) - arguments;
	*result = (az_call_result){.cause = AZ_CALL_OK};
	sb->result = result;
	lua_pushcfunction(L, on_error);
	lua_insert(L, base);
	locale_t outer = uselocale(sb->locale);
	int status = lua_pcall(L, arguments, results, base);
	uselocale(outer);
	sb->result = NULL;
	lua_remove(L, base);
	if (status == LUA_OK && sb->stop == AZ_CALL_OK)
		return AZ_CALL_OK;
	lua_settop(L, base - 1);
	result->cause = sb->stop != AZ_CALL_OK ? sb->stop : AZ_CALL_FAULT;
	result->reason = sb->reason;
	result->machine = sb->refusal == AZ_REFUSED_SYSTEM;
	az_fault_finish(result, sb->refusal, &sb->limits);
	return result->cause;
}
