/*
 * sample and sample_money: what is drawn for reading by eye (audit/sample.h says how). Items are texts,
 * or tables that have a key: `id`, else `key`, or the field that the option `key` names.
 */
#include <stdlib.h>
#include <string.h>

#include "api/script/script.h"
#include "audit/sample.h"
#include "base/words.h"

enum { SIZE_MOST = 10000, ITEMS_MOST = 10000000 };

/* ---- what both share --------------------------------------------------------------------------- */

static az_seed seed_of(lua_State *L, const az_script *script, int options)
{
	const char *seed = az_option_text(L, options, "seed");
	if (!seed)
		seed = script->options->seed;
	if (!seed || !seed[0])
		az_script_wrong(L,
			"a sample needs a seed: write {seed = \"2026-10\", size = 30}, or call the "
			"script with --seed");
	return (az_seed){seed, seed ? strlen(seed) : 0};
}

static size_t size_of(lua_State *L, int options)
{
	lua_Integer size = az_option_whole(L, options, "size", 0);
	if (size < 1 || size > SIZE_MOST)
		az_script_wrong(L,
			"a sample has a size from 1 to %d: write {seed = \"2026-10\", size = 30}",
			(int)SIZE_MOST);
	return (size_t)size;
}

static bool push_field(lua_State *L, int item, const char *name)
{
	lua_pushstring(L, name);
	if (lua_rawget(L, item) == LUA_TSTRING)
		return true;
	lua_pop(L, 1);
	return false;
}

/* Pushes the key of the item on top of the stack. */
static void push_key(lua_State *L, const char *field)
{
	int item = lua_gettop(L);
	if (lua_type(L, item) == LUA_TSTRING) {
		lua_pushvalue(L, item);
		return;
	}
	if (!lua_istable(L, item))
		az_script_wrong(
			L, "an item is a text or a table with a key, not a %s", luaL_typename(L, item));
	if (field ? push_field(L, item, field)
			  : push_field(L, item, "id") || push_field(L, item, "key"))
		return;
	az_script_wrong(L,
		"an item has no text '%s' to be its key; name the field, as {key = \"case\"}",
		field ? field : "key");
}

/* Pushes item `i` (from 1) of a list or an iterator at `from`; false at the end. */
static bool next_item(lua_State *L, int from, size_t i)
{
	az_sandbox_charge(L, 4);
	if (i > ITEMS_MOST)
		az_script_wrong(L, "there are more than %d items to draw from", (int)ITEMS_MOST);
	if (lua_istable(L, from)) {
		lua_rawgeti(L, from, (lua_Integer)i);
	} else {
		lua_pushvalue(L, from);
		lua_call(L, 0, 1);
	}
	if (!lua_isnil(L, -1))
		return true;
	lua_pop(L, 1);
	return false;
}

static void check_source(lua_State *L, int index)
{
	if (!lua_istable(L, index) && !lua_isfunction(L, index))
		az_script_wrong(L, "a sample is drawn from a list or an iterator, not from a %s",
			luaL_typename(L, index));
}

/* ---- by items ---------------------------------------------------------------------------------- */

/* An item that is in the sample so far; where it is in the table of items is its slot. */
typedef struct place {
	az_hash hash;
	lua_Integer slot;
} place;

