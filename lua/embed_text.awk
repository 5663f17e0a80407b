# Turns text files into one C file: awk -v header=H -v type=T -v name=N -f lua/embed_text.awk FILE...
# `const T N_files[]` and N_count, which H declares; T has a path and a text. A file keeps its path as
# its name, and its lines as they are.

function escape(text) {
	gsub(/\\/, "&&", text)
	gsub(/"/, "\\\"", text)
	gsub(/\?\?/, "?\"\"?", text) # no trigraphs
	return text
}

BEGIN { printf "#include \"%s\"\n\nconst %s %s_files[] = {\n", header, type, name }

FNR == 1 {
	if (open) print "\t},"
	printf "\t{\"%s\",\n", FILENAME
	open = 1
}

{ printf "\t\t\"%s\\n\"\n", escape($0) }

END {
	if (open) print "\t},"
	printf "};\nconst size_t %s_count = sizeof %s_files / sizeof %s_files[0];\n", name, name, name
}
