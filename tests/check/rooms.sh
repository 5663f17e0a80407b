#!/bin/sh
# Dependencies point down: a room includes itself, rooms below it and the public headers; the command
# line includes the public headers only; sqlite3.h is known to the store alone, lua.h to the host, and to
# core/api/script: what a scripted audit can name is the library itself, which lies above the host.
# No include has "..", which would walk past all of this.
set -u
below="base model exchange store policy host audit report api"
failed=0

complain() {
	echo "rooms: $1" >&2
	failed=1
}

seen=""
for room in $below; do
	seen="$seen $room"
	for line in $(grep -rnoE '#include "[a-z_]+/' "core/$room" | tr -d ' '); do
		where=${line%%:#*}
		to=$(printf '%s' "$line" | sed 's/.*"\([a-z_]*\)\/.*/\1/')
		case " $seen assize " in
		*" $to "*) ;;
		*) complain "$where includes $to/, which is not below $room" ;;
		esac
	done
done

for line in $(grep -rnoE '#include "[^"]+"' core/cli | tr -d ' '); do
	case $line in
	*'"assize/'* | *'"cli/'*) ;;
	*) complain "$line: core/cli includes only its own headers and include/" ;;
	esac
done

for line in $(grep -rnE '#[[:space:]]*include.*\.\.' core include | tr -d ' \t'); do
	complain "$line: an include begins at core/ or include/ and has no \"..\""
done

for line in $(grep -rlE '#include <sqlite3' core include | grep -v '^core/store/'); do
	complain "$line includes sqlite3.h; only core/store knows SQLite"
done
for line in $(grep -rlE '#include <(lua|lauxlib|lualib)\.h>' core include |
	grep -v -e '^core/host/' -e '^core/api/script/'); do
	complain "$line includes Lua; only core/host and core/api/script run it"
done
exit $failed
