#include "report/policydoc/put.h"

#include <string.h>

#include "policy/field_ref.h"
#include "policy/rule.h"
#include "policy/terms.h"
#include "report/finding_words.h"

const char *az_put_title(const az_putting *p, const az_title *title)
{
	const char *text = p->lang == AZ_ZH ? title->zh : title->en;
	return text ? text : "";
}

/* ---- ids ---------------------------------------------------------------------------------------- */

static const char *id(const az_putting *p, const char *kind, const char *of, const char *part)
{
	const char *made =
		az_arena_printf(p->doc->arena, "%s.%s%s%s", kind, of, part ? "." : "", part ? part : "");
	if (!made)
		p->doc->failed = true;
	return made ? made : "";
}

const char *az_put_rule_id(const az_putting *p, const az_rule *rule, const char *part)
{
	const char *name = az_arena_printf(p->doc->arena, "%s.%s", rule->policy->id, rule->id);
	return id(p, "rule", name ? name : "", part);
}

const char *az_put_policy_id(const az_putting *p, const az_policy *policy, const char *part)
{
	return id(p, "policy", policy->id, part);
}

/* A module is called by its name where that is plain, else by its place among the files. */
const char *az_put_module_id(
	const az_putting *p, const az_policy *policy, const az_bundle_file *file)
{
	const char *name = az_put_file_name(policy, file) + strlen("lib/");
	size_t length = strlen(name) - strlen(".lua");
	const char *bare = az_arena_copy(p->doc->arena, name, length);
	if (bare && !az_term_is_plain(bare, "-"))
		bare = az_arena_printf(
			p->doc->arena, "%zu", (size_t)(file - p->input->policies->bundle->files));
	const char *of = az_arena_printf(p->doc->arena, "%s.%s", policy->id, bare ? bare : "");
	return id(p, "module", of ? of : "", NULL);
}

const char *az_put_file_name(const az_policy *policy, const az_bundle_file *file)
{
	size_t length = strlen(policy->folder);
	bool in = strncmp(file->path, policy->folder, length) == 0 && file->path[length] == '/';
	return in ? file->path + length + 1 : file->path;
}

bool az_put_is_module(const az_policy *policy, const az_bundle_file *file)
{
	const char *name = az_put_file_name(policy, file);
	return name != file->path && strncmp(name, "lib/", 4) == 0;
}

/* ---- runs --------------------------------------------------------------------------------------- */

void az_put_rule_link(const az_putting *p, const az_rule *rule)
{
	az_document_link(p->doc, az_put_rule_id(p, rule, NULL), az_put_title(p, &rule->title));
}

void az_put_day(const az_putting *p, int32_t day)
{
	az_document_figure(p->doc, AZ_DATE, az_date_pack((az_date){day, AZ_DAY}), NULL);
}

void az_put_layer(const az_putting *p, const char *layer)
{
	static const struct {
		const char *name;
		const char *zh;
	} layers[] = {{"national", "全国"}, {"province", "省级"}, {"court", "本院"}};
	const char *shown = layer;
	for (size_t i = 0; p->lang == AZ_ZH && i < sizeof layers / sizeof layers[0]; i++)
		if (strcmp(layers[i].name, layer) == 0)
			shown = layers[i].zh;
	az_document_text(p->doc, shown);
}

void az_put_count(const az_putting *p, uint64_t count)
{
	az_document_figure(p->doc, AZ_COUNT, (int64_t)count, NULL);
}

void az_put_law(const az_putting *p, const az_law *law)
{
	az_document_text(p->doc, az_put_title(p, &law->title));
	if (!law->verified)
		az_document_say(p->doc, "（未核实）", " (not verified)");
}

const char *az_put_field_title(const az_putting *p, const az_field *field, const az_extension *more)
{
	if (more)
		return p->lang == AZ_ZH ? more->zh : more->en;
	return p->lang == AZ_ZH ? field->zh : field->en;
}

void az_put_field(const az_putting *p, az_entity_id subject, const az_field_ref *ref)
{
	char path[160];
	const az_entity *owner = az_entity_of(az_field_ref_owner(ref));
	const char *title = az_put_field_title(p, ref->field, ref->extension);
	if (owner->id != subject && p->lang == AZ_ZH)
		az_document_format(p->doc, "%s的", owner->zh);
	az_document_say(p->doc, "“", "“");
	az_document_text(p->doc, title);
	az_document_say(p->doc, "”", "”");
	if (owner->id != subject && p->lang == AZ_EN)
		az_document_format(p->doc, " of the %s", owner->en);
	az_document_say(p->doc, "（", " (");
	az_document_word(p->doc, az_field_ref_path(ref, path));
	az_document_say(p->doc, "）", ")");
}

