-- Who may come in.

CREATE TABLE account (
    id INTEGER PRIMARY KEY,
    -- Lower case, stored NFC.
    user_name TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    role TEXT NOT NULL
        CHECK (role IN ('clerk', 'head', 'officer', 'leader', 'viewer', 'admin')),
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    -- Argon2id with its parameters, as libsodium writes it.
    password TEXT NOT NULL,
    disabled INTEGER NOT NULL DEFAULT 0 CHECK (disabled IN (0, 1)),
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE session (
    -- SHA-256 of the cookie; the cookie itself is nowhere.
    hash BLOB PRIMARY KEY CHECK (length(hash) = 32),
    account_id INTEGER NOT NULL REFERENCES account (id),
    created_at INTEGER NOT NULL,
    used_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX session_account ON session (account_id);

CREATE TABLE token (
    id INTEGER PRIMARY KEY,
    -- SHA-256 of the token, which was shown once.
    hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
    name TEXT NOT NULL,
    role TEXT NOT NULL
        CHECK (role IN ('clerk', 'head', 'officer', 'leader', 'viewer', 'admin')),
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    revoked_at INTEGER
) STRICT;

-- Answers that a repeated request gets again.
CREATE TABLE idempotency (
    -- 'token:3', 'account:12'
    owner TEXT NOT NULL,
    key TEXT NOT NULL,
    -- SHA-256 of method, address and body.
    request_hash BLOB NOT NULL CHECK (length(request_hash) = 32),
    status INTEGER NOT NULL,
    body BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (owner, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX idempotency_age ON idempotency (created_at);

CREATE TABLE setting (
    name TEXT PRIMARY KEY,
    -- JSON.
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
