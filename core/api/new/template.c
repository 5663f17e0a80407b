#include "api/new/template.h"

#include <string.h>

#include "base/embedded.h"
#include "base/json.h"
#include "base/text.h"
#include "policy/key_lists.h"
#include "policy/terms.h"

enum { ID_MOST = 40, TEXT_MOST = 300 };

static const char root[] = "lua/template/";
static const char settings[] = "luarc.json"; /* written by az_schema_install */

/* ---- the id -------------------------------------------------------------------------------------- */

/* The folder's own name: behind the last slash, without slashes at the end. */
static char *name_of(az_arena *arena, const char *folder)
{
	size_t end = strlen(folder);
	while (end > 1 && folder[end - 1] == '/')
		end--;
	size_t from = end;
	while (from > 0 && folder[from - 1] != '/')
		from--;
	return az_arena_copy(arena, folder + from, end - from);
}

/* "My Returns" is my-returns; what else is no letter, figure, _ or - stays, and is refused. */
static void make_plain(char *name)
{
	for (; *name; name++) {
		if (*name >= 'A' && *name <= 'Z')
			*name = (char)(*name - 'A' + 'a');
		else if (*name == ' ' || *name == '.')
			*name = '-';
	}
}

static assize_status find_id(az_new_words *words, const char *folder,
	const assize_new_options *options, az_arena *arena, az_error *error)
{
	char *name = name_of(arena, folder);
	words->id = options->id;
	if (!name)
		return az_error_memory(error);
	if (!words->id) {
		make_plain(name);
		words->id = name;
	}
	if (az_term_is_plain(words->id, "-") && strlen(words->id) <= ID_MOST)
		return ASSIZE_OK;
	if (options->id)
		return az_error_set(error, ASSIZE_ERROR_INPUT, NULL,
			"'%.80s' cannot be the id of a policy; write a lower-case letter, then letters, "
			"digits, "
			"'_' and '-', at most 40 in all",
			options->id);
	return az_error_set(error, ASSIZE_ERROR_INPUT, folder,
		"no id of a policy can be made of this name; give one with --id, as --id returns");
}

/* ---- texts --------------------------------------------------------------------------------------- */

static assize_status check_text(const char *text, az_error *error)
{
	size_t bad;
	size_t length = strlen(text);
	if (length && length <= TEXT_MOST && az_text_is_safe(text, length, &bad) &&
		!strpbrk(text, "\n\r\t"))
		return ASSIZE_OK;
	return az_error_set(error, ASSIZE_ERROR_INPUT, NULL,
		"a title or owner is empty, too long or no plain text; write one line of at most 300 "
		"bytes");
}

static const char *either(const char *first, const char *second, const char *otherwise)
{
	return first ? first : second ? second : otherwise;
}

static assize_status check_authority(const char *authority, az_error *error)
{
	if (az_terms_find(az_authorities, authority))
		return ASSIZE_OK;
	return az_error_set(error, ASSIZE_ERROR_INPUT, NULL,
		"'%.80s' is no authority; write national, province or court", authority);
}

assize_status az_new_words_of(az_new_words *words, const char *folder,
	const assize_new_options *options, az_arena *arena, az_error *error)
{
	const char *zh = options->title_zh, *en = options->title_en, *owner = options->owner;
	*words = (az_new_words){
		.title_zh = either(zh, en, "追赃返还检查"),
		.title_en = either(en, zh, "Return of recovered property"),
		.owner_zh = owner ? owner : "本院（请写明部门）",
		.owner_en = owner ? owner : "This court (name the department)",
		.authority = options->authority ? options->authority : "court",
	};
	assize_status status = find_id(words, folder, options, arena, error);
	if (!status)
		status = check_authority(words->authority, error);
	const char *const texts[] = {words->title_zh, words->title_en, words->owner_zh};
	for (size_t i = 0; i < sizeof texts / sizeof texts[0] && !status; i++)
		status = check_text(texts[i], error);
	return status;
}

/* ---- files --------------------------------------------------------------------------------------- */

/* In front of `text` stands `word`; what takes its place is put out: a text in quotes where it stands
 * in quotes, which JSON and YAML read alike. */
static size_t put_word(const char *text, const char *word, const char *instead, az_buffer *out)
{
	size_t length = strlen(word);
	bool quoted = text[0] == '"';
	if (strncmp(text + quoted, word, length) != 0 || (quoted && text[length + 1] != '"'))
		return 0;
	if (quoted)
		az_json_string(out, instead, strlen(instead));
	else
		az_buffer_string(out, instead);
	return quoted ? length + 2 : length;
}

static size_t put_any_word(const char *text, const az_new_words *words, az_buffer *out)
{
	const char *const pairs[][2] = {{"新规则包", words->title_zh}, {"New policy", words->title_en},
		{"责任部门", words->owner_zh}, {"Owner", words->owner_en}, {"new-policy", words->id}};
	size_t used = 0;
	for (size_t i = 0; i < sizeof pairs / sizeof pairs[0] && !used; i++)
		used = put_word(text, pairs[i][0], pairs[i][1], out);
	return used;
}

/* The authority is a word of every day, so it is known by its key. */
static size_t put_authority(const char *text, const az_new_words *words, az_buffer *out)
{
	static const char line[] = "authority: court";
	if (strncmp(text, line, sizeof line - 1) != 0)
		return 0;
	az_buffer_printf(out, "authority: %s", words->authority);
	return sizeof line - 1;
}

static void put_text(const char *text, const az_new_words *words, az_buffer *out)
{
	while (*text) {
		size_t used = put_any_word(text, words, out);
		if (!used)
			used = put_authority(text, words, out);
		if (!used)
			az_buffer_char(out, *text);
		text += used ? used : 1;
	}
}

const char *az_new_file(size_t i, const az_new_words *words, az_buffer *out)
{
	for (size_t k = 0; k < az_embedded_count; k++) {
		const az_embedded *file = &az_embedded_files[k];
		bool mine = strncmp(file->path, root, sizeof root - 1) == 0;
		const char *path = file->path + (mine ? sizeof root - 1 : 0);
		if (!mine || strcmp(path, settings) == 0 || i-- > 0)
			continue;
		put_text(file->text, words, out);
		return path;
	}
	return NULL;
}
