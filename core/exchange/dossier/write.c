#include "exchange/dossier/write.h"

#include <string.h>

#include "exchange/emit.h"
#include "model/value.h"

typedef struct writer {
	const az_record *record;
	const az_write_options *options;
	az_emit emit;
	az_buffer scratch; /* one value as text */
} writer;

/* A slot with all that is needed to write it: of a field of ours or of a province's. */
typedef struct slot {
	az_field field;
	char name[192];
	az_value value;
} slot;

bool az_write_masks(const az_write_options *options, az_sensitivity sensitivity)
{
	return options->masked && sensitivity != AZ_OPEN;
}

/* Slot `i` of a node; false past the last. An extension that nobody declares is taken as
 * personal. */
static bool get_slot(const writer *w, az_ref ref, unsigned i, slot *out)
{
	const az_field *field;
	const char *name;
	uint32_t length;
	if (!az_node_slot(w->record, ref, i, &field, &name, &length, &out->value))
		return false;
	if (field) {
		out->field = *field;
		return true;
	}
	size_t n = length < sizeof out->name - 1 ? length : sizeof out->name - 1;
	memcpy(out->name, name, n);
	out->name[n] = '\0';
	const az_entity *entity = az_node_entity(w->record, ref);
	const az_extension *extension = az_schema_find(w->options->schema, entity->id, name, length);
	if (extension)
		out->field = az_extension_field(extension);
	else
		out->field = (az_field){.type = out->value.type, .sensitivity = AZ_PERSONAL};
	out->field.name = out->name;
	return true;
}

/* The key of an item as it is written; borrowed until the next value is. */
static const char *key_of(writer *w, az_ref item, uint32_t *length)
{
	const char *key = az_node_key(w->record, item, length);
	if (!w->options->stand_ins)
		return key;
	az_buffer_clear(&w->scratch);
	az_stand_in_item_key(
		w->options->stand_ins, az_node_entity(w->record, item), key, *length, &w->scratch);
	w->emit.out->failed = w->emit.out->failed || w->scratch.failed;
	*length = (uint32_t)w->scratch.length;
	return w->scratch.length ? (const char *)w->scratch.bytes : "";
}

static void write_members(writer *w, const slot *s)
{
	az_emit_words(&w->emit, s->field.name);
	for (uint32_t i = 0; i < s->value.count; i++) {
		const char *text;
		uint32_t length = 0;
		if (s->value.type == AZ_REFS) {
			text = key_of(w, az_value_ref(&s->value, i), &length);
		} else {
			const az_code *code = az_code_numbered(s->field.codes, az_value_code(&s->value, i));
			text = code ? code->key : "";
			length = (uint32_t)strlen(text);
		}
		az_emit_word(&w->emit, text, length);
	}
	az_emit_words_end(&w->emit);
}

static void write_scalar(writer *w, const slot *s)
{
	if (s->value.type == AZ_REF && s->value.state == AZ_KNOWN) {
		uint32_t length;
		const char *key = key_of(w, (az_ref)s->value.number, &length);
		az_emit_text(&w->emit, s->field.name, key, length);
		return;
	}
	az_buffer_clear(&w->scratch);
	az_value_plain(w->record, &s->value, s->field.codes, &w->scratch);
	if (w->scratch.failed) {
		w->emit.out->failed = true;
		return;
	}
	const char *text = w->scratch.length ? (const char *)w->scratch.bytes : "";
	az_type type = s->value.type;
	bool bare = s->value.state == AZ_KNOWN &&
				(type == AZ_FLAG || type == AZ_COUNT || type == AZ_MONEY || type == AZ_RATIO);
	if (bare)
		az_emit_bare(&w->emit, s->field.name, text, w->scratch.length);
	else
		az_emit_text(&w->emit, s->field.name, text, w->scratch.length);
}

static void write_slots(writer *w, az_ref ref);

static void write_key(writer *w, az_ref ref)
{
	uint32_t length;
	const char *key = key_of(w, ref, &length);
	az_emit_text(&w->emit, "key", key, length);
}

static void write_list(writer *w, const slot *s)
{
	if (s->value.count == 0) {
		az_emit_empty(&w->emit, s->field.name, true);
		return;
	}
	az_emit_list(&w->emit, s->field.name);
	for (uint32_t i = 0; i < s->value.count; i++) {
		az_ref item = az_value_ref(&s->value, i);
		az_emit_map(&w->emit, NULL);
		write_key(w, item);
		write_slots(w, item);
		az_emit_end(&w->emit);
	}
	az_emit_end(&w->emit);
}

