/*
 * Inside of the room api: what a probe holds, and how its parts share it. See assize/probe.h.
 */
#ifndef AZ_API_PROBE_H
#define AZ_API_PROBE_H

#include "api/handle.h"
#include "assize/probe.h"

enum { AZ_PROBE_TEXT_MOST = 64 << 10, AZ_PROBE_SETTINGS_MOST = 64, AZ_PROBE_WORDS_MOST = 1000 };

/* A parameter set by hand, as it was written. */
typedef struct az_setting {
	char *policy;
	char *name;
	char *value;
} az_setting;

/* What was loaded, at the opening or by a reload. */
typedef struct az_loaded {
	az_bundle *bundle;
	az_policies *policies;
	az_evaluator *evaluator;
} az_loaded;

struct assize_probe {
	assize_probe_options options;
	char *profile; /* one of the two is set */
	char *folder;
	az_lang lang;
	assize_store *store;
	az_loaded loaded;
	const az_policy *policy; /* whose names an expression sees */
	az_buffer key;           /* of the case, NUL-ended; empty: none was chosen */
	az_buffer record_bytes;
	az_record record;
	az_ref subject;
	az_buffer path; /* of the subject, NUL-ended */
	int32_t as_of;
	char day[11];
	az_buffer locals; /* the lines that were kept, each with its end */
	az_setting settings[AZ_PROBE_SETTINGS_MOST];
	size_t setting_count;
	az_error error;
	char message[sizeof(az_error)];
};

/* Every call begins with the one and ends with the other, which keeps the error's text. */
assize_status az_probe_begin(assize_probe *probe);
assize_status az_probe_end(assize_probe *probe, assize_status status);

/* ASSIZE_ERROR_USAGE where no case was chosen. */
assize_status az_probe_need_case(assize_probe *probe);

/* load.c: loads the profile or the folder and opens an evaluator; what was there before goes when the
 * new one is whole. */
assize_status az_probe_load(assize_probe *probe);
void az_probe_unload(az_loaded *loaded);

/* parameter.c: the settings as overrides, in `arena`: those of the one policy, or of all (NULL). The
 * policies may be others than the loaded ones, with the same parameters. */
assize_status az_probe_overrides(assize_probe *probe, const az_policies *policies,
	const char *policy, az_arena *arena, az_override **overrides, size_t *count);

/* expression.c: the bundle with a rule more in the chosen policy, whose body is the text. */
typedef struct az_made_rule {
	az_bundle *bundle;
	const char *id;      /* in the arena */
	uint32_t first_line; /* of the text: those before it are the kept locals' */
} az_made_rule;

assize_status az_probe_bundle(
	assize_probe *probe, const char *text, az_arena *arena, az_made_rule *made);

/* value.c: what came of it. ASSIZE_NO where that is not a value. */
typedef struct az_probed {
	const az_policies *policies;
	const az_rule *rule;
	uint32_t first_line;
	const az_buffer *block;
	const az_buffer *trace;
} az_probed;

assize_status az_probe_tell(assize_probe *probe, const az_probed *probed, az_buffer *out);

#endif
