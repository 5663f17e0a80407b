#include "folder.h"

static bool has_file(const az_bundle *bundle, const char *path)
{
	return az_bundle_find(bundle, path) != NULL;
}

static void a_bundle_holds_every_file_that_the_profile_names_and_no_test(void **state)
{
	(void)state;
	folder f;
	folder_base(&f);
	folder_write(&f, "p/lib/sums.lua", "return {}\n");
	folder_write(&f, "p/reports/monthly.lua", "return {}\n");
	folder_write(&f, "p/tests/r.yaml", "rule: r\n");
	folder_write(&f, "p/law.yaml", "l3: {title: {zh: 丙法, en: Law three}}\n");
	folder_write(&f, "other/law.yaml", "l4: {title: {zh: 丁法, en: Law four}}\n");
	folder_write(
		&f, "profile.yaml", "profile: test\npolicies: [./p/]\nlaw: [p/../other/law.yaml]\n");
	assert_int_equal(folder_load(&f), ASSIZE_OK);
	static const char *const PATHS[] = {"law.yaml", "other/law.yaml", "p/law.yaml",
		"p/lib/sums.lua", "p/policy.yaml", "p/reports/monthly.lua", "p/rules/r.lua",
		"profile.yaml"};
	assert_int_equal(f.bundle->count, 8);
	for (size_t i = 0; i < 8; i++)
		assert_string_equal(f.bundle->files[i].path, PATHS[i]);
	assert_int_equal(f.policies->law_count, 4);
	folder_free(&f);
}

static void a_bundle_is_the_same_bytes_wherever_the_folder_lies(void **state)
{
	(void)state;
	folder a, b;
	az_buffer x = {0}, y = {0};
	folder_base(&a);
	folder_base(&b);
	assert_int_equal(folder_load(&a), ASSIZE_OK);
	assert_int_equal(folder_load(&b), ASSIZE_OK);
	az_bundle_encode(a.bundle, &x);
	az_bundle_encode(b.bundle, &y);
	assert_true(az_hash_equal(&a.bundle->hash, &b.bundle->hash));
	assert_int_equal(x.length, y.length);
	assert_memory_equal(x.bytes, y.bytes, x.length);
	az_buffer_free(&x);
	az_buffer_free(&y);
	folder_free(&a);
	folder_free(&b);
}

static void one_changed_byte_changes_the_hash(void **state)
{
	(void)state;
	folder a, b;
	folder_base(&a);
	folder_base(&b);
	folder_write(&b, "law.yaml", "l1: {title: {zh: 甲法, en: Law 1}}\n");
	assert_int_equal(folder_load(&a), ASSIZE_OK);
	assert_int_equal(folder_load(&b), ASSIZE_OK);
	assert_false(az_hash_equal(&a.bundle->hash, &b.bundle->hash));
	folder_free(&a);
	folder_free(&b);
}

static void bytes_come_back_as_the_same_bundle_and_load(void **state)
{
	(void)state;
	folder f;
	az_buffer bytes = {0};
	az_bundle *back = NULL;
	az_policies *policies = NULL;
	folder_base(&f);
	assert_int_equal(folder_load(&f), ASSIZE_OK);
	az_bundle_encode(f.bundle, &bytes);
	assert_int_equal(az_bundle_decode(&back, bytes.bytes, bytes.length, NULL), ASSIZE_OK);
	assert_true(az_hash_equal(&f.bundle->hash, &back->hash));
	assert_int_equal(az_policies_load(&policies, back, f.problems), ASSIZE_OK);
	assert_string_equal(policies->rules[0]->place.file, "p/rules/r.lua");
	az_policies_free(policies);
	az_bundle_free(back);
	az_buffer_free(&bytes);
	folder_free(&f);
}

/* Every cut is refused; a changed byte is refused or gives another bundle, and never more than
 * that. */
