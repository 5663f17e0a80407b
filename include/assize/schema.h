/*
 * assize/schema.h: what dossiers and policies may hold, for people and for editors, written from the
 * one declaration that everything else is derived from. Needs no store; any thread.
 *
 * Markdown is the data dictionary: every entity, field and code. The JSON Schemas (draft 7) are what
 * editors with a YAML language server check files against while one writes; there is one for each
 * YAML file of the design (`of`). The Lua annotations (LuaCATS) tell lua-language-server every field,
 * function and parameter; the luacheck file names the globals of a rule.
 */
#ifndef ASSIZE_SCHEMA_H
#define ASSIZE_SCHEMA_H

#include "assize/types.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum assize_schema_format {
	ASSIZE_SCHEMA_MARKDOWN = 0,
	ASSIZE_SCHEMA_JSON,
	ASSIZE_SCHEMA_LUA,
	ASSIZE_SCHEMA_LUACHECK
} assize_schema_format;

typedef struct assize_schema_options {
	size_t size;
	assize_schema_format format;
	/* JSON: which file it describes, one of assize_schema_files. NULL: "dossier". */
	const char *of;
	/* Titles and descriptions, in Markdown and JSON. The Lua annotations have both languages. */
	assize_lang lang;
	/* A policy's folder, or NULL: the fields that its province adds (Lua, and a dossier's JSON), its
	 * parameters, laws and modules (Lua). It must load. */
	const char *policy;
	/* A profile, or NULL: the fields that it names. Not together with a policy. */
	const char *profile;
	assize_problem_fn *on_problem; /* of the policy or profile; may be NULL */
	void *problem_context;
	assize_writer writer;
} assize_schema_options;

/* Writes one of them. ASSIZE_ERROR_POLICY when the policy or profile does not load, and
 * ASSIZE_ERROR_USAGE for an `of` that is none. `message` (may be NULL) takes the error's text. */
assize_status assize_schema_write(
	const assize_schema_options *options, char *message, size_t message_size);

/* Writes what editors need into a policy's folder, `options->policy`: `.assize/assize.lua` (the
 * annotations), the modules that a policy can require, `.assize/NAME.json` for each of
 * assize_schema_files, and, where there is none yet, `.luacheckrc` and `.luarc.json`. Each file is whole
 * or as it was. Of the options the policy, the language and the problem callback count. */
assize_status assize_schema_install(
	const assize_schema_options *options, char *message, size_t message_size);

/* The files that have a JSON Schema: "dossier", "policy", "test", ...; NULL-ended. */
const char *const *assize_schema_files(void);

#ifdef __cplusplus
}
#endif
#endif
