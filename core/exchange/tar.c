#include "exchange/tar.h"

#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "base/words.h"

/* Where a header has what. */
enum {
	NAME_AT = 0,
	NAME_SIZE = 100,
	SIZE_AT = 124,
	SIZE_DIGITS = 11,
	SUM_AT = 148,
	SUM_SIZE = 8,
	TYPE_AT = 156,
	MAGIC_AT = 257,
	PREFIX_AT = 345,
	PREFIX_SIZE = 155
};

static const char FILE_TYPE = '0';
static const unsigned char ZEROS[AZ_TAR_BLOCK];

/* ---- paths ----------------------------------------------------------------------------------- */

/* Where the path is cut into prefix and name: at the first '/' behind which it fits. 0: it needs no
 * prefix; -1: it fits nowhere. */
static int cut_of(const char *path)
{
	size_t length = strlen(path);
	if (length <= NAME_SIZE)
		return 0;
	for (size_t i = 1; i < length && i <= PREFIX_SIZE; i++)
		if (path[i] == '/' && length - i - 1 <= NAME_SIZE)
			return (int)i;
	return -1;
}

static const char *part_refusal(const char *part, size_t length)
{
	if (!length)
		return AZ_N("has an empty part");
	if ((length == 1 && part[0] == '.') || (length == 2 && part[0] == '.' && part[1] == '.'))
		return AZ_N("leads out of the file by a '.' or '..'");
	return memchr(part, '\\', length) ? AZ_N("holds a '\\'") : NULL;
}

const char *az_tar_path_refusal(const char *path)
{
	size_t bad = 0;
	if (path[0] == '/')
		return AZ_N("begins with '/'");
	if (!az_text_is_safe(path, strlen(path), &bad) || strpbrk(path, "\t\n"))
		return AZ_N("holds characters that cannot be seen, or is not UTF-8");
	for (const char *part = path; part; part = strchr(part, '/')) {
		part += part > path;
		const char *why = part_refusal(part, strcspn(part, "/"));
		if (why)
			return why;
	}
	return cut_of(path) < 0 ? AZ_N("is too long for a tar") : NULL;
}

/* ---- writing --------------------------------------------------------------------------------- */

static void put_octal(unsigned char *at, int digits, unsigned long long value)
{
	char text[24];
	snprintf(text, sizeof text, "%0*llo", digits, value);
	memcpy(at, text, (size_t)digits + 1);
}

/* The one header that a path and a size have. */
static void make_header(unsigned char header[AZ_TAR_BLOCK], const char *path, size_t length)
{
	int cut = cut_of(path);
	const char *name = cut > 0 ? path + cut + 1 : path;
	unsigned sum = 0;
	memset(header, 0, AZ_TAR_BLOCK);
	memcpy(header + NAME_AT, name, strlen(name));
	memcpy(header + PREFIX_AT, path, cut > 0 ? (size_t)cut : 0);
	put_octal(header + 100, 7, 0644);
	put_octal(header + 108, 7, 0); /* user */
	put_octal(header + 116, 7, 0); /* group */
	put_octal(header + SIZE_AT, SIZE_DIGITS, length);
	put_octal(header + 136, 11, 0); /* time */
	header[TYPE_AT] = (unsigned char)FILE_TYPE;
	memcpy(header + MAGIC_AT, "ustar\00000", 8);
	put_octal(header + 329, 7, 0); /* device */
	put_octal(header + 337, 7, 0);
	memset(header + SUM_AT, ' ', SUM_SIZE);
	for (size_t i = 0; i < AZ_TAR_BLOCK; i++)
		sum += header[i];
	put_octal(header + SUM_AT, 6, sum);
}

void az_tar_put(az_buffer *out, const char *path, const void *bytes, size_t length)
{
	unsigned char header[AZ_TAR_BLOCK];
	make_header(header, path, length);
	az_buffer_bytes(out, header, sizeof header);
	az_buffer_bytes(out, bytes, length);
	if (length % AZ_TAR_BLOCK)
		az_buffer_bytes(out, ZEROS, AZ_TAR_BLOCK - length % AZ_TAR_BLOCK);
}

void az_tar_end(az_buffer *out)
{
	az_buffer_bytes(out, ZEROS, sizeof ZEROS);
	az_buffer_bytes(out, ZEROS, sizeof ZEROS);
}

/* ---- reading --------------------------------------------------------------------------------- */

bool az_tar_is(const void *bytes, size_t length)
{
	return length >= AZ_TAR_BLOCK && memcmp((const char *)bytes + MAGIC_AT, "ustar", 5) == 0;
}