static void hostile_bytes_are_refused_or_are_another_bundle(void **state)
{
	(void)state;
	folder f;
	az_buffer bytes = {0};
	az_bundle *back = NULL;
	az_error error;
	folder_base(&f);
	assert_int_equal(folder_load(&f), ASSIZE_OK);
	az_bundle_encode(f.bundle, &bytes);
	for (size_t n = 0; n < bytes.length; n++)
		assert_int_equal(az_bundle_decode(&back, bytes.bytes, n, &error), ASSIZE_ERROR_INPUT);
	for (size_t i = 0; i < bytes.length; i++) {
		unsigned char old = bytes.bytes[i];
		bytes.bytes[i] = (unsigned char)(old ^ 0x81);
		if (!az_bundle_decode(&back, bytes.bytes, bytes.length, &error))
			assert_false(az_hash_equal(&f.bundle->hash, &back->hash));
		az_bundle_free(back);
		bytes.bytes[i] = old;
	}
	az_buffer_char(&bytes, 'x');
	assert_int_equal(
		az_bundle_decode(&back, bytes.bytes, bytes.length, &error), ASSIZE_ERROR_INPUT);
	assert_string_equal(error.text,
		"these bytes are no bundle of policies: something lies behind the "
		"last file; make it anew from the profile");
	az_buffer_free(&bytes);
	folder_free(&f);
}

static const char *decode_two(const char *first, const char *second, size_t length, az_error *error)
{
	az_buffer bytes = {0};
	az_bundle *back = NULL;
	char *text = calloc(1, length + 1);
	assert_non_null(text);
	az_buffer_bytes(&bytes, "AZB1", 4);
	az_buffer_u32(&bytes, 2);
	az_buffer_block(&bytes, "b", 1);
	az_buffer_block(&bytes, first, strlen(first));
	az_buffer_block(&bytes, text, length);
	az_buffer_block(&bytes, second, strlen(second));
	az_buffer_block(&bytes, "", 0);
	az_error_clear(error);
	az_bundle_decode(&back, bytes.bytes, bytes.length, error);
	az_bundle_free(back);
	az_buffer_free(&bytes);
	free(text);
	return error->text;
}

static void bytes_that_no_bundle_has_are_refused(void **state)
{
	(void)state;
	az_error error;
	assert_string_equal(decode_two("a", "b", 0, &error), "");
	assert_non_null(strstr(decode_two("b", "a", 0, &error), "the paths are not in order"));
	assert_non_null(strstr(decode_two("b", "b", 0, &error), "the paths are not in order"));
	assert_non_null(strstr(decode_two("a", "c", 0, &error), "the profile is not among the files"));
	assert_non_null(strstr(decode_two("", "b", 0, &error), "a path is no text"));
	assert_non_null(strstr(decode_two("a\x01", "b", 0, &error), "a path is no text"));
	assert_non_null(strstr(decode_two("a", "b", (1 << 20) + 1, &error), "too long"));
}

static void contents_that_a_store_kept_are_the_same_bundle_in_any_order(void **state)
{
	(void)state;
	folder f;
	az_error error;
	az_bundle *back = NULL;
	az_bundle_content contents[4];
	folder_base(&f);
	assert_int_equal(folder_load(&f), ASSIZE_OK);
	assert_int_equal(f.bundle->count, 4);
	for (size_t i = 0; i < 4; i++) {
		const az_bundle_file *file = &f.bundle->files[3 - i];
		contents[i] = (az_bundle_content){file->path, file->bytes, file->length};
	}
	assert_int_equal(az_bundle_of(&back, "profile.yaml", contents, 4, &error), ASSIZE_OK);
	assert_true(az_hash_equal(&f.bundle->hash, &back->hash));
	az_bundle_free(back);
	assert_int_equal(az_bundle_of(&back, "other.yaml", contents, 4, &error), ASSIZE_ERROR_INPUT);
	contents[1] = contents[0];
	assert_int_equal(az_bundle_of(&back, "profile.yaml", contents, 4, &error), ASSIZE_ERROR_INPUT);
	assert_non_null(strstr(error.text, "a path is there twice"));
	assert_null(back);
	folder_free(&f);
}

