#include "report/explain/change.h"

#include "model/derived.h"
#include "model/money.h"
#include "model/numbers.h"
#include "report/explain/numbers.h"

/* ---- the fields behind a fact ---------------------------------------------------------------- */

static az_field field_of(const az_policies *policies, const az_record *record, az_fact fact)
{
	const az_field *field;
	const az_extension *extension;
	az_fact_name(policies, record, fact, &field, &extension);
	return extension ? az_extension_field(extension) : *field;
}

static bool can_change(const az_field *field)
{
	if (field->sensitivity != AZ_OPEN || field->number == 1 || field->derive)
		return false;
	switch (field->type) {
	case AZ_FLAG:
	case AZ_COUNT:
	case AZ_MONEY:
	case AZ_DATE:
	case AZ_CODE:
	case AZ_SET:
		return true;
	default:
		return false;
	}
}

/* True when the field of `node` names `target`. */
static bool refers(const az_record *record, az_ref node, unsigned number, az_ref target)
{
	az_value value;
	az_node_get(record, node, az_field_numbered(az_node_entity(record, node), number), &value);
	return value.state == AZ_KNOWN && (az_ref)value.number == target;
}

/* The number of the field of `node` that a derived field of `of` is made from, or 0. */
static uint16_t made_from(const az_record *record, az_derive_fn *derive, az_ref of, az_ref node)
{
	az_entity_id id = az_node_entity(record, node)->id;
	if (derive == az_derive_loss_known)
		return id == AZ_VICTIM ? AZ_VICTIM_LOSS : 0;
	if (derive == az_derive_repaid)
		return id == AZ_PAYMENT && refers(record, node, AZ_PAYMENT_DEBTOR, of) ? AZ_PAYMENT_AMOUNT
																			   : 0;
	if (derive == az_derive_returned)
		return id == AZ_PAYMENT && refers(record, node, AZ_PAYMENT_PAYEE, of) ? AZ_PAYMENT_AMOUNT
																			  : 0;
	if (derive == az_derive_outstanding)
		return node == of ? AZ_ENFORCEMENT_AMOUNT : 0;
	if (derive == az_derive_pursued)
		return id == AZ_CHARGE && az_node_ancestor(record, node, AZ_DEFENDANT) == of
				   ? AZ_CHARGE_STATE
				   : 0;
	return 0;
}

bool az_change_fields(const az_policies *policies, const az_record *record, az_fact fact,
	az_arena *arena, az_fact **fields, size_t *count)
{
	az_field field = field_of(policies, record, fact);
	size_t nodes = 2;
	*count = 0;
	for (az_ref ref = az_record_next(record, 0); field.derive && ref;
		 ref = az_record_next(record, ref))
		nodes++;
	az_fact *found = az_arena_array(arena, nodes, sizeof *found);
	*fields = found;
	if (!found)
		return false;
	if (can_change(&field))
		found[(*count)++] = fact;
	for (az_ref ref = az_record_next(record, 0); field.derive && ref;
		 ref = az_record_next(record, ref)) {
		uint16_t number = made_from(record, field.derive, fact.node, ref);
		if (number)
			found[(*count)++] = (az_fact){ref, number, 0};
		if (number == AZ_ENFORCEMENT_AMOUNT && field.derive == az_derive_outstanding)
			found[(*count)++] = (az_fact){ref, AZ_ENFORCEMENT_PERFORMED, 0};
	}
	return true;
}

/* ---- values ---------------------------------------------------------------------------------- */

const char *az_change_text(az_type type, int64_t number, az_arena *arena)
{
	char text[AZ_MONEY_TEXT];
	if (type == AZ_COUNT)
		return az_arena_printf(arena, "%lld", (long long)number);
	if (type == AZ_MONEY)
		return az_arena_string(arena, az_money_format(number, text));
	if (number < INT32_MIN || number > INT32_MAX)
		return NULL;
	return az_arena_string(arena, az_date_format((az_date){(int32_t)number, AZ_DAY}, text));
}

