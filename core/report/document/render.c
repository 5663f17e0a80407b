#include "report/document/render.h"

bool az_render_target(const az_render *render, const char *id, az_buffer *out)
{
	const az_part *section = az_document_find(render->doc, id);
	const az_part *page = section ? az_document_page(render->doc, section) : NULL;
	if (!section)
		return false;
	if (render->page && page != render->page)
		az_buffer_printf(out, "%s%s", page->id, render->suffix);
	if (!render->page || page == render->page || section != page)
		az_buffer_printf(out, "#%s", id);
	return true;
}

unsigned az_render_rank(const az_render *render, const az_part *section)
{
	unsigned rank = az_part_depth(section) + (render->page ? 0 : 1);
	return rank > 6 ? 6 : rank;
}
