#!/bin/sh
# Writes the man pages: docs/man.sh TOOL FOLDER. A verb's page comes from the verb's own table, a topic's
# from docs/zh and docs/en, so that man and `assize help` say the same. The date is that of `version`.
set -eu
tool=$1
folder=$2
date=$("$tool" version | sed -n 's/.*(\(.*\))$/\1/p')
rm -rf "$folder"

# What mandoc finds fault with in lowdown's pages: a font that only troff has, a paragraph right behind a
# head.
tidy() {
	sed 's/\\fC/\\fB/g' | awk '
		/^\.S[HS]$/ { head = $0; next }
		head { print head, $0; head = ""; behind = 1; next }
		behind && /^\.LP$/ { behind = 0; next }
		{ behind = 0; print }'
}

# page LANG SECTION NAME: Markdown on stdin
page() {
	to=$folder/man$2
	[ "$1" = en ] || to=$folder/zh_CN/man$2
	mkdir -p "$to"
	lowdown -s -tman --out-no-smarty -M "title=$3" -M "section=$2" -M source=assize \
		-M volume=assize -M date="$date" | tidy >"$to/$3.$2"
}

for lang in zh en; do
	"$tool" help --list --lang $lang | while read -r sort name; do
		if [ "$sort" = topic ]; then
			page $lang 7 "assize-$name" <"docs/$lang/$name.md"
			continue
		fi
		# shellcheck disable=SC2086 # a verb has one word or two
		"$tool" help $name --lang $lang --format md |
			page $lang 1 "assize-$(echo "$name" | tr ' ' -)"
	done
	{
		printf '# assize\n\n'
		"$tool" help --lang $lang | sed 's/^/    /'
	} | page $lang 1 assize
done