bool az_change_number(const az_value *value, int64_t *number)
{
	az_date date;
	*number = value->number;
	if (value->state != AZ_KNOWN)
		return false;
	if (value->type != AZ_DATE)
		return true;
	if (!az_date_unpack(value->number, &date))
		return false;
	*number = date.first;
	return true;
}

typedef struct list {
	az_arena *arena;
	az_change *items;
	size_t count;
	bool failed;
} list;

static void add(list *l, az_change change)
{
	if (!change.text) {
		l->failed = true;
		return;
	}
	l->items[l->count++] = change;
}

static bool make_room(list *l, size_t count)
{
	l->items = az_arena_array(l->arena, count + 1, sizeof *l->items);
	l->failed = !l->items;
	return !l->failed;
}

static void add_flags(list *l, const az_value *value)
{
	if (!make_room(l, 2))
		return;
	if (value->state != AZ_KNOWN || !value->number)
		add(l, (az_change){.text = "true"});
	if (value->state != AZ_KNOWN || value->number)
		add(l, (az_change){.text = "false"});
}

static void add_codes(list *l, const az_value *value, const az_vocabulary *codes)
{
	if (!make_room(l, codes->count))
		return;
	for (size_t i = 0; i < codes->count; i++)
		if (value->state != AZ_KNOWN || value->number != codes->codes[i].number)
			add(l, (az_change){.text = codes->codes[i].key});
}

/* The set's terms without one and with another (0: none). */
static const char *set_text(
	list *l, const az_value *value, const az_vocabulary *codes, uint16_t without, uint16_t with)
{
	az_buffer text = {0};
	for (size_t i = 0; i < codes->count; i++) {
		uint16_t number = codes->codes[i].number;
		bool has = value->state == AZ_KNOWN && az_value_has_code(value, number);
		if (number != without && (has || number == with))
			az_buffer_printf(&text, "%s%s", text.length ? ", " : "", codes->codes[i].key);
	}
	if (!text.length)
		az_buffer_string(&text, "[]");
	char *copy =
		text.failed ? NULL : az_arena_copy(l->arena, (const char *)text.bytes, text.length);
	az_buffer_free(&text);
	return copy;
}

static void add_sets(list *l, const az_value *value, const az_vocabulary *codes)
{
	if (!make_room(l, codes->count + 1))
		return;
	if (value->state != AZ_KNOWN)
		add(l, (az_change){.text = "[]"});
	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < codes->count; i++) {
			uint16_t number = codes->codes[i].number;
			bool has = value->state == AZ_KNOWN && az_value_has_code(value, number);
			if (has == (pass == 1))
				continue;
			add(l, (az_change){.kind = has ? AZ_CHANGE_WITHOUT : AZ_CHANGE_WITH,
					   .text = set_text(l, value, codes, has ? number : 0, has ? 0 : number),
					   .code = number});
		}
}

static void add_numbers(
	list *l, az_fact fact, const az_value *value, az_type type, const az_told *told, int32_t as_of)
{
	az_numbers numbers;
	az_numbers_near(&numbers, fact, value, type, told, as_of);
	if (!make_room(l, numbers.count))
		return;
	for (size_t i = 0; i < numbers.count; i++)
		add(l,
			(az_change){.text = az_change_text(type, numbers.items[i], l->arena), .ordered = true});
}

bool az_change_list(const az_policies *policies, const az_record *record, az_fact fact,
	const az_told *told, int32_t as_of, az_arena *arena, az_changes *changes)
{
	az_value value;
	list l = {.arena = arena};
	az_field field = field_of(policies, record, fact);
	az_fact_value(policies, record, fact, &value);
	if (field.type == AZ_FLAG)
		add_flags(&l, &value);
	else if (field.type == AZ_CODE && field.codes)
		add_codes(&l, &value, field.codes);
	else if (field.type == AZ_SET && field.codes)
		add_sets(&l, &value, field.codes);
	else if (field.type == AZ_COUNT || field.type == AZ_MONEY || field.type == AZ_DATE)
		add_numbers(&l, fact, &value, field.type, told, as_of);
	*changes = (az_changes){l.items, l.count};
	return !l.failed;
}
