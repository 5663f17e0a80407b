#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <assize/document.h>

#include "cli/help/help.h"
#include "cli/say.h"
#include "cli/verbs.h"

enum { MESSAGE = 4096 };

static const char *const formats[] = {"html", "md", NULL};

static const az_cli_opt options[] = {
	{.name = "output",
		.letter = 'o',
		.type = AZ_OPT_TEXT,
		.value = "FOLDER|FILE",
		.text = AZ_N(
			"where to (default: the folder doc in DIR); a name that ends in .html or .md, and -\n"
			"which is standard output, take one document")},
	{.name = "format",
		.type = AZ_OPT_CHOICE,
		.value = "html|md",
		.text = AZ_N("how it is written (default: by the name of the file, else html)"),
		.choices = formats},
	{.name = "single",
		.type = AZ_OPT_FLAG,
		.text =
			AZ_N("one document with all pages in it, on standard output where no file is named")},
	{.name = "store",
		.type = AZ_OPT_TEXT,
		.value = "STORE",
		.text = AZ_N("with counts of its newest full run, rule by rule")},
	{.name = NULL},
};

/* Where the files go. */
typedef struct target {
	az_cli *cli;
	const char *folder; /* NULL: one document, */
	bool own;           /* nobody named the folder: it may not lead elsewhere */
	const char *file;   /* to this file, or NULL: to standard output */
	char *path;         /* that could not be written; to be freed */
	int error;          /* and why */
	size_t count;
} target;

static bool ends_with(const char *text, const char *suffix)
{
	size_t n = strlen(text), m = strlen(suffix);
	return n > m && strcmp(text + n - m, suffix) == 0;
}

static int to_file(target *t, const char *path, const char *bytes, size_t length)
{
	az_cli_out *out = az_cli_out_file(path);
	assize_writer writer = out ? az_cli_out_writer(out) : (assize_writer){0};
	if (!out) {
		t->error = errno;
	} else {
		if (writer.write(writer.context, bytes, length) == 0)
			az_cli_out_end(out);
		t->error = az_cli_out_error(out);
	}
	az_cli_out_free(out);
	if (t->error)
		t->path = strdup(path);
	t->count += !t->error;
	return t->error;
}

/* A policy that came from elsewhere may bring links, or pipes, that have the names of its pages. */
static int refusal(const char *path, bool folder)
{
	struct stat info;
	if (lstat(path, &info) != 0)
		return errno == ENOENT ? 0 : errno;
	return (folder ? S_ISDIR(info.st_mode) : S_ISREG(info.st_mode)) ? 0 : EEXIST;
}

/* The folder is made when there is something for it: a policy that does not load leaves nothing. */
static int make_folder(const target *t)
{
	if (t->count)
		return 0;
	if (t->own && refusal(t->folder, true))
		return refusal(t->folder, true);
	return mkdir(t->folder, 0755) == 0 || errno == EEXIST ? 0 : errno;
}

static int to_folder_file(target *t, const char *name, const char *bytes, size_t length)
{
	size_t size = strlen(t->folder) + strlen(name) + 2;
	char *path = malloc(size);
	if (!path) {
		t->error = ENOMEM;
		return t->error;
	}
	snprintf(path, size, "%s/%s", t->folder, name);
	t->error = make_folder(t);
	if (!t->error) {
		t->error = refusal(path, false);
		t->path = t->error ? strdup(path) : NULL;
	}
	int error = t->error ? t->error : to_file(t, path, bytes, length);
	free(path);
	return error;
}

static int take(void *context, const char *name, const char *bytes, size_t length)
{
	target *t = context;
	assize_writer writer = az_cli_out_writer(t->cli->out);
	if (t->file)
		return to_file(t, t->file, bytes, length);
	if (!t->folder)
		return writer.write(writer.context, bytes, length);
	return to_folder_file(t, name, bytes, length);
}

/* The folder doc in the policy's; to be freed. */
static char *default_folder(const char *policy)
{
	size_t size = strlen(policy) + sizeof "/doc";
	char *folder = malloc(size);
	bool slash = ends_with(policy, "/");
	if (folder)
		snprintf(folder, size, "%s%sdoc", policy, slash ? "" : "/");
	return folder;
}