static void what_is_named_and_missing_is_said_where_it_is_named(void **state)
{
	(void)state;
	folder f;
	folder_base(&f);
	folder_write(&f, "profile.yaml", "profile: test\npolicies: [p, q]\nfields: [f.yaml]\n");
	assert_int_equal(folder_load(&f), ASSIZE_ERROR_MISSING);
	assert_string_equal(f.text, "profile.yaml:2:15: q/policy.yaml: no such file; check the path\n"
								"profile.yaml:3:10: f.yaml: no such file; check the path");
	folder_free(&f);
}

static void a_missing_profile_is_said(void **state)
{
	(void)state;
	folder f;
	folder_make(&f);
	assert_int_equal(folder_load(&f), ASSIZE_ERROR_MISSING);
	assert_string_equal(f.text, "profile.yaml: no such file; check the path");
	folder_free(&f);
}

static void many_files_with_names_of_every_length_are_found(void **state)
{
	(void)state;
	folder f;
	char path[80], id[64] = "";
	folder_base(&f);
	for (size_t n = 0; n < 60; n++) {
		id[n] = 'a';
		snprintf(path, sizeof path, "p/rules/%s.lua", id);
		folder_write(&f, path, BASE[3].text);
	}
	assert_int_equal(folder_load(&f), ASSIZE_OK);
	assert_int_equal(f.policies->rule_count, 61);
	folder_free(&f);
}

static void a_file_in_rules_that_would_never_run_is_named(void **state)
{
	(void)state;
	folder f;
	folder_base(&f);
	folder_write(&f, "p/rules/s.Lua", "return rule {}\n");
	folder_write(&f, "p/rules/.hidden", "");
	assert_int_equal(folder_load(&f), ASSIZE_ERROR_POLICY);
	assert_string_equal(f.text,
		"p/rules/s.Lua: is no Lua file, and would never run; rename it to end "
		"in .lua, or move it out");
	folder_free(&f);
}

static void a_file_that_is_too_large_is_refused(void **state)
{
	(void)state;
	folder f;
	folder_base(&f);
	char *text = calloc(1, (1 << 20) + 2);
	assert_non_null(text);
	memset(text, ' ', (1 << 20) + 1);
	folder_write(&f, "law.yaml", text);
	free(text);
	assert_int_equal(folder_load(&f), ASSIZE_ERROR_INPUT);
	assert_string_equal(f.text, "law.yaml: is larger than 1048576 bytes; split it");
	folder_free(&f);
}

/* Reads folders of `f` as `try` does. */
static assize_status read_folders(folder *f, const char *const *names, size_t count)
{
	char paths[4][128];
	const char *list[4];
	for (size_t i = 0; i < count; i++) {
		snprintf(paths[i], sizeof paths[i], "%s/%s", f->root, names[i]);
		list[i] = paths[i];
	}
	return az_bundle_read_folders(&f->bundle, list, count, f->problems);
}

static void a_folder_alone_is_granted_what_it_declares(void **state)
{
	(void)state;
	folder f;
	static const char *const NAMES[] = {"p"};
	folder_base(&f);
	folder_write(&f, "p/policy.yaml",
		"policy: p\nversion: 1.0.0\napi: 1\nauthority: province\n"
		"reads_personal: {defendant.birth_on: 量刑}\n");
	folder_write(&f, "p/rules/r.lua",
		"return rule {title = {zh = \"甲\", en = \"A\"}, law = {\"l1\"}, subject = \"defendant\",\n"
		"  kind = \"priority\", when = {birth_on = known, [\"x.zj.beds\"] = above(0)},\n"
		"  message = {zh = \"甲\", en = \"A\"}}\n");
	folder_write(&f, "fields.yaml",
		"fields: zj\nentities: {defendant: {beds: {type: count, "
		"sensitivity: open, title: {zh: 床位, en: beds}}}}\n");
	assert_int_equal(read_folders(&f, NAMES, 1), ASSIZE_OK);
	assert_true(has_file(f.bundle, "1/policy/policy.yaml"));
	assert_true(has_file(f.bundle, "1/law.yaml"));
	assert_string_equal(f.bundle->profile, "(made)");
	assert_int_equal(az_policies_load(&f.policies, f.bundle, f.problems), ASSIZE_OK);
	assert_string_equal(f.policies->policies[0].reads[0].purpose, "量刑");
	assert_int_equal(f.policies->rules[0]->condition_count, 2);
	folder_free(&f);
}

