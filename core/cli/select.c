#include "cli/select.h"

const char *const az_cli_levels[] = {"info", "warning", "error", NULL};
const char *const az_cli_kinds[] = {
	"priority", "leniency", "restitution", "procedure", "sentencing", "data", NULL};
