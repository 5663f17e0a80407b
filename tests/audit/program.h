/* Where the programs of this build lie, for tests that start one. */
#ifndef AZ_TESTS_AUDIT_PROGRAM_H
#define AZ_TESTS_AUDIT_PROGRAM_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>
#include <libgen.h>
#include <unistd.h>

/* A program of this build, by its path from the build's folder. */
static inline void program(char *out, size_t size, const char *name)
{
	char self[512] = "";
	ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);
	assert_true(n > 0);
	snprintf(out, size, "%s/%s", dirname(dirname(dirname(self))), name);
	assert_int_equal(access(out, X_OK), 0);
}

#endif
