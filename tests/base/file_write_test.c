/* Files that are written whole or not at all. `write` is the test's own, to fail as a disk fails. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file_replace.h"
#include "base/file_write.h"

enum { CALLS_MOST = 100 };

typedef enum behaviour { WRITES, TAKES_NOTHING, IS_INTERRUPTED_ONCE, IS_FULL } behaviour;

static behaviour disk;
static unsigned calls;

ssize_t write(int fd, const void *bytes, size_t length)
{
	calls++;
	assert_true(calls < CALLS_MOST);
	if (disk == TAKES_NOTHING)
		return 0;
	if (disk == IS_FULL || (disk == IS_INTERRUPTED_ONCE && calls == 1)) {
		errno = disk == IS_FULL ? ENOSPC : EINTR;
		return -1;
	}
	return syscall(SYS_write, fd, bytes, length);
}

static assize_status write_file(behaviour how, char folder[], char path[64], az_error *error)
{
	assert_non_null(mkdtemp(folder));
	snprintf(path, 64, "%s/f", folder);
	disk = how;
	calls = 0;
	assize_status status = az_file_write(path, "text\n", 5, error);
	disk = WRITES;
	calls = 0;
	return status;
}

static void fails(behaviour how, int reason)
{
	az_error error;
	char folder[] = "/tmp/assize-write-XXXXXX", path[64];
	assert_int_equal(write_file(how, folder, path, &error), ASSIZE_ERROR_STORE);
	assert_non_null(strstr(error.text, strerror(reason)));
	assert_int_equal(rmdir(folder), 0); /* nothing half done lies there */
}

static void a_disk_that_takes_nothing_is_an_error(void **state)
{
	(void)state;
	fails(TAKES_NOTHING, EIO);
}

static void a_full_disk_is_an_error(void **state)
{
	(void)state;
	fails(IS_FULL, ENOSPC);
}

static void so_it_is_for_who_replaces_a_file(void **state)
{
	(void)state;
	az_error error;
	char folder[] = "/tmp/assize-write-XXXXXX", path[64];
	assert_non_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/f", folder);
	disk = TAKES_NOTHING;
	calls = 0;
	assert_int_equal(az_file_replace(path, "text\n", 5, &error), ASSIZE_ERROR_STORE);
	disk = WRITES;
	calls = 0;
	assert_int_equal(rmdir(folder), 0);
}

static void an_interrupted_write_goes_on(void **state)
{
	(void)state;
	az_error error;
	char folder[] = "/tmp/assize-write-XXXXXX", path[64];
	assert_int_equal(write_file(IS_INTERRUPTED_ONCE, folder, path, &error), ASSIZE_OK);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(rmdir(folder), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_disk_that_takes_nothing_is_an_error),
		cmocka_unit_test(a_full_disk_is_an_error),
		cmocka_unit_test(so_it_is_for_who_replaces_a_file),
		cmocka_unit_test(an_interrupted_write_goes_on),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
