/*
 * Inside of the room api: one policy folder, loaded without a profile and ready to be run. What `test`
 * and `try` have in common. One thread at a time.
 */
#ifndef AZ_API_WORKBENCH_H
#define AZ_API_WORKBENCH_H

#include "api/handle.h"
#include "assize/authoring.h"
#include "exchange/doc/doc.h"

typedef struct az_workbench {
	const assize_author_options *options;
	az_arena *arena;
	az_problems *problems;
	az_bundle *bundle;
	az_policies *policies;
	const az_policy *policy; /* the only one */
	az_evaluator *evaluator;
	az_error *error;
} az_workbench;

/* How a policy is run. */
typedef struct az_workbench_plan {
	unsigned jobs; /* workers; 0: as many as there are processors */
	bool costs;    /* say what each dossier cost (az_evaluator_cost) */
} az_workbench_plan;

/* Loads the folder and opens an evaluator. What is wrong in the policy is told, and ASSIZE_ERROR_POLICY. Close it also after an error. */
assize_status az_workbench_open(az_workbench *bench, const char *folder,
	const az_workbench_plan *plan, const assize_author_options *options, az_error *error);
void az_workbench_close(az_workbench *bench);

/* Tells and forgets the problems that were collected. */
void az_workbench_tell(az_workbench *bench);

/* The paths of the YAML files in the folder's `tests`, in byte order and NULL-ended; none where there
 * is no such folder. A file there whose ending nobody reads is a problem. */
assize_status az_workbench_tests(az_workbench *bench, const char *folder, const char ***files);

/* Reads a file of tests; NULL in *doc, with problems, where it is no YAML. A list of documents where
 * there are several. */
assize_status az_workbench_read(az_workbench *bench, const char *file, const az_doc **doc);

/* Checks the options of a call, and the end of one: the error's text goes to the caller. */
assize_status az_workbench_check(const assize_author_options *options, az_error *error);
assize_status az_workbench_end(assize_lang lang, assize_status status, const az_error *error,
	char *message, size_t message_size);

#endif
