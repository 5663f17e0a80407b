#!/bin/sh
# Each public header compiles alone, in C11 and in C++17, with all warnings as errors.
set -u
failed=0
for header in include/assize/*.h; do
	name=${header#include/}
	echo "#include \"$name\"" | gcc -std=c11 -xc -Wall -Wextra -Wpedantic -Wshadow -Wconversion \
		-Werror -fsyntax-only -Iinclude - || failed=1
	echo "#include \"$name\"" | g++ -std=c++17 -xc++ -Wall -Wextra -Wpedantic -Wshadow -Wconversion \
		-Werror -fsyntax-only -Iinclude - || failed=1
done
exit $failed
