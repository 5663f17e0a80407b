#include "cli/format.h"

const char *const az_cli_formats_list[] = {"table", "jsonl", NULL};
const char *const az_cli_formats_csv[] = {"table", "jsonl", "csv", NULL};

assize_format az_cli_format(const az_cli_args *args)
{
	static const assize_format formats[] = {
		ASSIZE_FORMAT_TABLE, ASSIZE_FORMAT_JSONL, ASSIZE_FORMAT_CSV};
	int choice = az_cli_opt_choice(args, "format");
	return choice < 0 ? ASSIZE_FORMAT_TABLE : formats[choice];
}
