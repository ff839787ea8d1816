-- Forms by version. A version that a round uses is never changed.

CREATE TABLE form (
    code TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    -- The JSON document that it was imported from.
    document TEXT NOT NULL,
    imported_at INTEGER NOT NULL,
    PRIMARY KEY (code, version)
) STRICT, WITHOUT ROWID;
