#!/bin/sh
# Every internal function that another file can call has the internal prefix, every public one the
# public prefix: what the library exports by accident cannot clash with an embedder's names.
set -u
library=$1
bad=$(nm -g --defined-only "$library" 2>/dev/null | awk 'NF == 3 { print $3 }' |
	grep -vE '^(az_|assize_|AZ_)' | sort -u)
if [ -n "$bad" ]; then
	echo "names: without a prefix: $bad" >&2
	exit 1
fi
