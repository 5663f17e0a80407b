/*
 * Standard output or a file, through one large buffer. A failed write is kept here, since the
 * library only learns that no more can be taken. A reader that went away (`assize findings S |
 * head`) is told apart from a full disk: the first is nobody's error, the second is AZ_EXIT_STORE.
 */
#ifndef AZ_CLI_OUT_H
#define AZ_CLI_OUT_H

#include <stdbool.h>
#include <stddef.h>

#include <assize/types.h>

typedef struct az_cli_out az_cli_out;

/* Writes to a descriptor that stays the caller's. NULL when memory is out. */
az_cli_out *az_cli_out_new(int fd);

/* Writes to a file that takes its name only when it is whole: until then it has another name in the
 * same folder. What is no regular file (a device, a pipe, a link) is written to directly. Mode
 * 0600. NULL with errno set when it cannot be made. */
az_cli_out *az_cli_out_file(const char *path);

/* Writes what is buffered, and gives a file its name. Returns 0 or an errno. */
int az_cli_out_end(az_cli_out *out);

/* Gives everything back; a file that was not ended, or failed, is removed. NULL is fine. */
void az_cli_out_free(az_cli_out *out);

/* The errno of the write that failed, or 0. */
int az_cli_out_error(const az_cli_out *out);

/* True when the reader went away. */
bool az_cli_out_closed(const az_cli_out *out);

/* For the library: writes bytes as they are. */
assize_writer az_cli_out_writer(az_cli_out *out);

/* printf. What comes from outside goes through %s only where it is clean (see say.h). */
__attribute__((format(printf, 2, 3))) void az_cli_print(az_cli_out *out, const char *format, ...);

/* A text, without its control characters. */
void az_cli_print_text(az_cli_out *out, const char *text);

#endif
