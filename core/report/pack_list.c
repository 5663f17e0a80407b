#include "report/pack_list.h"

#include "base/json.h"

static const az_column columns[] = {
	{.zh = "文件", .en = "file"},
	{.zh = "字节", .en = "bytes", .right = true},
	{.zh = "哈希", .en = "hash"},
};

enum { HASH_SHOWN = 12 };

bool az_pack_list_table(const az_pack *pack, az_lang lang, az_buffer *out)
{
	az_table *table = az_table_new(columns, sizeof columns / sizeof columns[0], lang);
	if (!table)
		return false;
	for (size_t i = 0; i < pack->count; i++) {
		char hash[AZ_HASH_HEX];
		az_hash_hex(&pack->members[i].hash, hash);
		az_table_cell(table, pack->members[i].path);
		az_table_format(table, "%zu", pack->members[i].length);
		az_table_text(table, hash, HASH_SHOWN);
		if (az_table_is_full(table))
			az_table_write(table, out);
	}
	az_table_write(table, out);
	az_table_free(table);
	return true;
}

void az_pack_list_json(const az_pack *pack, az_buffer *out)
{
	for (size_t i = 0; i < pack->count; i++) {
		az_json json = az_json_new(out);
		char hash[AZ_HASH_HEX];
		az_hash_hex(&pack->members[i].hash, hash);
		az_json_object_begin(&json);
		az_json_key(&json, "path");
		az_json_text(&json, pack->members[i].path);
		az_json_key(&json, "bytes");
		az_json_int(&json, (int64_t)pack->members[i].length);
		az_json_key(&json, "hash");
		az_json_text(&json, hash);
		az_json_object_end(&json);
		az_buffer_char(out, '\n');
	}
}
