/*
 * Calendars of working days (calendar.yaml): which days the yearly notices make holidays, and which
 * weekend days they make worked. The profile names one, and so may a policy's manifest; all that are
 * named make one calendar, and two that say different things of one year do not load. Internal to the
 * loading functions.
 */
#ifndef AZ_POLICY_CALENDAR_H
#define AZ_POLICY_CALENDAR_H

#include "policy/load.h"

/* Reads every calendar of the bundle into `load->policies`, where one is named. */
void az_calendar_load(az_load *load);

#endif
