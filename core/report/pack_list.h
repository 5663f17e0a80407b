/*
 * What a pack holds, for people or machines. One thread at a time.
 */
#ifndef AZ_REPORT_PACK_LIST_H
#define AZ_REPORT_PACK_LIST_H

#include "policy/pack/pack.h"
#include "report/table.h"

/* Appends the table; false when memory is out. */
bool az_pack_list_table(const az_pack *pack, az_lang lang, az_buffer *out);

/* Appends an object and a newline for each file. */
void az_pack_list_json(const az_pack *pack, az_buffer *out);

#endif