/* A single has no key of its own: freezing gives it its entity's name. */
static void write_single(writer *w, const slot *s)
{
	slot first;
	az_ref item = (az_ref)s->value.number;
	if (!get_slot(w, item, 0, &first)) {
		az_emit_empty(&w->emit, s->field.name, false);
		return;
	}
	az_emit_map(&w->emit, s->field.name);
	write_slots(w, item);
	az_emit_end(&w->emit);
}

/* Writes what stands in place of a value; false where it is kept. */
static bool write_stand_in(writer *w, az_ref ref, const slot *s)
{
	if (!w->options->stand_ins || s->value.state != AZ_KNOWN)
		return false;
	az_buffer_clear(&w->scratch);
	az_stand stand = az_stand_in(
		w->options->stand_ins, az_node_entity(w->record, ref), &s->field, &s->value, &w->scratch);
	if (stand == AZ_STAND_TEXT)
		az_emit_text(&w->emit, s->field.name, (const char *)w->scratch.bytes, w->scratch.length);
	w->emit.out->failed = w->emit.out->failed || w->scratch.failed;
	return stand != AZ_STAND_KEEP;
}

static void write_slot(writer *w, az_ref ref, const slot *s)
{
	az_type type = s->value.type;
	if (write_stand_in(w, ref, s))
		return;
	if (az_write_masks(w->options, s->field.sensitivity))
		az_emit_text(&w->emit, s->field.name, AZ_MASK, strlen(AZ_MASK));
	else if (s->value.state != AZ_KNOWN)
		write_scalar(w, s);
	else if (type == AZ_LIST)
		write_list(w, s);
	else if (type == AZ_ONE)
		write_single(w, s);
	else if (type == AZ_SET || type == AZ_REFS)
		write_members(w, s);
	else
		write_scalar(w, s);
}

static void write_slots(writer *w, az_ref ref)
{
	slot s;
	for (unsigned i = 0; get_slot(w, ref, i, &s); i++)
		write_slot(w, ref, &s);
}

/* The root's slots stand in two places: its own fields under `case`, its lists beside it. */
static bool root_has_fields(writer *w, az_ref root)
{
	slot s;
	for (unsigned i = 0; get_slot(w, root, i, &s); i++)
		if (s.field.type != AZ_LIST)
			return true;
	return false;
}

static void write_root_key(writer *w, az_ref root)
{
	uint32_t length;
	const char *key = az_node_key(w->record, root, &length);
	if (!w->options->stand_ins) {
		write_key(w, root);
		return;
	}
	az_buffer_clear(&w->scratch);
	az_stand_in_key(w->options->stand_ins, key, length, &w->scratch);
	w->emit.out->failed = w->emit.out->failed || w->scratch.failed;
	az_emit_text(&w->emit, "key", (const char *)w->scratch.bytes, w->scratch.length);
}

static void write_root(writer *w)
{
	slot s;
	az_ref root = az_record_root(w->record);
	if (w->options->masked)
		az_emit_bare(&w->emit, "masked", "true", 4);
	write_root_key(w, root);
	if (root_has_fields(w, root)) {
		az_emit_map(&w->emit, "case");
		for (unsigned i = 0; get_slot(w, root, i, &s); i++)
			if (s.field.type != AZ_LIST)
				write_slot(w, root, &s);
		az_emit_end(&w->emit);
	}
	for (unsigned i = 0; get_slot(w, root, i, &s); i++)
		if (s.field.type == AZ_LIST)
			write_slot(w, root, &s);
}

static void write_dossier(
	const az_record *record, const az_write_options *options, bool yaml, az_buffer *out)
{
	writer w = {.record = record, .options = options};
	az_emit_start(&w.emit, out, yaml);
	write_root(&w);
	az_emit_finish(&w.emit);
	az_buffer_free(&w.scratch);
}

void az_dossier_write_json(const az_record *record, const az_write_options *options, az_buffer *out)
{
	write_dossier(record, options, false, out);
}

void az_dossier_write_yaml(const az_record *record, const az_write_options *options, az_buffer *out)
{
	write_dossier(record, options, true, out);
}
