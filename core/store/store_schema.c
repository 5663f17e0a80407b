/*
 * All SQL of the store: the tables, and every statement that is run on them.
 */
#include "store/store_sql.h"

/* The hash columns are BLAKE2b of 32 bytes. `journal` is the number of the entry that covers the
 * row. A page of 8 kB holds four records of the usual size. */
static const char schema[] =
	"CREATE TABLE head(id INTEGER PRIMARY KEY CHECK (id = 1), journal INTEGER NOT NULL,"
	" link BLOB NOT NULL CHECK (length(link) = 32), sequence INTEGER NOT NULL) STRICT;\n"
	"CREATE TABLE journal(number INTEGER PRIMARY KEY, kind TEXT NOT NULL, subject TEXT NOT NULL,"
	" content BLOB NOT NULL CHECK (length(content) = 32), at TEXT NOT NULL,"
	" link BLOB NOT NULL CHECK (length(link) = 32)) STRICT;\n"
	"CREATE TABLE meta(number INTEGER PRIMARY KEY, name TEXT NOT NULL, value TEXT NOT NULL,"
	" journal INTEGER NOT NULL UNIQUE) STRICT;\n"
	"CREATE TABLE import(number INTEGER PRIMARY KEY, file TEXT NOT NULL,"
	" hash BLOB NOT NULL CHECK (length(hash) = 32), added INTEGER NOT NULL,"
	" revised INTEGER NOT NULL, same INTEGER NOT NULL, withdrawn INTEGER NOT NULL,"
	" rejected INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,"
	" cover BLOB NOT NULL CHECK (length(cover) = 32), journal INTEGER NOT NULL UNIQUE) STRICT;\n"
	"CREATE TABLE revision(sequence INTEGER PRIMARY KEY, key TEXT NOT NULL,"
	" revision INTEGER NOT NULL, import INTEGER NOT NULL, line INTEGER NOT NULL,"
	" withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),"
	" hash BLOB NOT NULL CHECK (length(hash) = 32),"
	" cover BLOB NOT NULL CHECK (length(cover) = 32), record BLOB NOT NULL) STRICT;\n"
	"CREATE UNIQUE INDEX revision_key ON revision(key, revision);\n"
	"CREATE INDEX revision_withdrawn ON revision(key) WHERE withdrawn = 1;\n"
	"CREATE TABLE file(hash BLOB PRIMARY KEY CHECK (length(hash) = 32), content BLOB NOT NULL)"
	" STRICT;\n"
	"CREATE TABLE run(number INTEGER PRIMARY KEY, name TEXT NOT NULL, profile TEXT NOT NULL,"
	" as_of INTEGER NOT NULL, scope TEXT NOT NULL, sequence INTEGER NOT NULL,"
	" journal INTEGER NOT NULL UNIQUE) STRICT;\n"
	"CREATE TABLE run_file(run INTEGER NOT NULL REFERENCES run(number), place INTEGER NOT NULL,"
	" path TEXT NOT NULL, hash BLOB NOT NULL REFERENCES file(hash),"
	" journal INTEGER NOT NULL UNIQUE, PRIMARY KEY (run, place)) STRICT;\n"
	"CREATE TABLE run_state(number INTEGER PRIMARY KEY,"
	" run INTEGER NOT NULL REFERENCES run(number),"
	" state TEXT NOT NULL CHECK (state IN ('interrupted', 'finished', 'abandoned')),"
	" hash BLOB CHECK (length(hash) = 32), counts TEXT NOT NULL,"
	" journal INTEGER NOT NULL UNIQUE) STRICT;\n"
	"CREATE INDEX run_state_run ON run_state(run);\n"
	"CREATE TABLE chunk(run INTEGER NOT NULL REFERENCES run(number), number INTEGER NOT NULL,"
	" first_key TEXT NOT NULL, last_key TEXT NOT NULL, rows INTEGER NOT NULL,"
	" journal INTEGER NOT NULL UNIQUE, outcomes BLOB NOT NULL, PRIMARY KEY (run, number))"
	" STRICT;\n"
	"CREATE TABLE decision(number INTEGER PRIMARY KEY, finding TEXT NOT NULL,"
	" run INTEGER NOT NULL REFERENCES run(number),"
	" verdict TEXT NOT NULL CHECK (verdict IN ('uphold', 'dismiss', 'correct')),"
	" who TEXT NOT NULL, reason TEXT NOT NULL, journal INTEGER NOT NULL UNIQUE) STRICT;\n"
	"CREATE INDEX decision_finding ON decision(finding);\n";

