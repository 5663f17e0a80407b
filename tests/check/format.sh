#!/bin/sh
# clang-format agrees with every C file, and luacheck with every Lua file.
set -u
find core include tests examples -name '*.[ch]' | sort |
	xargs clang-format --style=file --dry-run -Werror || exit 1
find lua plugins tests examples -name '*.lua' | sort | xargs luacheck --quiet --config .luacheckrc
