/* Dossiers from a path: files, folders, lines, and bad records among good ones. */
#include "dossiers.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "exchange/source.h"

typedef struct folder {
	char path[64];
	az_buffer seen; /* "key@file:line " of the good, "!file:line " of the bad */
} folder;

static int setup(void **state)
{
	folder *f = calloc(1, sizeof *f);
	snprintf(f->path, sizeof f->path, "/tmp/assize-source-XXXXXX");
	assert_non_null(mkdtemp(f->path));
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	folder *f = *state;
	static const char *const names[] = {
		"a.yaml", "b.jsonl", "c.json", "d.json", "note.txt", "bad.yaml", "sub.yaml"};
	char path[128];
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
		snprintf(path, sizeof path, "%s/%s", f->path, names[i]);
		remove(path);
	}
	rmdir(f->path);
	az_buffer_free(&f->seen);
	free(f);
	return 0;
}

static const char *put(folder *f, const char *name, const char *text)
{
	static char path[128];
	snprintf(path, sizeof path, "%s/%s", f->path, name);
	FILE *file = fopen(path, "w");
	assert_non_null(file);
	fputs(text, file);
	assert_int_equal(fclose(file), 0);
	return path;
}

/* Reads everything; what was seen, in short. */
static const char *read_all(folder *f, const char *path)
{
	az_source *source = NULL;
	az_source_item item;
	az_error error;
	az_error_clear(&error);
	az_buffer_clear(&f->seen);
	assert_int_equal(az_source_open(&source, path, NULL, NULL, &error), ASSIZE_OK);
	assize_status rc = az_source_next(source, &item, &error);
	for (; rc == ASSIZE_OUTCOME; rc = az_source_next(source, &item, &error)) {
		const char *name = strrchr(item.file, '/') + 1;
		az_buffer_printf(&f->seen, "%s%s:%d ", item.good ? item.key : "!", name, item.line);
		if (item.good)
			assert_true(item.record->length > 0);
		else
			assert_true(az_problems_count(item.problems) > 0);
	}
	assert_int_equal(rc, ASSIZE_DONE);
	az_source_close(source);
	az_buffer_u8(&f->seen, 0);
	return (const char *)f->seen.bytes;
}

static void a_folder_is_read_in_byte_order(void **state)
{
	folder *f = *state;
	put(f, "b.jsonl", "{\"key\":\"B1\"}\n\n{\"key\":\"B2\"}\n");
	put(f, "a.yaml", "key: A1\n---\nkey: A2\n");
	put(f, "c.json", "{\n \"key\": \"C1\"\n}\n");
	put(f, "d.json", "[{\"key\":\"E1\"},\n {\"key\":\"E2\"}]");
	put(f, "note.txt", "no dossier");
	assert_string_equal(read_all(f, f->path),
		"A1a.yaml:1 A2a.yaml:3 B1b.jsonl:1 B2b.jsonl:3 C1c.json:1 E1d.json:1 E2d.json:2 ");
}

static void reading_goes_on_after_a_bad_record(void **state)
{
	folder *f = *state;
	const char *path = put(f, "b.jsonl",
		"{\"key\":\"B1\"}\n{\"key\":\n{\"key\":\"B3\",\"gain\":1}\n[]\n{\"key\":\"B5\"}");
	assert_string_equal(
		read_all(f, path), "B1b.jsonl:1 !b.jsonl:2 !b.jsonl:3 !b.jsonl:4 B5b.jsonl:5 ");
	path = put(f, "a.yaml", "key: A1\n---\nkey: A2\nx: y\n---\nkey: A3\n");
	assert_string_equal(read_all(f, path), "A1a.yaml:1 !a.yaml:3 A3a.yaml:6 ");
	path = put(f, "bad.yaml", "key: [\n");
	assert_string_equal(read_all(f, path), "!bad.yaml:1 ");
}

