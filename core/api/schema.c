#include "assize/schema.h"

#include "api/handle.h"
#include "report/dictionary.h"

assize_status assize_schema_write(assize_lang lang, assize_writer writer)
{
	az_buffer out = {0};
	if (!writer.write)
		return ASSIZE_ERROR_USAGE;
	az_dictionary_write((az_lang)lang, &out);
	assize_status status = az_api_write(&writer, &out, NULL);
	az_buffer_free(&out);
	return status;
}
