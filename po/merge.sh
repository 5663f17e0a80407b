#!/bin/sh
# Brings po/zh.po up to date with the messages in the source: new ones without a translation at their
# place, those that are gone taken out. `po/merge.sh --check BUILD` changes nothing and fails where that
# would change something, or where a message has no translation; `po/merge.sh BUILD` writes.
set -eu
check=
if [ "$1" = --check ]; then
	check=1
	shift
fi
folder=$1/po
mkdir -p "$folder"
sh po/extract.sh "$folder/assize.pot"
msgmerge --quiet --no-fuzzy-matching --sort-by-file --no-wrap --add-location=file \
	-o "$folder/merged.po" po/zh.po "$folder/assize.pot"
msgattrib --no-obsolete --sort-by-file --no-wrap --add-location=file \
	-o "$folder/zh.po" "$folder/merged.po"
if [ -z "$check" ]; then
	cp "$folder/zh.po" po/zh.po
	msgattrib --untranslated --no-wrap "$folder/zh.po" | grep -A99 '^#: ' || true
	exit 0
fi
failed=0
if ! diff -u po/zh.po "$folder/zh.po" >&2; then
	echo 'words: po/zh.po is not that of the source; run `make words`, and translate what is new' >&2
	failed=1
fi
for kind in untranslated only-fuzzy; do
	rm -f "$folder/$kind.po" # an empty answer writes no file
	msgattrib --$kind --no-wrap -o "$folder/$kind.po" "$folder/zh.po"
	if [ -s "$folder/$kind.po" ] && grep -q '^#: ' "$folder/$kind.po"; then
		grep -A99 '^#: ' "$folder/$kind.po" >&2
		echo "words: messages of po/zh.po are $kind" >&2
		failed=1
	fi
done
exit $failed
