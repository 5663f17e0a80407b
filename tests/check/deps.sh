#!/bin/sh
# Installs those of the named Debian packages that are missing, and says which. Nothing is missing:
# nothing is done, and no root is needed.
set -u
missing=""
for package in "$@"; do
	dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q '^install ok installed' ||
		missing="$missing $package"
done
[ -z "$missing" ] && exit 0

echo "Installing Debian packages:$missing"
as_root=""
if [ "$(id -u)" -ne 0 ]; then
	as_root=sudo
	command -v sudo >/dev/null || {
		echo "deps: run as root: apt-get install$missing" >&2
		exit 1
	}
fi
$as_root apt-get update -qq || exit 1
# shellcheck disable=SC2086 # the list is made of package names
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -qq -y --no-install-recommends $missing \
	>/dev/null || {
	echo "deps: apt-get could not install:$missing" >&2
	exit 1
}