static const char CITING[] = "policy: p\nversion: 1.0.0\napi: 1\nauthority: court\n"
							 "law: [../../national/law.yaml]\n";

static const char FOREIGN_RULE[] =
	"return rule {title = {zh = \"甲\", en = \"A\"}, law = {\"l4\"}, subject = \"property\",\n"
	"  kind = \"data\", level = \"info\", when = {status = \"recovered\"},\n"
	"  message = {zh = \"甲\", en = \"A\"}}\n";

/* A court's policy in court/p that cites the nation's register by name. */
static void citing_base(folder *f)
{
	folder_make(f);
	folder_write(f, "national/law.yaml", "l4: {title: {zh: 丁法, en: Law four}}\n");
	folder_write(f, "court/p/policy.yaml", CITING);
	folder_write(f, "court/p/rules/r.lua", FOREIGN_RULE);
	folder_write(f, "profile.yaml", "profile: test\npolicies: [court/p]\n");
}

static void a_register_that_a_manifest_names_is_read_under_a_profile(void **state)
{
	(void)state;
	folder f;
	citing_base(&f);
	assert_int_equal(folder_load(&f), ASSIZE_OK);
	assert_true(has_file(f.bundle, "national/law.yaml"));
	assert_string_equal(f.policies->rules[0]->laws[0]->title.en, "Law four");
	folder_free(&f);
}

static void a_register_that_a_manifest_names_is_read_without_a_profile(void **state)
{
	(void)state;
	folder f;
	static const char *const NAMES[] = {"court/p"};
	citing_base(&f);
	assert_int_equal(read_folders(&f, NAMES, 1), ASSIZE_OK);
	assert_int_equal(az_policies_load(&f.policies, f.bundle, f.problems), ASSIZE_OK);
	assert_string_equal(f.policies->rules[0]->laws[0]->id, "l4");
	folder_free(&f);
}

static void a_folder_too_high_is_told_the_policies_in_it(void **state)
{
	(void)state;
	folder f;
	char said[512];
	static const char *const NAMES[] = {"court"};
	citing_base(&f);
	assert_int_equal(read_folders(&f, NAMES, 1), ASSIZE_ERROR_MISSING);
	az_problem_format(az_problems_at(f.problems, 0), said, sizeof said);
	folder_say(&f, said);
	assert_string_equal(f.text, "court: the folder has no policy.yaml; did you mean 'court/p'?");
	folder_free(&f);

	citing_base(&f);
	folder_write(&f, "court/q/policy.yaml", CITING);
	folder_write(&f, "profile.yaml", "profile: test\npolicies: [court]\n");
	assert_int_equal(folder_load(&f), ASSIZE_ERROR_MISSING);
	assert_string_equal(f.text, "profile.yaml:2:12: 'court' has no policy.yaml; did you mean "
								"'court/p' or 'court/q'?");
	folder_free(&f);
}

static void a_folder_is_no_profile(void **state)
{
	(void)state;
	folder f;
	char said[512];
	citing_base(&f);
	assert_int_equal(az_bundle_read(&f.bundle, f.root, f.problems), ASSIZE_ERROR_INPUT);
	az_problem_format(az_problems_at(f.problems, 0), said, sizeof said);
	assert_non_null(strstr(said, ": is a folder; name the profile's file, as /tmp/assize-policy-"));
	assert_non_null(strstr(said, "/profile.yaml"));
	folder_free(&f);
}

