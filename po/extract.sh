#!/bin/sh
# Writes a .pot of every message of the library and the tool: po/extract.sh OUT.pot
# A function that takes messages is named here once, with the place of its text or format, and in the
# second list with that of its mend: xgettext takes one text a call.
set -eu
out=$1
folder=$(dirname "$out")
texts='AZ_N:1 az_words:2 az_words_format:4 assize_words:2 az_error_set:4 az_problems_add:5
	az_problems_mend:4 az_item_problem:6 az_lua_wrong:4 header_wrong:4 az_load_text:2 az_load_bad:4
	az_load_bad_key:4 az_keys_map:3 az_keys_list:3 az_names_only:3 az_dossier_problem:6
	az_doc_build_problem:5 az_map_wrong:5 fields_wrong:5 reject_with:4 az_verify_damage:5
	az_api_usage:2 az_script_wrong:2 luaL_error:2 az_cli_words:2 az_cli_wrong:4 az_cli_compose:4
	az_remarks_add:6 az_remark_node:6 az_remark_token:6 az_world_text:2 layout_says:6'
mends='az_problems_add:4 az_item_problem:4 az_lua_wrong:3 header_wrong:3 az_load_bad:3
	az_load_bad_key:3 az_keys_need:4 az_dossier_problem:5 az_doc_build_problem:4 az_map_wrong:4
	fields_wrong:4 reject_with:3 az_cli_wrong:3 az_remarks_add:5 az_remark_node:5 az_remark_token:5
	header_says:4 layout_says:5'

# extract NAME KEYWORDS FILES: writes NAME.pot
extract() {
	name=$1
	keywords=$(printf ' --keyword=%s' $2)
	shift 2
	# shellcheck disable=SC2086 # a list of words
	xgettext --language=C --from-code=UTF-8 --add-location=file --sort-by-file --no-wrap --keyword \
		$keywords --exclude-file=po/plain.po -o "$folder/$name.pot" "$@"
}

sources=$(find core -name '*.[ch]' | LC_ALL=C sort)
# shellcheck disable=SC2086 # a list of files
{
	extract texts "$texts" $sources
	extract mends "$mends" $sources
}
extract status X:3 include/assize/status.h
msgcat --sort-by-file --no-wrap --add-location=file -o - \
	"$folder/texts.pot" "$folder/mends.pot" "$folder/status.pot" |
	sed '/^"POT-Creation-Date/d' > "$out"
