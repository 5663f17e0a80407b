/* Small exact helpers in Lua: maybe, ratio, least, greatest, share, share_steps, the age of a person, and
 * the working days between two dates. */
#include "host/bind/bind.h"

#include "host/sandbox/stdlib.h"
#include "model/share.h"

/* maybe(entity): the same entity, whose unknown and not applicable fields read as nil; maybe(group): the
 * same group, whose rows are those that are known. */
static int maybe(lua_State *L)
{
	az_runner *runner = az_bind_active(L, "maybe");
	if (az_is_group(L, 1)) {
		az_push_soft_group(L, runner);
		return 1;
	}
	const az_node_object *node = luaL_testudata(L, 1, az_node_name);
	if (!node || node->generation != runner->generation)
		return luaL_error(
			L, "maybe takes a case, defendant or other entity, not a %s", luaL_typename(L, 1));
	az_push_node(L, runner, node->ref, true);
	return 1;
}

/* A number or money as a whole number, for a proportion; both sides must be of one sort. */
static int64_t side(lua_State *L, int index, bool *money)
{
	const az_money_object *amount = luaL_testudata(L, index, az_money_name);
	*money = amount != NULL;
	return amount ? amount->fen : az_check_whole(L, index);
}

/* ratio(a, b): the exact proportion a/b; b must be above zero. */
static int ratio(lua_State *L)
{
	bool a_is_money, b_is_money;
	int64_t a = side(L, 1, &a_is_money), b = side(L, 2, &b_is_money);
	if (a_is_money != b_is_money)
		return luaL_error(L, "ratio takes two amounts of money or two whole numbers");
	if (b <= 0)
		return luaL_error(L, "the denominator of a ratio must be above zero; test it first");
	az_push_ratio(L, a, b);
	return 1;
}

static int extreme(lua_State *L, int operation)
{
	int count = lua_gettop(L), best = 1;
	luaL_checkany(L, 1);
	for (int i = 2; i <= count; i++) {
		if (operation > 0 ? az_stdlib_is_less(L, best, i) : az_stdlib_is_less(L, i, best))
			best = i;
	}
	lua_pushvalue(L, best);
	return 1;
}

static int least(lua_State *L)
{
	return extreme(L, -1);
}

static int greatest(lua_State *L)
{
	return extreme(L, 1);
}

static int64_t claim_at(lua_State *L, int index, lua_Integer i)
{
	lua_rawgeti(L, index, i);
	const az_money_object *amount = luaL_testudata(L, -1, az_money_name);
	int64_t claim = amount ? amount->fen : az_check_whole(L, -1);
	if (claim < 0)
		luaL_error(L, "claim %d is below zero", (int)i);
	lua_pop(L, 1);
	return claim;
}

enum { CLAIMS_MOST = 20000 };

/* The division of a pool at index 1 among the claims at index 2, in userdata that is left on the
 * stack. */
static const az_share_step *divide(lua_State *L, const char *what, lua_Unsigned *count)
{
	az_bind_active(L, what);
	const az_money_object *pool = luaL_testudata(L, 1, az_money_name);
	if (!pool || pool->fen < 0 || !lua_istable(L, 2)) {
		luaL_error(L, "%s takes an amount of money and a list of claims", what);
		return NULL;
	}
	*count = lua_rawlen(L, 2);
	if (*count == 0 || *count > CLAIMS_MOST)
		luaL_error(L, "%s takes 1 to %d claims", what, (int)CLAIMS_MOST);
	az_sandbox_charge(L, (int64_t)*count * 16);
	int64_t *claims = lua_newuserdatauv(L, *count * sizeof *claims, 0);
	for (lua_Unsigned i = 0; i < *count; i++)
		claims[i] = claim_at(L, 2, (lua_Integer)i + 1);
	az_share_step *steps = lua_newuserdatauv(L, *count * sizeof *steps, 0);
	if (!az_money_share(pool->fen, claims, *count, steps))
		luaL_error(L, "the claims sum to nothing, or to more than can be counted");
	return steps;
}

/* share(pool, claims): divides money among claims by the largest remainder; the parts sum to the
 * pool exactly (法释〔2021〕1号 art 438: pro rata). */
static int share(lua_State *L)
{
	lua_Unsigned count;
	const az_share_step *steps = divide(L, "share", &count);
	lua_createtable(L, (int)count, 0);
	for (lua_Unsigned i = 0; i < count; i++) {
		az_push_money(L, steps[i].part);
		lua_rawseti(L, -2, (lua_Integer)i + 1);
	}
	return 1;
}

/* share_steps(pool, claims): the same, with how each came to its part. */
static int share_steps(lua_State *L)
{
	lua_Unsigned count;
	const az_share_step *steps = divide(L, "share_steps", &count);
	lua_createtable(L, (int)count, 0);
	for (lua_Unsigned i = 0; i < count; i++) {
		lua_createtable(L, 0, 4);
		az_push_money(L, steps[i].floor);
		lua_setfield(L, -2, "floor");
		lua_pushinteger(L, steps[i].remainder);
		lua_setfield(L, -2, "remainder");
		lua_pushinteger(L, (lua_Integer)steps[i].place);
		lua_setfield(L, -2, "place");
		az_push_money(L, steps[i].part);
		lua_setfield(L, -2, "part");
		lua_rawseti(L, -2, (lua_Integer)i + 1);
	}
	return 1;
}

static const luaL_Reg functions[] = {
	{"maybe", maybe},
	{"ratio", ratio},
	{"least", least},
	{"greatest", greatest},
	{"share", share},
	{"share_steps", share_steps},
	{"age", az_lua_age},
	{"working_days", az_lua_working_days},
	{NULL, NULL},
};

void az_bind_values(lua_State *L, az_runner *runner)
{
	az_bind_names(L, runner, functions);
}
