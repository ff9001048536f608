-- What stood where and when, and which record was made of it. Times are UTC, ISO 8601.
CREATE TABLE IF NOT EXISTS documents (
    document_id TEXT PRIMARY KEY,
    facts TEXT NOT NULL,              -- of its record, JSON
    digest TEXT NOT NULL,             -- SHA-256 of its record's file
    extractor_version TEXT NOT NULL,
    schema_version TEXT NOT NULL,
    organisation_key TEXT NOT NULL,
    year INTEGER NOT NULL,
    refused INTEGER NOT NULL,
    error_code TEXT,
    lacks INTEGER NOT NULL,           -- whether it could use what its source says of its papers
    seconds REAL NOT NULL,            -- that its reading took
    ingested_at TEXT NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS documents_by_partition ON documents (organisation_key, year);

CREATE TABLE IF NOT EXISTS sources (
    source TEXT PRIMARY KEY,          -- a path or an address
    name TEXT NOT NULL,               -- of its entry in sources.toml, or empty
    organisation TEXT,                -- what is said there of its papers
    body TEXT,
    state TEXT,                       -- of a file when it was last read: its size, times and inode
    etag TEXT, last_modified TEXT,    -- of an address when it was last fetched
    checked_at TEXT NOT NULL,
    gone_at TEXT,                     -- when it was first missed
    failure_code TEXT, failure TEXT   -- why its bytes could not be had the last time
) STRICT;
CREATE INDEX IF NOT EXISTS sources_by_name ON sources (name);

CREATE TABLE IF NOT EXISTS sightings (
    source TEXT NOT NULL REFERENCES sources,
    version INTEGER NOT NULL,         -- 1 for the first bytes seen there
    document_id TEXT NOT NULL REFERENCES documents,
    first_seen TEXT NOT NULL,
    fetched_at TEXT,
    PRIMARY KEY (source, version)
) STRICT;
CREATE INDEX IF NOT EXISTS sightings_by_document ON sightings (document_id);

-- A sighting stands until a later one of its source can be read: what cannot be read takes no other's place but that of
-- something that could not be read either.
CREATE VIEW IF NOT EXISTS standing AS
SELECT s.source, s.version, s.document_id, s.first_seen, s.fetched_at, (
    SELECT later.document_id FROM sightings later JOIN documents ld ON ld.document_id = later.document_id
    WHERE later.source = s.source AND later.version > s.version AND (ld.refused = 0 OR d.refused = 1)
    ORDER BY later.version DESC LIMIT 1
) AS superseded_by
FROM sightings s JOIN documents d ON d.document_id = s.document_id;

-- A partition is stale while `changed` is greater than `published`.
CREATE TABLE IF NOT EXISTS partitions (
    organisation_key TEXT NOT NULL,
    year INTEGER NOT NULL,
    changed INTEGER NOT NULL DEFAULT 1,
    published INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (organisation_key, year)
) STRICT;

-- Of the store itself: "identity", made when the store is.
CREATE TABLE IF NOT EXISTS store (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
INSERT OR IGNORE INTO store VALUES ('identity', lower(hex(randomblob(16))));

CREATE TABLE IF NOT EXISTS runs (
    run_id INTEGER PRIMARY KEY,
    started TEXT NOT NULL,
    ended TEXT,
    summary TEXT                      -- JSON
) STRICT;
