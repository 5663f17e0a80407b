/*
 * The keys and words that the files of this room may hold, as their readers take them: each list is
 * the very one that its reader reads by, and stands in the reader's file. For the schemas that editors
 * are given. All are NULL-ended.
 */
#ifndef AZ_POLICY_KEY_LISTS_H
#define AZ_POLICY_KEY_LISTS_H

extern const char *const az_title_keys[];

/* policy.yaml */
extern const char *const az_manifest_keys[];
extern const char *const az_authorities[];
extern const char *const az_parameter_keys[];
extern const char *const az_parameter_types[];
extern const char *const az_lenient_keys[];
extern const char *const az_higher_or_lower[];
extern const char *const az_dated_value_keys[];
extern const char *const az_tailor_keys[];
extern const char *const az_tailor_layers[];

/* law.yaml: of each entry */
extern const char *const az_law_keys[];

/* calendar.yaml: the file, and each of its years */
extern const char *const az_calendar_keys[];
extern const char *const az_calendar_year_keys[];

/* a profile */
extern const char *const az_profile_keys[];
extern const char *const az_schedule_keys[]; /* of each entry */
extern const char *const az_schedule_every[];

/* tailoring.yaml and waivers.yaml */
extern const char *const az_tailoring_keys[];
extern const char *const az_waiver_keys[]; /* of each entry */

#endif
