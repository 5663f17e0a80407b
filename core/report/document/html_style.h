/* The style of documents in HTML, in parts; NULL-ended. Constant; any thread. */
#ifndef AZ_REPORT_DOCUMENT_HTML_STYLE_H
#define AZ_REPORT_DOCUMENT_HTML_STYLE_H

extern const char *const az_html_style[];

#endif
