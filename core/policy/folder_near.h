/*
 * What somebody meant who named a folder that is no policy's, or where a file was asked for.
 * Internal to the reading of bundles.
 */
#ifndef AZ_POLICY_FOLDER_NEAR_H
#define AZ_POLICY_FOLDER_NEAR_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/problem.h"

bool az_is_folder(const char *path);

/* "did you mean 'mycourt/returns'?" where folders in `real` hold a policy and it does not itself;
 * NULL where there is nothing to say, or memory is out. `shown` stands for `real` in the text.
 * In the language of the problems, as is the next. */
const char *az_policy_folder_near(
	const az_problems *problems, az_arena *arena, const char *real, const char *shown);

/* "name the profile's file, as mycourt/profile.yaml"; NULL when memory is out. */
const char *az_profile_file_near(const az_problems *problems, az_arena *arena, const char *folder);

#endif