static void a_bad_record_is_given_as_it_was_read(void **state)
{
	folder *f = *state;
	az_source *source = NULL;
	az_source_item item;
	az_error error;
	az_error_clear(&error);
	const char *path = put(f, "b.jsonl", "{\"key\":\"B1\"}\n{\"kye\":\"B2\"}\n");
	assert_int_equal(az_source_open(&source, path, NULL, NULL, &error), ASSIZE_OK);
	assert_int_equal(az_source_next(source, &item, &error), ASSIZE_OUTCOME);
	assert_true(item.good);
	assert_int_equal(az_source_next(source, &item, &error), ASSIZE_OUTCOME);
	assert_false(item.good);
	assert_int_equal(item.raw_length, strlen("{\"kye\":\"B2\"}"));
	assert_memory_equal(item.raw, "{\"kye\":\"B2\"}", item.raw_length);
	az_source_close(source);
	path = put(f, "a.yaml", "key: A1\n---\nkye: A2\n---\nkey: A3\n");
	assert_int_equal(az_source_open(&source, path, NULL, NULL, &error), ASSIZE_OK);
	assert_int_equal(az_source_next(source, &item, &error), ASSIZE_OUTCOME);
	assert_int_equal(az_source_next(source, &item, &error), ASSIZE_OUTCOME);
	assert_int_equal(item.raw_length, strlen("kye: A2\n---\n"));
	assert_memory_equal(item.raw, "kye: A2\n---\n", item.raw_length);
	az_source_close(source);
}

static void a_file_without_a_dossier_is_a_bad_record(void **state)
{
	folder *f = *state;
	assert_string_equal(read_all(f, put(f, "a.yaml", "")), "!a.yaml:1 ");
	assert_string_equal(
		read_all(f, put(f, "a.yaml", "# nothing yet\n\n# key: A1\n")), "!a.yaml:1 ");
	assert_string_equal(read_all(f, put(f, "b.jsonl", "")), "!b.jsonl:1 ");
	assert_string_equal(read_all(f, put(f, "b.jsonl", "\n \n")), "!b.jsonl:1 ");
	assert_string_equal(read_all(f, put(f, "c.json", "")), "!c.json:1 ");
	assert_string_equal(read_all(f, put(f, "d.json", "[]")), "!d.json:1 ");
	put(f, "sub.yaml", "key: S1\n");
	assert_string_equal(
		read_all(f, f->path), "!a.yaml:1 !b.jsonl:1 !c.json:1 !d.json:1 S1sub.yaml:1 ");
}

static void what_cannot_be_read_is_refused_in_plain_words(void **state)
{
	folder *f = *state;
	az_source *source = NULL;
	az_error error;
	az_error_clear(&error);
	char text[1100];
	assert_int_equal(
		az_source_open(&source, "/nowhere/x.yaml", NULL, NULL, &error), ASSIZE_ERROR_MISSING);
	assert_null(source);
	az_error_format(&error, ASSIZE_EN, text, sizeof text);
	assert_string_equal(text, "/nowhere/x.yaml: there is no such file; check the path");
	assert_int_equal(az_source_open(&source, f->path, NULL, NULL, &error), ASSIZE_ERROR_MISSING);
	const char *path = put(f, "note.txt", "x");
	assert_int_equal(az_source_open(&source, path, NULL, NULL, &error), ASSIZE_ERROR_INPUT);
	az_error_format(&error, ASSIZE_EN, text, sizeof text);
	assert_non_null(strstr(text, "name it .yaml, .json or .jsonl"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(a_folder_is_read_in_byte_order, setup, teardown),
		cmocka_unit_test_setup_teardown(reading_goes_on_after_a_bad_record, setup, teardown),
		cmocka_unit_test_setup_teardown(a_bad_record_is_given_as_it_was_read, setup, teardown),
		cmocka_unit_test_setup_teardown(a_file_without_a_dossier_is_a_bad_record, setup, teardown),
		cmocka_unit_test_setup_teardown(
			what_cannot_be_read_is_refused_in_plain_words, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
