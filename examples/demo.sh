#!/bin/sh
# The whole of assize in a minute: a store, the example dossiers, an audit, its findings, one why.
# Usage: demo.sh TOOL FOLDER; the folder is made anew.
set -eu
tool=$1
folder=$2
rm -rf "$folder"
mkdir -p "$folder"
store=$folder/court.store

say() {
	printf '\n$ %s\n' "$*"
	"$@"
}

say "$tool" init "$store" --profile plugins/profiles/national.yaml
say "$tool" import "$store" examples/dossiers
say "$tool" audit "$store" --as-of 2026-10-31
say "$tool" findings "$store" --kind priority --lang zh
say "$tool" explain "$store" f872f291 --lang zh
