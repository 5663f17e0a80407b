# Turns the bytes of the catalog into a C file: od -An -v -tu1 zh.mo | awk -f po/embed.awk

BEGIN {
	print "#include \"base/catalog.h\"\n\nconst unsigned char az_catalog_zh[] = {"
}

{
	for (i = 1; i <= NF; i++)
		printf "%s,", $i
	print ""
}

END {
	print "};\nconst size_t az_catalog_zh_size = sizeof az_catalog_zh;"
}
