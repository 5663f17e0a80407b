/*
 * A policy runs in the C locale, whatever the caller's is: the caller's is a German one here, made for
 * this test, in which 1.5 prints as "1,5".
 */
#include "evaluate.h"

#include <locale.h>

#ifdef AZ_SANITIZE
/* newlocale keeps what it made of LOCPATH for as long as the process runs. */
__attribute__((visibility("default"))) const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
	return "leak:__argz_add_sep\n";
}
#endif

static const char rule[] =
	"return rule { title = {zh = '题', en = 't'}, law = {'cl-64'}, subject = 'case',\n"
	"kind = 'procedure', level = 'warning', message = {zh = '文', en = 'm'},\n"
	"check = function(s)\n"
	"  local parts = {string.format('%.1f %g', 1.5, 0.25), tostring(2.5), 3.5 .. '',\n"
	"    ('\\xC4'):upper() == '\\xC4' and 'same' or 'other', tostring(tonumber('1.5')),\n"
	"    tostring(tonumber('1,5')), tostring('Z' < 'a')}\n"
	"  return finding {all = table.concat(parts, ' ')}\nend }\n";

static locale_t german(const char *folder)
{
	char command[256];
	snprintf(command, sizeof command, "localedef -i de_DE -f UTF-8 '%s/de_DE.UTF-8' 2>/dev/null",
		folder);
	if (system(command) != 0)
		fail_msg("localedef could not make a locale; install Debian's package locales");
	assert_int_equal(setenv("LOCPATH", folder, 1), 0);
	locale_t locale = newlocale(LC_ALL_MASK, "de_DE.UTF-8", (locale_t)0);
	assert_true(locale != (locale_t)0);
	return locale;
}

static void a_rule_sees_the_c_locale_and_the_caller_keeps_its_own(void **state)
{
	(void)state;
	char folder[] = "/tmp/assize-locale-XXXXXX", before[16], after[16], command[64];
	az_buffer block = {0}, text = {0};
	world w;
	assert_non_null(mkdtemp(folder));
	locale_t locale = german(folder);
	locale_t outer = uselocale(locale);
	snprintf(before, sizeof before, "%.1f", 1.5);
	assert_string_equal(before, "1,5");
	assert_true(world_open(&w, rule, NULL, false));
	world_dossier(&w, test_dossier);
	world_run(&w, 20000, &block, &text);
	snprintf(after, sizeof after, "%.1f", 1.5);
	assert_string_equal(after, "1,5");
	uselocale(outer);
	freelocale(locale);
	az_buffer_u8(&text, 0);
	assert_string_equal(
		(const char *)text.bytes, "case: finding all=1.5 0.25 2.5 3.5 same 1.5 nil true\n");
	az_buffer_free(&block);
	az_buffer_free(&text);
	world_close(&w);
	snprintf(command, sizeof command, "rm -rf '%s'", folder);
	assert_int_equal(system(command), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_rule_sees_the_c_locale_and_the_caller_keeps_its_own),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
