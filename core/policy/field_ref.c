#include "policy/field_ref.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"
#include "policy/keys.h"

static const az_field *extension_field(const az_load *load, const az_extension *extension)
{
	return &load->extension_fields[extension - load->policies->schema.extensions];
}

static bool find_extension(
	const az_load *load, const az_entity *entity, const char *name, az_field_ref *out)
{
	const az_extension *extension =
		az_schema_find(&load->policies->schema, entity->id, name, strlen(name));
	if (!extension)
		return false;
	out->extension = extension;
	out->field = extension_field(load, extension);
	return true;
}

/* A field of the entity itself, or of one of its singles. */
static bool find_own(
	const az_load *load, const az_entity *entity, const char *name, az_field_ref *out)
{
	*out = (az_field_ref){.entity = entity->id};
	if (strncmp(name, "x.", 2) == 0)
		return find_extension(load, entity, name, out);
	const char *dot = strchr(name, '.');
	const az_field *field = az_field_named(entity, name, dot ? (size_t)(dot - name) : strlen(name));
	if (!field || !dot) {
		out->field = field;
		return field != NULL;
	}
	if (field->type != AZ_ONE)
		return false;
	const az_entity *target = az_entity_of(field->target);
	out->one = field;
	if (strncmp(dot + 1, "x.", 2) == 0)
		return find_extension(load, target, dot + 1, out);
	out->field = az_field_named(target, dot + 1, strlen(dot + 1));
	return out->field != NULL;
}

static const char *entity_at(const void *context, size_t i)
{
	(void)context;
	const az_entity *entity = az_entity_of((unsigned)i + 1);
	return entity ? entity->name : NULL;
}

static const az_entity *entity_named(const char *name, size_t length)
{
	char copy[64];
	if (length >= sizeof copy)
		return NULL;
	memcpy(copy, name, length);
	copy[length] = '\0';
	return az_entity_named(copy);
}

static const char *extension_at(const void *context, size_t i)
{
	const az_schema *schema = context;
	return i < schema->count ? schema->extensions[i].name : NULL;
}

static void fault_no_extension(
	const az_load *load, const az_entity *entity, const char *name, az_field_fault *fault)
{
	const char *near = az_text_nearest(name, extension_at, &load->policies->schema);
	az_problems_mend(load->problems, fault->what, sizeof fault->what,
		"no file of fields declares '%s' of %s", name, entity->name);
	if (near && strcmp(near, name) != 0)
		az_problems_mend(
			load->problems, fault->mend, sizeof fault->mend, "did you mean '%s'?", near);
	else
		az_problems_mend(load->problems, fault->mend, sizeof fault->mend,
			"name the file that declares it in the profile's fields");
}

/* What an entity lacks, with the nearest that it has. */
static void fault_missing(
	const az_load *load, const az_entity *entity, const char *name, az_field_fault *fault)
{
	if (strncmp(name, "x.", 2) == 0) {
		fault_no_extension(load, entity, name, fault);
		return;
	}
	const char *dot = strchr(name, '.');
	const az_field *field = az_field_named(entity, name, dot ? (size_t)(dot - name) : strlen(name));
	const char *near = az_field_nearest(entity, name);
	if (field && dot && field->type == AZ_ONE) {
		fault_missing(load, az_entity_of(field->target), dot + 1, fault);
		return;
	}
	if (field && dot) {
		az_problems_mend(load->problems, fault->what, sizeof fault->what,
			"'%s' of %s leads to other subjects, and is not followed here", field->name,
			entity->name);
		az_problems_mend(load->problems, fault->mend, sizeof fault->mend, "follow it in check");
		return;
	}
	az_problems_mend(load->problems, fault->what, sizeof fault->what, "'%s' is no field of %s",
		name, entity->name);
	if (near)
		az_problems_mend(
			load->problems, fault->mend, sizeof fault->mend, "did you mean '%s'?", near);
	else
		az_problems_mend(
			load->problems, fault->mend, sizeof fault->mend, "`assize schema` lists the fields");
}

