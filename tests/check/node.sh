#!/bin/sh
# Sees that node and npm are there, and that a folder's packages are those of its lock file. Debian's
# npm cannot stand beside another vendor's nodejs: it is installed only where the commands are missing.
set -u
folder=$1
if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
	sh tests/check/deps.sh nodejs npm || exit 1
fi
# npm writes its own copy of the lock when all packages are in place.
[ "$folder/node_modules/.package-lock.json" -nt "$folder/package-lock.json" ] && exit 0
echo "Installing the npm packages of $folder"
npm ci --prefix "$folder" --no-audit --no-fund --loglevel=error >/dev/null && exit 0
echo "npm: could not install the packages of $folder; see that the npm registry can be reached" >&2
exit 1
