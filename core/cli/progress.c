#include "cli/progress.h"

#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* Milliseconds, and bytes of text. */
enum { SILENT = 1000, BETWEEN = 200, PART = 48, LINE = 4 * PART + 64 };

static int64_t now(void)
{
	struct timespec time = {0};
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

void az_cli_progress_begin(az_cli_progress *progress, az_cli_unit unit)
{
	*progress = (az_cli_progress){.unit = unit,
		.lang = progress->lang,
		.shown_at_all = isatty(STDERR_FILENO) == 1,
		.began = now()};
}

static void amount(char out[PART], double value, az_cli_unit unit)
{
	if (unit == AZ_UNIT_BYTES)
		snprintf(out, PART, "%.1f MB", value / 1e6);
	else
		snprintf(out, PART, "%.0f", value);
}

static void remaining(char out[PART], double seconds, assize_lang lang)
{
	out[0] = '\0';
	if (!(seconds >= 0 && seconds < 360000))
		return;
	int whole = (int)(seconds + 0.5);
	if (whole >= 3600)
		az_cli_compose(out, PART, lang, ", %d h %02d min left", whole / 3600, whole / 60 % 60);
	else
		az_cli_compose(out, PART, lang, ", %d:%02d left", whole / 60, whole % 60);
}

/* `passed`: milliseconds since the work began; more than none. */
static void compose(
	char out[LINE], const az_cli_progress *progress, uint64_t done, uint64_t total, int64_t passed)
{
	az_cli_unit unit = progress->unit;
	assize_lang lang = progress->lang;
	char have[PART], whole[PART], rate[PART], left[PART] = "";
	double speed = (double)done * 1000.0 / (double)passed;

	amount(have, (double)done, unit);
	amount(rate, speed, unit);
	if (total == 0 || done > total) {
		az_cli_compose(out, LINE, lang, "%s done, %s a second", have, rate);
		return;
	}
	amount(whole, (double)total, unit);
	if (done > 0)
		remaining(left, (double)(total - done) / speed, lang);
	az_cli_compose(out, LINE, lang, "%s of %s (%d%%), %s a second%s", have, whole,
		(int)((double)done * 100.0 / (double)total), rate, left);
}

/* How wide the line is: a character that is not ASCII is Chinese here, and takes two columns. */
static int columns(const char *line)
{
	int width = 0;
	for (const char *c = line; *c; c++)
		width += ((unsigned char)*c & 0x80) == 0 ? 1 : ((unsigned char)*c & 0xC0) == 0xC0 ? 2 : 0;
	return width;
}

int az_cli_progress_tell(void *context, uint64_t done, uint64_t total)
{
	az_cli_progress *progress = context;
	if (!progress->shown_at_all)
		return 0;
	int64_t time = now();
	if (time - progress->began < SILENT || time - progress->told < BETWEEN)
		return 0;
	char line[LINE];
	compose(line, progress, done, total, time - progress->began);
	int width = columns(line);
	int rest = progress->width > width ? progress->width - width : 0;
	fprintf(stderr, "\r%s%*s", line, rest, "");
	fflush(stderr);
	progress->width = width;
	progress->told = time;
	return 0;
}

void az_cli_progress_clear(az_cli_progress *progress)
{
	if (progress->width == 0)
		return;
	fprintf(stderr, "\r%*s\r", progress->width, "");
	fflush(stderr);
	progress->width = 0;
}
