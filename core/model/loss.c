#include "model/loss.h"

#include <string.h>

#include "model/path.h"

typedef struct losses {
	const az_record *older;
	const az_record *newer;
	az_buffer *out;
	size_t most;
	size_t count;
} losses;

static void add(losses *l, az_ref ref, const char *name)
{
	l->count++;
	if (l->count > l->most)
		return;
	if (l->count > 1)
		az_buffer_string(l->out, ", ");
	if (name)
		az_path_field(l->older, ref, name, l->out);
	else
		az_path_node(l->older, ref, l->out);
}

static void compare(losses *l, az_ref older, az_ref newer);

/* Rows are matched by key; both lists are in key order, but few are long. */
static void compare_rows(losses *l, const az_value *before, const az_value *after)
{
	uint32_t hint = 0;
	for (uint32_t i = 0; i < before->count; i++) {
		uint32_t length;
		az_ref row = az_value_ref(before, i);
		const char *key = az_node_key(l->older, row, &length);
		az_value rest = *after;
		rest.items = after->items ? after->items + (size_t)hint * 4 : NULL;
		rest.count = after->count - hint;
		az_ref other = az_list_find(l->newer, &rest, key, length);
		if (!other) {
			add(l, row, NULL);
			continue;
		}
		while (az_value_ref(after, hint) != other)
			hint++;
		hint++;
		compare(l, row, other);
	}
}

static void compare(losses *l, az_ref older, az_ref newer)
{
	const az_field *field;
	const char *name;
	uint32_t length;
	az_value before, after;
	for (unsigned i = 0; az_node_slot(l->older, older, i, &field, &name, &length, &before); i++) {
		if (before.state != AZ_KNOWN)
			continue;
		if (!field) {
			az_node_get_extension(l->newer, newer, name, length, &after);
			char shown[64];
			size_t n = length < sizeof shown - 1 ? length : sizeof shown - 1;
			memcpy(shown, name, n);
			shown[n] = '\0';
			if (after.state == AZ_UNKNOWN)
				add(l, older, shown);
			continue;
		}
		az_node_get(l->newer, newer, field, &after);
		if (after.state == AZ_UNKNOWN)
			add(l, older, field->name);
		else if (field->type == AZ_LIST)
			compare_rows(l, &before, &after);
		else if (field->type == AZ_ONE && after.state == AZ_KNOWN)
			compare(l, (az_ref)before.number, (az_ref)after.number);
	}
}

size_t az_record_losses(const az_record *older, const az_record *newer, size_t most, az_buffer *out)
{
	losses l = {older, newer, out, most, 0};
	compare(&l, az_record_root(older), az_record_root(newer));
	return l.count;
}
