#include "cli/progress.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { SILENT = 1000, BETWEEN = 200, REMAINING = 64 };

static int64_t now(void)
{
	struct timespec time = {0};
	clock_gettime(CLOCK_MONOTONIC, &time);
	return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

void az_cli_progress_begin(az_cli_progress *progress)
{
	*progress = (az_cli_progress){.shown_at_all = isatty(STDERR_FILENO) == 1, .began = now()};
}

static void remaining(char out[REMAINING], double seconds)
{
	out[0] = '\0';
	if (!(seconds >= 0 && seconds < 360000))
		return;
	int whole = (int)(seconds + 0.5);
	if (whole >= 3600)
		snprintf(out, REMAINING, ", %d h %02d min left", whole / 3600, whole / 60 % 60);
	else
		snprintf(out, REMAINING, ", %d:%02d left", whole / 60, whole % 60);
}

void az_cli_progress_line(
	char out[AZ_CLI_PROGRESS_LINE], uint64_t done, uint64_t total, int64_t passed)
{
	double rate = passed > 0 ? (double)done * 1000.0 / (double)passed : 0;
	char left[REMAINING] = "";

	if (total == 0 || done > total) {
		snprintf(out, AZ_CLI_PROGRESS_LINE, "%" PRIu64 " done, %.0f a second", done, rate);
		return;
	}
	if (rate > 0)
		remaining(left, (double)(total - done) / rate);
	snprintf(out, AZ_CLI_PROGRESS_LINE, "%" PRIu64 " of %" PRIu64 " (%d%%), %.0f a second%s", done,
		total, (int)((double)done * 100.0 / (double)total), rate, left);
}

int az_cli_progress_tell(void *context, uint64_t done, uint64_t total)
{
	az_cli_progress *progress = context;
	if (!progress->shown_at_all)
		return 0;
	int64_t time = now();
	if (time - progress->began < SILENT || time - progress->told < BETWEEN)
		return 0;
	char line[AZ_CLI_PROGRESS_LINE];
	az_cli_progress_line(line, done, total, time - progress->began);
	int width = (int)strlen(line);
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