static void two_registers_that_say_different_things_of_one_law_do_not_load(void **state)
{
	(void)state;
	folder f;
	citing_base(&f);
	folder_write(&f, "court/law.yaml", "l4: {title: {zh: 丁法, en: Another law}}\n");
	assert_int_equal(folder_load(&f), ASSIZE_ERROR_POLICY);
	assert_string_equal(f.text,
		"national/law.yaml:1:1: 'l4' says something else than in court/law.yaml:1; make the two "
		"the same, or give one another id");
	folder_free(&f);
}

/* Folder i is "i/policy": what lies two above either of them has one name in the bundle. */
static void two_registers_with_one_name_in_the_bundle_are_not_mixed_up(void **state)
{
	(void)state;
	folder f;
	static const char *const NAMES[] = {"court/p", "other/court/q"};
	citing_base(&f);
	folder_write(&f, "other/national/law.yaml", "l4: {title: {zh: 丁, en: Other}}\n");
	folder_write(&f, "other/court/q/policy.yaml", CITING);
	assert_int_equal(read_folders(&f, NAMES, 2), ASSIZE_ERROR_POLICY);
	assert_non_null(strstr(az_problems_at(f.problems, 0)->what, "cannot stand beside"));
	folder_free(&f);
}

static void a_folder_that_is_named_twice_is_refused(void **state)
{
	(void)state;
	folder f;
	static const char *const NAMES[] = {"p", "./p"};
	folder_base(&f);
	assert_int_equal(read_folders(&f, NAMES, 2), ASSIZE_ERROR_POLICY);
	assert_string_equal(az_problems_at(f.problems, 0)->what, "the folder is named twice");
	folder_free(&f);
}

static void no_file_can_pass_for_a_made_profile(void **state)
{
	(void)state;
	folder f;
	char path[128];
	folder_base(&f);
	folder_write(&f, "(made)", "profile: x\nmade: true\npolicies: [p]\n");
	snprintf(path, sizeof path, "%s/(made)", f.root);
	assert_int_equal(az_bundle_read(&f.bundle, path, f.problems), ASSIZE_ERROR_POLICY);
	assert_string_equal(az_problems_at(f.problems, 0)->what, "a profile cannot be called '(made)'");
	folder_free(&f);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_bundle_holds_every_file_that_the_profile_names_and_no_test),
		cmocka_unit_test(a_bundle_is_the_same_bytes_wherever_the_folder_lies),
		cmocka_unit_test(one_changed_byte_changes_the_hash),
		cmocka_unit_test(bytes_come_back_as_the_same_bundle_and_load),
		cmocka_unit_test(hostile_bytes_are_refused_or_are_another_bundle),
		cmocka_unit_test(bytes_that_no_bundle_has_are_refused),
		cmocka_unit_test(contents_that_a_store_kept_are_the_same_bundle_in_any_order),
		cmocka_unit_test(what_is_named_and_missing_is_said_where_it_is_named),
		cmocka_unit_test(a_missing_profile_is_said),
		cmocka_unit_test(many_files_with_names_of_every_length_are_found),
		cmocka_unit_test(a_file_in_rules_that_would_never_run_is_named),
		cmocka_unit_test(a_file_that_is_too_large_is_refused),
		cmocka_unit_test(a_folder_alone_is_granted_what_it_declares),
		cmocka_unit_test(a_register_that_a_manifest_names_is_read_under_a_profile),
		cmocka_unit_test(a_register_that_a_manifest_names_is_read_without_a_profile),
		cmocka_unit_test(a_folder_too_high_is_told_the_policies_in_it),
		cmocka_unit_test(a_folder_is_no_profile),
		cmocka_unit_test(two_registers_that_say_different_things_of_one_law_do_not_load),
		cmocka_unit_test(two_registers_with_one_name_in_the_bundle_are_not_mixed_up),
		cmocka_unit_test(a_folder_that_is_named_twice_is_refused),
		cmocka_unit_test(no_file_can_pass_for_a_made_profile),
	};
	return cmocka_run_group_tests_name("policy/bundle", tests, NULL, NULL);
}
