-- What happened: append-only, each row chained to the one before by its hash.

CREATE TABLE event (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    -- Who: an account, a token, or neither for a command on the server.
    account_id INTEGER,
    token_id INTEGER,
    role TEXT,
    -- What it happened to.
    round_id INTEGER,
    unit_id INTEGER,
    -- SHA-256(salt ‖ detail) of event_detail, which may be erased.
    detail_hash BLOB NOT NULL CHECK (length(detail_hash) = 32),
    -- SHA-256(hash of the row before ‖ canonical JSON of this row).
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE INDEX event_unit ON event (round_id, unit_id, seq);

CREATE TRIGGER event_is_final BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER event_stays BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;

-- What may have to be erased for privacy: the address, and values before and after.
CREATE TABLE event_detail (
    seq INTEGER PRIMARY KEY REFERENCES event (seq),
    salt BLOB NOT NULL CHECK (length(salt) = 16),
    -- Canonical JSON.
    detail TEXT NOT NULL
) STRICT;