static az_cli_exit write_pages(
	az_cli *cli, const az_cli_args *args, assize_document_options *doc, target *t)
{
	char message[MESSAGE] = "";
	doc->file = take;
	doc->file_context = t;
	assize_status status =
		assize_policy_doc(args->operands, args->operand_count, doc, message, sizeof message);
	az_cli_problems_end(cli);
	if (t->error)
		return az_cli_cannot_write(cli, t->path ? t->path : t->folder, t->error);
	if (status == ASSIZE_OK && t->folder)
		az_cli_print(cli->out, az_cli_english(cli) ? "%zu pages in " : "共%zu页，在", t->count);
	if (status == ASSIZE_OK && t->folder) {
		az_cli_print_text(cli->out, t->folder);
		az_cli_print(cli->out, "\n");
	}
	return az_cli_answer(cli, status, message);
}

static az_cli_exit to_folder(az_cli *cli, const az_cli_args *args, assize_document_options *doc)
{
	const char *output = az_cli_opt_text(args, "output");
	if (!output && args->operand_count > 1) {
		az_cli_wrong(cli->lang, "policy doc", "name a folder with -o FOLDER",
			"several policies are named, and no place for their pages");
		return AZ_EXIT_USAGE;
	}
	char *folder = output ? strdup(output) : default_folder(az_cli_operand(args, 0));
	target t = {.cli = cli, .folder = folder, .own = !output};
	az_cli_exit exit =
		folder ? write_pages(cli, args, doc, &t) : az_cli_cannot_write(cli, "policy doc", ENOMEM);
	free(t.path);
	free(folder);
	return exit;
}

static az_cli_exit run(az_cli *cli, const az_cli_args *args)
{
	const char *output = az_cli_opt_text(args, "output");
	int format = az_cli_opt_choice(args, "format");
	bool md = output && ends_with(output, ".md");
	bool named = md || (output && ends_with(output, ".html"));
	bool standard = output ? strcmp(output, "-") == 0 : az_cli_opt_given(args, "single");
	assize_document_options doc = {
		.size = sizeof doc,
		.format = format < 0 ? (md ? ASSIZE_DOCUMENT_MARKDOWN : ASSIZE_DOCUMENT_HTML)
							 : (format == 0 ? ASSIZE_DOCUMENT_HTML : ASSIZE_DOCUMENT_MARKDOWN),
		.single = named || standard || az_cli_opt_given(args, "single"),
		.lang = cli->lang,
		.store = az_cli_opt_text(args, "store"),
		.on_problem = az_cli_on_problem,
		.problem_context = cli,
	};
	if (!doc.single)
		return to_folder(cli, args, &doc);
	target t = {.cli = cli, .file = standard ? NULL : output};
	az_cli_exit exit = write_pages(cli, args, &doc, &t);
	free(t.path);
	return exit;
}

const az_cli_verb az_cli_verb_policy_doc = {
	.name = "policy doc",
	.summary = AZ_N("write what policies ask, read, rest on and say, as pages"),
	.operands = "DIR...",
	.operands_least = 1,
	.operands_most = AZ_CLI_ANY,
	.options = options,
	.text = AZ_N(
		"A page for each rule (law, plain words, figures with their dates, tests as examples,\n"
		"code), a page of algorithm transparency for each policy, and an index. A folder gets all\n"
		"of them in Chinese and in English, beginning with index.zh.html; one document is in the\n"
		"language of --lang. Pages that are there already are replaced. Nothing of the policy "
		"runs.\n"),
	.examples = "  assize policy doc plugins/national/leniency -o pages\n"
				"  assize policy doc mycourt/returns --store court.store -o returns.html\n"
				"  assize policy doc mycourt/returns --format md -o - --lang en\n",
	.exits = AZ_N("  0   done\n"
				  "  65  a policy or one of its tests does not load\n") AZ_EXITS_COMMON,
	.run = run,
};