static assize_status cut_short(const az_tar *tar, az_error *error)
{
	return az_error_set(error, ASSIZE_ERROR_INPUT, tar->file,
		"is cut short behind %zu files; fetch it again", tar->count);
}

static assize_status bad_member(
	const az_tar *tar, const char *path, const char *what, az_error *error)
{
	return az_error_set(error, ASSIZE_ERROR_INPUT, tar->file,
		"the member '%.200s' %s; have it made anew by `assize pack`", path, what);
}

/* The path of a header: the prefix, a '/', the name. Neither need end in a NUL. */
static void read_path(const unsigned char *header, char path[AZ_TAR_PATH])
{
	size_t prefix = strnlen((const char *)header + PREFIX_AT, PREFIX_SIZE);
	size_t name = strnlen((const char *)header + NAME_AT, NAME_SIZE);
	memcpy(path, header + PREFIX_AT, prefix);
	if (prefix)
		path[prefix++] = '/';
	memcpy(path + prefix, header + NAME_AT, name);
	path[prefix + name] = '\0';
}

static bool read_size(const unsigned char *header, size_t *size)
{
	*size = 0;
	for (int i = 0; i < SIZE_DIGITS; i++) {
		unsigned char digit = header[SIZE_AT + i];
		if (digit < '0' || digit > '7')
			return false;
		*size = *size * 8 + (size_t)(digit - '0');
	}
	return true;
}

/* A text for a message: what a terminal would obey is taken out. */
static const char *shown(const char *path)
{
	size_t bad = 0;
	return az_text_is_safe(path, strlen(path), &bad) ? path : "(unreadable)";
}

/* Members stand in order, so that no path comes twice; the first stands before all others. */
static const char *order_refusal(const az_tar *tar, const char *path)
{
	int order = tar->count > 1 ? strcmp(tar->last, path) : -1;
	if (order < 0)
		return NULL;
	return order ? AZ_N("is out of order") : AZ_N("comes twice");
}

static assize_status read_end(az_tar *tar, az_error *error)
{
	size_t left = tar->length - tar->at;
	if (left < sizeof ZEROS * 2)
		return cut_short(tar, error);
	if (memcmp(tar->bytes + tar->at + AZ_TAR_BLOCK, ZEROS, sizeof ZEROS) != 0 ||
		left > sizeof ZEROS * 2)
		return az_error_set(error, ASSIZE_ERROR_INPUT, tar->file,
			"something lies behind its end; fetch it again, or have it made anew by `assize pack`");
	return ASSIZE_DONE;
}

static assize_status read_header(
	const az_tar *tar, size_t most, az_tar_member *member, az_error *error)
{
	const unsigned char *header = tar->bytes + tar->at;
	unsigned char made[AZ_TAR_BLOCK];
	read_path(header, member->path);
	const char *name = shown(member->path);
	if (header[TYPE_AT] != (unsigned char)FILE_TYPE)
		return bad_member(
			tar, name, AZ_N("is no file but a link, a folder, a device or the like"), error);
	const char *why = az_tar_path_refusal(member->path);
	if (!why)
		why = order_refusal(tar, member->path);
	if (why)
		return bad_member(tar, name, why, error);
	if (!read_size(header, &member->length) || member->length > most)
		return bad_member(tar, name, AZ_N("is too large"), error);
	make_header(made, member->path, member->length);
	if (memcmp(made, header, sizeof made) != 0)
		return bad_member(tar, name, AZ_N("has a header in another form"), error);
	return ASSIZE_OK;
}

assize_status az_tar_next(az_tar *tar, size_t most, az_tar_member *member, az_error *error)
{
	size_t left = tar->length - tar->at;
	if (left < AZ_TAR_BLOCK)
		return cut_short(tar, error);
	if (memcmp(tar->bytes + tar->at, ZEROS, sizeof ZEROS) == 0)
		return read_end(tar, error);
	assize_status status = read_header(tar, most, member, error);
	if (status)
		return status;
	left -= AZ_TAR_BLOCK;
	size_t padding = (AZ_TAR_BLOCK - member->length % AZ_TAR_BLOCK) % AZ_TAR_BLOCK;
	if (left < padding || left - padding < member->length)
		return cut_short(tar, error);
	member->bytes = tar->bytes + tar->at + AZ_TAR_BLOCK;
	if (memcmp(member->bytes + member->length, ZEROS, padding) != 0)
		return bad_member(tar, member->path, AZ_N("has something behind its last byte"), error);
	tar->at += AZ_TAR_BLOCK + member->length + padding;
	tar->count++;
	snprintf(tar->last, sizeof tar->last, "%s", member->path);
	return ASSIZE_OUTCOME;
}
