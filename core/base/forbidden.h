/*
 * Included before every file (see the Makefile): functions that write without knowing how much room
 * there is, or keep hidden state, do not compile. Use az_buffer, az_arena_printf, snprintf, memcpy.
 */
#ifndef AZ_BASE_FORBIDDEN_H
#define AZ_BASE_FORBIDDEN_H

/* The system's own headers declare them, so they come first. */
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#pragma GCC poison gets strcpy strcat strncat sprintf vsprintf strtok atoi atol atof
#pragma GCC poison localtime gmtime ctime asctime setlocale

#endif