const char *az_put_subject(const az_putting *p, const az_rule *rule)
{
	const az_entity *entity = az_entity_of(rule->subject);
	if (rule->is_group)
		return p->lang == AZ_ZH ? "一组案件" : "a group of cases";
	return p->lang == AZ_ZH ? entity->zh : entity->en;
}

void az_put_term(const az_putting *p, const char *zh, const char *en)
{
	az_document_term(p->doc);
	az_document_say(p->doc, zh, en);
	az_document_description(p->doc);
}

void az_put_kind(const az_putting *p, az_kind kind, az_level level, uint8_t attention)
{
	az_document_text(p->doc, az_kind_shown(kind, p->lang));
	az_document_say(p->doc, "，", ", ");
	if (az_kind_is_paired(kind))
		az_document_format(p->doc, p->lang == AZ_ZH ? "关注%u" : "attention %u", attention);
	else
		az_document_text(p->doc, az_level_shown(level, p->lang));
}

static void put_place(const az_putting *p, const az_piece *piece)
{
	az_document_text(p->doc, "〔");
	if (piece->kind == AZ_PIECE_FIELD)
		az_document_emphasis(
			p->doc, az_put_field_title(p, piece->field.field, piece->field.extension));
	else if (piece->kind == AZ_PIECE_PARAMETER)
		az_document_emphasis(p->doc, az_put_title(p, &piece->parameter->title));
	else if (piece->kind == AZ_PIECE_GROUP_KEY)
		az_document_emphasis(p->doc, p->lang == AZ_ZH ? "组的标识" : "the group's key");
	else if (piece->kind == AZ_PIECE_GROUP_CASES)
		az_document_emphasis(p->doc, p->lang == AZ_ZH ? "案件数" : "number of cases");
	else
		az_document_word(p->doc, piece->text);
	az_document_text(p->doc, "〕");
}

void az_put_template(const az_putting *p, const az_message *message)
{
	const az_template *text = p->lang == AZ_ZH ? &message->zh : &message->en;
	for (size_t i = 0; i < text->count; i++) {
		if (text->pieces[i].kind == AZ_PIECE_TEXT)
			az_document_text(p->doc, text->pieces[i].text);
		else
			put_place(p, &text->pieces[i]);
	}
}

/* ---- tables ------------------------------------------------------------------------------------- */

static void put_in_force(const az_putting *p, const az_law *law)
{
	if (law->from == INT32_MIN && law->until == INT32_MAX) {
		az_document_say(p->doc, "登记未载明", "not on record");
		return;
	}
	if (law->from != INT32_MIN) {
		az_document_say(p->doc, "自", "from ");
		az_put_day(p, law->from);
	}
	if (law->until != INT32_MAX) {
		az_document_say(p->doc, "至", " to ");
		az_put_day(p, law->until);
	}
}

void az_put_laws(const az_putting *p, const char *caption, const az_law *const *laws, size_t count)
{
	static const az_column columns[] = {{.zh = "条文", .en = "law"}, {.zh = "标识", .en = "id"},
		{.zh = "施行", .en = "in force"}, {.zh = "核实", .en = "verified"},
		{.zh = "出处、说明", .en = "source, note"}};
	az_document_table(p->doc, caption, columns, sizeof columns / sizeof columns[0]);
	for (size_t i = 0; i < count; i++) {
		const az_law *law = laws[i];
		az_document_cell(p->doc);
		az_document_text(p->doc, az_put_title(p, &law->title));
		az_document_cell(p->doc);
		az_document_word(p->doc, law->id);
		az_document_cell(p->doc);
		put_in_force(p, law);
		az_document_cell(p->doc);
		az_document_say(p->doc, law->verified ? "已核实" : "未核实", law->verified ? "yes" : "no");
		az_document_cell(p->doc);
		az_document_text(p->doc, law->source ? law->source : "");
		if (law->source && law->note)
			az_document_say(p->doc, "；", "; ");
		az_document_text(p->doc, law->note ? law->note : "");
	}
}
