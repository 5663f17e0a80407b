# Turns the SDK's Lua files into one C file: awk -f lua/embed.awk FILE...
# Names are made from the paths: lua/assize/lists.lua is "assize.lists".

function escape(text) {
	gsub(/\\/, "&&", text)
	gsub(/"/, "\\\"", text)
	return text
}

BEGIN { print "#include \"policy/lua/sdk.h\"\n\nconst az_sdk_module az_sdk_modules[] = {" }

FNR == 1 {
	if (open) print "\t},"
	path = FILENAME
	sub(/^lua\//, "", path)
	name = path
	sub(/\.lua$/, "", name)
	gsub(/\//, ".", name)
	printf "\t{\"%s\", \"=sdk/%s\",\n", name, path
	open = 1
}

{ printf "\t\t\"%s\\n\"\n", escape($0) }

END {
	if (open) print "\t},"
	print "};\nconst size_t az_sdk_module_count = sizeof az_sdk_modules / sizeof az_sdk_modules[0];"
}
