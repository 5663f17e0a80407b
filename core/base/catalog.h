/*
 * The Chinese catalog as msgfmt made it from po/zh.po: a .mo file in the program's own bytes. The
 * Makefile writes the C file of it.
 */
#ifndef AZ_BASE_CATALOG_H
#define AZ_BASE_CATALOG_H

#include <stddef.h>

extern const unsigned char az_catalog_zh[];
extern const size_t az_catalog_zh_size;

#endif