static void fault_not_seen(
	const az_load *load, const az_entity *subject, const az_entity *head, az_field_fault *fault)
{
	az_problems_mend(load->problems, fault->what, sizeof fault->what,
		"a rule about %s does not see %s", subject->name, head->name);
	az_problems_mend(load->problems, fault->mend, sizeof fault->mend,
		"use its own fields or those of the entities that it belongs to, or make %s the subject",
		head->name);
}

static void fault_no_entity(
	const az_load *load, const char *name, size_t length, az_field_fault *fault)
{
	char head[64];
	snprintf(head, sizeof head, "%.*s", (int)(length < 60 ? length : 60), name);
	const char *near = az_text_nearest(head, entity_at, NULL);
	bool is_entity = near && !strcmp(near, head);
	if (is_entity)
		az_problems_mend(load->problems, fault->what, sizeof fault->what,
			"'%s' is an entity, and none of its fields is named", head);
	else
		az_problems_mend(
			load->problems, fault->what, sizeof fault->what, "nothing is called '%s'", head);
	if (near && !is_entity)
		az_problems_mend(
			load->problems, fault->mend, sizeof fault->mend, "did you mean '%s'?", near);
	else
		az_problems_mend(load->problems, fault->mend, sizeof fault->mend,
			"write entity.field, as case.filed_on");
}

/* True when the name begins with a field of the entity, or can be nothing else. */
static bool begins_own(const az_entity *entity, const char *text, const char *dot)
{
	return !dot || strncmp(text, "x.", 2) == 0 ||
		   az_field_named(entity, text, (size_t)(dot - text)) != NULL;
}

bool az_field_ref_find(const az_load *load, az_entity_id subject, const char *text,
	az_field_ref *out, az_field_fault *fault)
{
	az_field_fault unread;
	az_field_fault *say = fault ? fault : &unread;
	const az_entity *entity = subject ? az_entity_of(subject) : NULL;
	const char *dot = strchr(text, '.');
	const az_entity *head = dot ? entity_named(text, (size_t)(dot - text)) : NULL;
	if (entity && find_own(load, entity, text, out))
		return true;
	if (head && (!entity || az_entity_within(entity, head->id))) {
		if (find_own(load, head, dot + 1, out))
			return true;
		fault_missing(load, head, dot + 1, say);
	} else if (entity && begins_own(entity, text, dot)) {
		fault_missing(load, entity, text, say);
	} else if (head) {
		fault_not_seen(load, entity, head, say);
	} else {
		fault_no_entity(load, text, dot ? (size_t)(dot - text) : strlen(text), say);
	}
	return false;
}

bool az_field_ref_load(
	az_load *load, az_entity_id subject, const char *text, az_place place, az_field_ref *out)
{
	az_field_fault fault;
	if (az_field_ref_find(load, subject, text, out, &fault))
		return true;
	az_problems_add(load->problems, place, NULL, fault.mend, "%s", fault.what);
	return false;
}

bool az_date_ref_load(az_load *load, const az_doc *value, az_field_ref *out)
{
	const char *text = NULL;
	if (!az_keys_text(load, value, &text))
		return false;
	if (strcmp(text, "as_of") == 0) {
		*out = (az_field_ref){.as_of = true};
		return true;
	}
	if (!az_field_ref_load(load, 0, text, az_doc_place(value, load->file), out))
		return false;
	if (out->field->type == AZ_DATE)
		return true;
	az_load_bad(load, value, "name a date field, as case.filed_on, or as_of",
		"'%s' is no date: it is %s", text, az_type_of(out->field->type)->name);
	return false;
}

bool az_field_ref_is_seen(const az_field_ref *ref, az_entity_id subject)
{
	return ref->as_of || !ref->field || az_entity_within(az_entity_of(subject), ref->entity);
}

az_entity_id az_field_ref_owner(const az_field_ref *ref)
{
	return ref->one ? ref->one->target : ref->entity;
}

const char *az_field_ref_path(const az_field_ref *ref, char out[160])
{
	const char *name = ref->extension ? ref->extension->name : ref->field->name;
	snprintf(out, 160, "%s.%s", az_entity_of(az_field_ref_owner(ref))->name, name);
	return out;
}