/* Where a place belongs among `count` ordered ones; *same: it is there already. */
static size_t find_place(const place *list, size_t count, const az_hash *hash, bool *same)
{
	size_t low = 0, high = count;
	*same = false;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = memcmp(list[middle].hash.bytes, hash->bytes, AZ_HASH_SIZE);
		*same = *same || order == 0;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Takes the item on top of the stack into the sample, where it belongs there, and pops it. */
static void offer(
	lua_State *L, int items, place *list, size_t *count, size_t size, const az_hash *hash)
{
	bool same;
	size_t at = find_place(list, *count, hash, &same);
	if (same)
		az_script_wrong(L, "two items have the same key; each must have its own");
	if (at == size) {
		lua_pop(L, 1);
		return;
	}
	lua_Integer slot = *count < size ? (lua_Integer)*count + 1 : list[size - 1].slot;
	if (*count < size)
		(*count)++;
	memmove(&list[at + 1], &list[at], (*count - at - 1) * sizeof *list);
	list[at] = (place){*hash, slot};
	lua_rawseti(L, items, slot);
}

/* sample(list, {seed=, size=, key=}): the items drawn, in the order of their places. */
static int sample(lua_State *L)
{
	static const char *const names[] = {"seed", "size", "key", NULL};
	az_script *script = az_script_of(L);
	check_source(L, 1);
	az_options_check(L, 2, names);
	az_seed seed = seed_of(L, script, 2);
	size_t size = size_of(L, 2), count = 0;
	const char *field = az_option_text(L, 2, "key");
	place *list = lua_newuserdatauv(L, size * sizeof *list, 0);
	lua_newtable(L);
	int items = lua_gettop(L);
	for (size_t i = 1; next_item(L, 1, i); i++) {
		size_t length;
		push_key(L, field);
		const char *key = lua_tolstring(L, -1, &length);
		az_hash hash = az_sample_place(seed, key, length);
		lua_pop(L, 1);
		offer(L, items, list, &count, size, &hash);
	}
	lua_createtable(L, (int)count, 0);
	for (size_t i = 0; i < count; i++) {
		lua_rawgeti(L, items, list[i].slot);
		lua_rawseti(L, -2, (lua_Integer)i + 1);
	}
	return 1;
}

/* ---- by money ---------------------------------------------------------------------------------- */

/* An item of the whole; its key is a text that the table of keys holds. */
typedef struct share {
	const char *key;
	size_t length;
	uint64_t fen;
	size_t item; /* in the table of items */
} share;

static int by_key(const void *a, const void *b)
{
	const share *one = a, *other = b;
	size_t least = one->length < other->length ? one->length : other->length;
	int order = memcmp(one->key, other->key, least);
	return order ? order : (one->length > other->length) - (one->length < other->length);
}

/* The amount of the item on top of the stack: what the function, or the field, that `amount` names
 * gives. */
static uint64_t amount_of(lua_State *L, int options, const char *key)
{
	int type = lua_getfield(L, options, "amount");
	lua_pushvalue(L, -2);
	if (type == LUA_TFUNCTION) {
		lua_call(L, 1, 1);
	} else if (type == LUA_TSTRING && lua_istable(L, -1)) {
		lua_pushvalue(L, -2);
		lua_gettable(L, -2);
		lua_replace(L, -3);
		lua_pop(L, 1);
	} else {
		az_script_wrong(
			L, "say what an item's amount is: {amount = \"loss_total\"}, or a function");
	}
	const az_money_object *money = luaL_testudata(L, -1, az_money_name);
	int64_t fen = money ? money->fen : 0;
	if (!money && !(lua_isinteger(L, -1) && lua_tointeger(L, -1) == 0))
		az_script_wrong(L, "the amount of %s is %s; leave such items out, and say so", key,
			lua_isnil(L, -1)         ? "unknown"
			: az_script_is_na(L, -1) ? AZ_N("not applicable")
									 : AZ_N("no money"));
	if (fen < 0)
		az_script_wrong(L, "the amount of %s is below zero; leave such items out, and say so", key);
	lua_pop(L, 1);
	return (uint64_t)fen;
}

/* A list of shares in userdata at `index`, at least twice as long; what it held is copied. */
static share *grow(lua_State *L, int index, share *list, size_t count, size_t *capacity)
{
	*capacity = *capacity ? *capacity * 2 : 256;
	share *more = lua_newuserdatauv(L, *capacity * sizeof *more, 0);
	if (count)
		memcpy(more, list, count * sizeof *more);
	lua_replace(L, index);
	return more;
}

enum { SOURCE = 1, OPTIONS = 2, SHARES = 3, ITEMS = 4, KEYS = 5, ENDS = 6 };

static share *collect(lua_State *L, size_t *count)
{
	const char *field = az_option_text(L, OPTIONS, "key");
	share *list = NULL;
	size_t capacity = 0;
	for (*count = 0; next_item(L, SOURCE, *count + 1); (*count)++) {
		share one = {.item = *count + 1};
		if (*count == capacity)
			list = grow(L, SHARES, list, *count, &capacity);
		push_key(L, field);
		one.key = lua_tolstring(L, -1, &one.length);
		lua_rawseti(L, KEYS, (lua_Integer)one.item);
		one.fen = amount_of(L, OPTIONS, one.key);
		lua_rawseti(L, ITEMS, (lua_Integer)one.item);
		list[*count] = one;
	}
	if (*count)
		qsort(list, *count, sizeof *list, by_key);
	for (size_t i = 1; i < *count; i++)
		if (by_key(&list[i - 1], &list[i]) == 0)
			az_script_wrong(L, "two items have the key %s; each must have its own", list[i].key);
	return list;
}

static uint64_t *sum_up(lua_State *L, const share *list, size_t count)
{
	uint64_t *ends = lua_newuserdatauv(L, count * sizeof *ends + 1, 0), sum = 0;
	lua_replace(L, ENDS);
	for (size_t i = 0; i < count; i++) {
		sum += list[i].fen;
		if (sum > INT64_MAX)
			az_script_wrong(L, "the amounts sum to more than can be counted");
		ends[i] = sum;
	}
	if (!sum)
		az_script_wrong(L, "the amounts sum to nothing, so that there is no fen to draw");
	return ends;
}

/* Notes draw `k` on a share: a new row, or one more draw in the row that it has. `rows` maps keys to
 * rows; the result is below it. */
static void note_draw(lua_State *L, int result, int rows, const share *hit, size_t k)
{
	lua_rawgeti(L, KEYS, (lua_Integer)hit->item);
	lua_pushvalue(L, -1);
	if (lua_rawget(L, rows) == LUA_TNIL) {
		lua_pop(L, 1);
		lua_createtable(L, 0, 4);
		lua_rawgeti(L, ITEMS, (lua_Integer)hit->item);
		lua_setfield(L, -2, "item");
		lua_pushvalue(L, -2);
		lua_setfield(L, -2, "key");
		az_push_money(L, (int64_t)hit->fen);
		lua_setfield(L, -2, "amount");
		lua_newtable(L);
		lua_setfield(L, -2, "draws");
		lua_pushvalue(L, -1);
		lua_rawseti(L, result, (lua_Integer)lua_rawlen(L, result) + 1);
		lua_pushvalue(L, -2);
		lua_pushvalue(L, -2);
		lua_rawset(L, rows);
	}
	lua_getfield(L, -1, "draws");
	lua_pushinteger(L, (lua_Integer)k);
	lua_rawseti(L, -2, (lua_Integer)lua_rawlen(L, -2) + 1);
	lua_pop(L, 3);
}

/* sample_money(list, {seed=, size=, amount=, key=}): {item=, key=, amount=, draws={...}} in the order of
 * the first draw, and in the list's `total` the sum that was drawn from. */
static int sample_money(lua_State *L)
{
	static const char *const names[] = {"seed", "size", "key", "amount", NULL};
	az_script *script = az_script_of(L);
	size_t count;
	lua_settop(L, OPTIONS);
	check_source(L, SOURCE);
	az_options_check(L, OPTIONS, names);
	luaL_checktype(L, OPTIONS, LUA_TTABLE);
	az_seed seed = seed_of(L, script, OPTIONS);
	size_t size = size_of(L, OPTIONS);
	lua_pushnil(L);
	lua_newtable(L);
	lua_newtable(L);
	lua_pushnil(L);
	const share *list = collect(L, &count);
	const uint64_t *ends = sum_up(L, list, count);
	lua_newtable(L);
	lua_newtable(L);
	int result = ENDS + 1, rows = ENDS + 2;
	for (size_t k = 1; k <= size; k++) {
		uint64_t fen = az_sample_draw(seed, k, ends[count - 1]);
		note_draw(L, result, rows, &list[az_sample_find(ends, count, fen)], k);
	}
	az_push_money(L, (int64_t)ends[count - 1]);
	lua_setfield(L, result, "total");
	lua_settop(L, result);
	return 1;
}

static const luaL_Reg functions[] = {
	{"sample", sample}, {"sample_money", sample_money}, {NULL, NULL}};

void az_script_open_sample(lua_State *L, az_script *script)
{
	az_script_names(L, script, functions);
}
