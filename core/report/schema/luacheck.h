/*
 * A .luacheckrc for policies: the globals that a rule sees, as a state of the host lists them. A word
 * that luacheck does not find there is one that the host would refuse too.
 */
#ifndef AZ_REPORT_SCHEMA_LUACHECK_H
#define AZ_REPORT_SCHEMA_LUACHECK_H

#include "base/buffer.h"
#include "base/error.h"

assize_status az_luacheck_write(az_buffer *out, az_error *error);

#endif
