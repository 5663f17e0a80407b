#include "cli/help/topic.h"

#include <stdio.h>
#include <string.h>

static const char *folder(assize_lang lang)
{
	return lang == ASSIZE_EN ? "docs/en/" : "docs/zh/";
}

static void read_topic(const az_topic_file *file, size_t prefix, az_topic *topic)
{
	const char *name = file->path + prefix;
	snprintf(topic->name, sizeof topic->name, "%.*s", (int)strcspn(name, "."), name);
	const char *title = file->text + strspn(file->text, "# ");
	snprintf(topic->title, sizeof topic->title, "%.*s", (int)strcspn(title, "\n"), title);
	topic->text = file->text;
}

bool az_topic_at(size_t i, assize_lang lang, az_topic *topic)
{
	size_t prefix = strlen(folder(lang));
	for (size_t k = 0; k < az_topic_count; k++) {
		if (strncmp(az_topic_files[k].path, folder(lang), prefix) != 0)
			continue;
		if (i-- > 0)
			continue;
		read_topic(&az_topic_files[k], prefix, topic);
		return true;
	}
	return false;
}

bool az_topic_named(const char *name, assize_lang lang, az_topic *topic)
{
	for (size_t i = 0; az_topic_at(i, lang, topic); i++)
		if (strcmp(topic->name, name) == 0)
			return true;
	return false;
}
