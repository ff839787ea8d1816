-- Files that a school attached, counted against its quota; their content is in the folder beside
-- the database.
CREATE TABLE attachment (
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    -- SHA-256 of the content, lower-case hexadecimal: the file's name in the folder.
    hash TEXT NOT NULL CHECK (length(hash) = 64),
    bytes INTEGER NOT NULL CHECK (bytes > 0),
    added_at INTEGER NOT NULL,
    PRIMARY KEY (unit_id, hash)
) STRICT, WITHOUT ROWID;