/* What a covered table's rows are hashed from: the row in words, then every column but `journal`.
 * An insert returns the same list that verify selects, so the two cannot come apart. */
#define META_ROW " journal, number || ' ' || name, number, name, value "
#define IMPORT_ROW                                                                                 \
	" journal, number || ' ' || file, number, file, hash, added, revised, same, withdrawn,"        \
	" rejected, first, last, cover "
#define RUN_ROW " journal, CAST(number AS TEXT), number, name, profile, as_of, scope, sequence "
#define RUN_FILE_ROW " journal, run || '/' || path, run, place, path, hash "
#define RUN_STATE_ROW " journal, number || ' run ' || run, number, run, state, hash, counts "
#define CHUNK_ROW                                                                                  \
	" journal, run || '/' || number, run, number, first_key, last_key, rows, outcomes "
#define DECISION_ROW                                                                               \
	" journal, number || ' ' || finding, number, finding, run, verdict, who, reason "
#define REVISION_ROW " sequence, key, revision, import, line, withdrawn, hash, record "

static const char *const statements[AZ_SQL_COUNT] = {
	[AZ_SQL_BEGIN] = "BEGIN IMMEDIATE",
	[AZ_SQL_BEGIN_READ] = "BEGIN",
	[AZ_SQL_COMMIT] = "COMMIT",
	[AZ_SQL_HEAD_GET] =
		"SELECT h.journal, h.link, h.sequence, coalesce(j.number, 0), coalesce(j.link, "
		"zeroblob(32)),"
		" (SELECT coalesce(max(sequence), 0) FROM revision) FROM head h LEFT JOIN"
		" (SELECT number, link FROM journal ORDER BY number DESC LIMIT 1) j WHERE h.id = 1",
	[AZ_SQL_HEAD_SET] = "UPDATE head SET journal = ?1, link = ?2, sequence = ?3 WHERE id = 1",

	[AZ_SQL_META_GET] = "SELECT value FROM meta WHERE name = ?1 ORDER BY number DESC LIMIT 1",
	[AZ_SQL_META_INSERT] =
		"INSERT INTO meta(journal, name, value) VALUES (?1, ?2, ?3) RETURNING" META_ROW,

	[AZ_SQL_IMPORT_NUMBER] = "SELECT coalesce(max(number), 0) + 1 FROM import",
	[AZ_SQL_IMPORT_INSERT] =
		"INSERT INTO import(journal, number, file, hash, added, revised, same, withdrawn, rejected,"
		" first, last, cover) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)"
		" RETURNING" IMPORT_ROW,
	[AZ_SQL_IMPORT_LIST] =
		"SELECT i.number, i.file, i.hash, i.added, i.revised, i.same, i.withdrawn, i.rejected,"
		" i.first, i.last, coalesce(j.at, ''), i.cover FROM import i LEFT JOIN journal j"
		" ON j.number = i.journal ORDER BY i.number",

	[AZ_SQL_REVISION_STANDS] = "SELECT sequence, revision, withdrawn, hash FROM revision"
							   " WHERE key = ?1 ORDER BY revision DESC LIMIT 1",
	[AZ_SQL_REVISION_INSERT] = "INSERT INTO revision(sequence, key, revision, import, line, "
							   "withdrawn, hash, cover, record)"
							   " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
	[AZ_SQL_REVISION_NEWEST_OF] =
		"SELECT" REVISION_ROW "FROM revision WHERE key = ?1 ORDER BY revision DESC LIMIT 1",
	[AZ_SQL_REVISION_OF] = "SELECT" REVISION_ROW "FROM revision WHERE key = ?1 AND revision = ?2",
	[AZ_SQL_REVISION_AT] = "SELECT" REVISION_ROW "FROM revision WHERE sequence = ?1",
	[AZ_SQL_REVISION_NEWEST] = "SELECT coalesce(max(sequence), 0) FROM revision",
	[AZ_SQL_REVISION_COUNT] =
		"SELECT (SELECT count(*) FROM (SELECT 1 FROM revision INDEXED BY revision_key"
		" WHERE sequence <= ?1 GROUP BY key)) -"
		" (SELECT count(*) FROM revision w WHERE w.withdrawn = 1 AND w.sequence <= ?1 AND"
		" w.sequence = (SELECT max(n.sequence) FROM revision n WHERE n.key = w.key"
		" AND n.sequence <= ?1))",
	/* The inner SELECT reads the index alone, in key order, and stops after ?3 groups. */
	[AZ_SQL_REVISION_PAGE] =
		"SELECT r.sequence, r.key, r.revision, r.import, r.line, r.withdrawn, r.hash, r.record"
		" FROM (SELECT key, max(sequence) AS newest FROM revision INDEXED BY revision_key"
		" WHERE key > ?1 AND sequence <= ?2 GROUP BY key ORDER BY key LIMIT ?3) AS page"
		" CROSS JOIN revision AS r ON r.sequence = page.newest",
	[AZ_SQL_REVISION_RANGE] = "SELECT" REVISION_ROW ", cover FROM revision"
							  " WHERE sequence BETWEEN ?1 AND ?2 ORDER BY sequence",
	[AZ_SQL_KEY_BELOW] = "SELECT key FROM revision WHERE key < ?1 ORDER BY key DESC LIMIT 1",
	[AZ_SQL_KEY_ABOVE] = "SELECT key FROM revision WHERE key > ?1 ORDER BY key LIMIT 1",

	[AZ_SQL_RUN_NUMBER] = "SELECT coalesce(max(number), 0) + 1 FROM run",
	[AZ_SQL_RUN_INSERT] = "INSERT INTO run(journal, number, name, profile, as_of, scope, sequence)"
						  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) RETURNING" RUN_ROW,
	[AZ_SQL_RUN_LIST] =
		"SELECT r.number, r.name, r.profile, r.as_of, r.scope, r.sequence, coalesce(b.at, ''),"
		" s.state, s.hash, s.counts, e.at,"
		" (SELECT count(*) FROM chunk c WHERE c.run = r.number),"
		" (SELECT coalesce(sum(c.rows), 0) FROM chunk c WHERE c.run = r.number)"
		" FROM run r LEFT JOIN journal b ON b.number = r.journal LEFT JOIN run_state s"
		" ON s.number = (SELECT max(n.number) FROM run_state n WHERE n.run = r.number)"
		" LEFT JOIN journal e ON e.number = s.journal"
		" WHERE r.number >= ?1 ORDER BY r.number LIMIT ?2",
	[AZ_SQL_RUN_STANDS] = "SELECT (SELECT s.state FROM run_state s WHERE s.run = r.number"
						  " ORDER BY s.number DESC LIMIT 1) FROM run r WHERE r.number = ?1",
	[AZ_SQL_RUN_FILE_INSERT] = "INSERT INTO run_file(journal, run, place, path, hash)"
							   " VALUES (?1, ?2, ?3, ?4, ?5) RETURNING" RUN_FILE_ROW,
	[AZ_SQL_RUN_FILE_LIST] = "SELECT r.path, f.content FROM run_file r JOIN file f"
							 " ON f.hash = r.hash WHERE r.run = ?1 ORDER BY r.place",
	[AZ_SQL_FILE_INSERT] =
		"INSERT INTO file(hash, content) VALUES (?1, ?2) ON CONFLICT (hash) DO NOTHING",
	[AZ_SQL_FILE_ALL] = "SELECT f.hash, f.content,"
						" EXISTS (SELECT 1 FROM run_file r WHERE r.hash = f.hash) FROM file f"
						" ORDER BY f.rowid",
	[AZ_SQL_FILE_MISSING] = "SELECT r.hash, min(r.run) FROM run_file r WHERE NOT EXISTS"
							" (SELECT 1 FROM file f WHERE f.hash = r.hash) GROUP BY r.hash",
	[AZ_SQL_RUN_STATE_INSERT] = "INSERT INTO run_state(journal, run, state, hash, counts)"
								" VALUES (?1, ?2, ?3, ?4, ?5) RETURNING" RUN_STATE_ROW,
	[AZ_SQL_CHUNK_INSERT] =
		"INSERT INTO chunk(journal, run, number, first_key, last_key, rows, outcomes)"
		" VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7) RETURNING" CHUNK_ROW,
	[AZ_SQL_CHUNK_THERE] = "SELECT count(*) FROM chunk WHERE run = ?1 AND number = ?2",
	[AZ_SQL_CHUNK_NEXT] = "SELECT number, first_key, last_key, rows, outcomes FROM chunk"
						  " WHERE run = ?1 AND number > ?2 ORDER BY number LIMIT 1",
	[AZ_SQL_CHUNK_HOLDING] = "SELECT number, first_key, last_key, rows, outcomes FROM chunk"
							 " WHERE run = ?1 AND number > ?2 AND first_key <= ?3"
							 " AND last_key >= ?3 ORDER BY number LIMIT 1",

	[AZ_SQL_DECISION_INSERT] = "INSERT INTO decision(journal, finding, run, verdict, who, reason)"
							   " VALUES (?1, ?2, ?3, ?4, ?5, ?6) RETURNING" DECISION_ROW,
	[AZ_SQL_DECISION_LIST] =
		"SELECT d.number, d.finding, d.run, d.verdict, d.who, d.reason, coalesce(j.at, '')"
		" FROM decision d LEFT JOIN journal j ON j.number = d.journal"
		" WHERE ?1 IS NULL OR d.finding = ?1 ORDER BY d.number",

	[AZ_SQL_JOURNAL_INSERT] = "INSERT INTO journal(number, kind, subject, content, at, link)"
							  " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
	[AZ_SQL_JOURNAL_NEXT] = "SELECT number, kind, subject, content, at, link FROM journal"
							" WHERE number > ?1 ORDER BY number LIMIT 1",
	[AZ_SQL_JOURNAL_ALL] =
		"SELECT number, kind, subject, content, at, link FROM journal ORDER BY number",
	[AZ_SQL_JOURNAL_AT] =
		"SELECT number, kind, subject, content, at, link FROM journal WHERE number = ?1",

	[AZ_SQL_CHECK_FOREIGN] = "PRAGMA foreign_key_check",
	[AZ_SQL_CHECK_FILE] = "PRAGMA integrity_check",
	[AZ_SQL_SCHEMA] = "SELECT name, coalesce(sql, '') FROM sqlite_schema ORDER BY name",

	[AZ_SQL_META_ALL] = "SELECT" META_ROW "FROM meta ORDER BY number",
	[AZ_SQL_META_OF] = "SELECT 1 FROM meta WHERE journal = ?1",
	[AZ_SQL_IMPORT_ALL] = "SELECT" IMPORT_ROW "FROM import ORDER BY number",
	[AZ_SQL_IMPORT_OF] = "SELECT 1 FROM import WHERE journal = ?1",
	[AZ_SQL_RUN_ALL] = "SELECT" RUN_ROW "FROM run ORDER BY number",
	[AZ_SQL_RUN_OF] = "SELECT 1 FROM run WHERE journal = ?1",
	[AZ_SQL_RUN_FILE_ALL] = "SELECT" RUN_FILE_ROW "FROM run_file ORDER BY run, place",
	[AZ_SQL_RUN_FILE_OF] = "SELECT 1 FROM run_file WHERE journal = ?1",
	[AZ_SQL_RUN_STATE_ALL] = "SELECT" RUN_STATE_ROW "FROM run_state ORDER BY number",
	[AZ_SQL_RUN_STATE_OF] = "SELECT 1 FROM run_state WHERE journal = ?1",
	[AZ_SQL_CHUNK_ALL] = "SELECT" CHUNK_ROW "FROM chunk ORDER BY run, number",
	[AZ_SQL_CHUNK_OF] = "SELECT 1 FROM chunk WHERE journal = ?1",
	[AZ_SQL_DECISION_ALL] = "SELECT" DECISION_ROW "FROM decision ORDER BY number",
	[AZ_SQL_DECISION_OF] = "SELECT 1 FROM decision WHERE journal = ?1",
};

static const az_covered covered[AZ_COVERED_COUNT] = {
	{"meta", AZ_SQL_META_ALL, AZ_SQL_META_OF},
	{"import", AZ_SQL_IMPORT_ALL, AZ_SQL_IMPORT_OF},
	{"run", AZ_SQL_RUN_ALL, AZ_SQL_RUN_OF},
	{"run_file", AZ_SQL_RUN_FILE_ALL, AZ_SQL_RUN_FILE_OF},
	{"run_state", AZ_SQL_RUN_STATE_ALL, AZ_SQL_RUN_STATE_OF},
	{"chunk", AZ_SQL_CHUNK_ALL, AZ_SQL_CHUNK_OF},
	{"decision", AZ_SQL_DECISION_ALL, AZ_SQL_DECISION_OF},
};

const char *az_statement_text(az_statement id)
{
	return statements[id];
}

const char *az_schema_text(void)
{
	return schema;
}

const az_covered *az_covered_at(size_t i)
{
	return i < AZ_COVERED_COUNT ? &covered[i] : NULL;
}
