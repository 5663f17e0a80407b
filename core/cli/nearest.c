#include "cli/nearest.h"

#include <string.h>

enum { NAME_MOST = 40 };

static size_t least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Edits (insert, delete, replace, swap of neighbours) from a to b, of at most NAME_MOST bytes. */
static size_t distance(const char *a, const char *b)
{
	size_t rows[3][NAME_MOST + 1];
	size_t *before = rows[0], *last = rows[1], *row = rows[2];
	size_t width = strlen(b);

	for (size_t j = 0; j <= width; j++)
		last[j] = j;
	memcpy(before, last, (width + 1) * sizeof *last);
	for (size_t i = 1; a[i - 1] != '\0'; i++) {
		row[0] = i;
		for (size_t j = 1; j <= width; j++) {
			size_t replaced = last[j - 1] + (a[i - 1] != b[j - 1]);
			row[j] = least(least(last[j] + 1, row[j - 1] + 1), replaced);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				row[j] = least(row[j], before[j - 2] + 1);
		}
		size_t *spare = before;
		before = last;
		last = row;
		row = spare;
	}
	return last[width];
}

void az_cli_nearest_offer(az_cli_nearest *nearest, const char *known)
{
	size_t length = strlen(nearest->name);
	if (length == 0 || length > NAME_MOST || strlen(known) > NAME_MOST)
		return;
	size_t edits = distance(nearest->name, known);
	/* The beginning of a known name is meant, however short. */
	if (length >= 2 && strncmp(nearest->name, known, length) == 0)
		edits = 1;
	size_t most = length <= 3 ? 1 : length <= 8 ? 2 : 3;
	if (edits > most || (nearest->best && edits >= nearest->distance))
		return;
	nearest->best = known;
	nearest->distance = edits;
}

const char *az_cli_nearest_of(const char *name, const char *const *known)
{
	az_cli_nearest nearest = {.name = name};
	for (size_t i = 0; known[i]; i++)
		az_cli_nearest_offer(&nearest, known[i]);
	return nearest.best;
}
