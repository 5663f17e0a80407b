# Turns text files into one C file for core/base/embedded.h: awk -f lua/embed_text.awk FILE...
# A file keeps its path as its name, and its lines as they are.

function escape(text) {
	gsub(/\\/, "\\\\", text)
	gsub(/"/, "\\\"", text)
	gsub(/\?\?/, "?\"\"?", text) # no trigraphs
	return text
}

BEGIN { print "#include \"base/embedded.h\"\n\nconst az_embedded az_embedded_files[] = {" }

FNR == 1 {
	if (open) print "\t},"
	printf "\t{\"%s\",\n", FILENAME
	open = 1
}

{ printf "\t\t\"%s\\n\"\n", escape($0) }

END {
	if (open) print "\t},"
	print "};\nconst size_t az_embedded_count = sizeof az_embedded_files / sizeof az_embedded_files[0];"
}
