-- People: what is known of them, how they come in, what guards their ways in, and what they did.

-- Personal data is the name and these (Law 91/2025/QH15: no more than the purpose needs).
ALTER TABLE account ADD COLUMN position TEXT NOT NULL DEFAULT '';
ALTER TABLE account ADD COLUMN office_phone TEXT NOT NULL DEFAULT '';
ALTER TABLE account ADD COLUMN office_mail TEXT NOT NULL DEFAULT '';
-- What a one-time code is computed of, with the key file; NULL when the person has a password of
-- their own. `password` is then '', which fits nothing.
ALTER TABLE account ADD COLUMN code_nonce BLOB CHECK (length(code_nonce) = 16);
ALTER TABLE account ADD COLUMN code_expires_at INTEGER;
-- When the person read how personal data is processed.
ALTER TABLE account ADD COLUMN notice_at INTEGER;
-- When the person's data was deleted; the account stays disabled, for the events that name it.
ALTER TABLE account ADD COLUMN erased_at INTEGER;
-- The last sign-in, and those that failed since.
ALTER TABLE account ADD COLUMN signed_in_at INTEGER;
ALTER TABLE account ADD COLUMN failures INTEGER NOT NULL DEFAULT 0;
ALTER TABLE account ADD COLUMN failed_at INTEGER;

CREATE INDEX account_unit ON account (unit_id);

-- TOTP (RFC 6238).
CREATE TABLE second_factor (
    account_id INTEGER PRIMARY KEY REFERENCES account (id),
    -- Sealed with the key file: the seed; while it is being set up, the recovery codes too.
    sealed BLOB NOT NULL,
    -- NULL while it is being set up.
    confirmed_at INTEGER,
    -- The last time step whose code was used: no code counts twice.
    step INTEGER NOT NULL DEFAULT 0,
    -- Wrong codes since the last right one.
    failures INTEGER NOT NULL DEFAULT 0,
    -- By the steady clock.
    failed_at INTEGER
) STRICT;

CREATE TABLE recovery_code (
    account_id INTEGER NOT NULL REFERENCES second_factor (account_id) ON DELETE CASCADE,
    -- HMAC with the key file; a code that was used has no row.
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (account_id, hash)
) STRICT, WITHOUT ROWID;

-- A school's way in without a password: a secret address and six digits, both computed of `nonce`
-- with the key file.
CREATE TABLE access_link (
    id INTEGER PRIMARY KEY,
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    -- SHA-256 of the secret in the address.
    hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
    nonce BLOB NOT NULL CHECK (length(nonce) = 16),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    revoked_at INTEGER,
    used_at INTEGER,
    -- Wrong digits since the last right ones.
    failures INTEGER NOT NULL DEFAULT 0,
    -- By the steady clock.
    failed_at INTEGER
) STRICT;
CREATE UNIQUE INDEX access_link_unit ON access_link (unit_id) WHERE revoked_at IS NULL;

-- What a head signs with where somebody else is signed in.
CREATE TABLE head_pin (
    unit_id INTEGER PRIMARY KEY REFERENCES unit (id),
    -- HMAC with the key file, of unit, salt and PIN.
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    salt BLOB NOT NULL CHECK (length(salt) = 16),
    -- Computed of the salt with the key file, so that it can be printed; else the head chose it.
    issued INTEGER NOT NULL CHECK (issued IN (0, 1)),
    set_at INTEGER NOT NULL,
    failures INTEGER NOT NULL DEFAULT 0,
    -- By the steady clock.
    failed_at INTEGER
) STRICT;

-- Sessions of accounts and of access links. Those that were open end here.
DROP TABLE session;
CREATE TABLE session (
    id INTEGER PRIMARY KEY,
    -- SHA-256 of the cookie; the cookie itself is nowhere.
    hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
    account_id INTEGER REFERENCES account (id),
    link_id INTEGER REFERENCES access_link (id),
    -- 1 while the second factor is awaited: such a session opens nothing.
    awaits_factor INTEGER NOT NULL CHECK (awaits_factor IN (0, 1)),
    -- By the steady clock, as used_at.
    created_at INTEGER NOT NULL,
    used_at INTEGER NOT NULL,
    -- For the person to know it by; gone with the session.
    address TEXT NOT NULL,
    agent TEXT NOT NULL,
    CHECK ((account_id IS NULL) <> (link_id IS NULL))
) STRICT;
CREATE INDEX session_account ON session (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX session_link ON session (link_id) WHERE link_id IS NOT NULL;

ALTER TABLE token ADD COLUMN used_at INTEGER;

-- Failed tries of somebody outside.
CREATE TABLE throttle (
    -- HMAC with the key file: neither names that were tried nor addresses stand here.
    key BLOB PRIMARY KEY CHECK (length(key) = 16),
    failures INTEGER NOT NULL,
    -- The last one, by the steady clock.
    failed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX throttle_age ON throttle (failed_at);

-- The access link that somebody came by.
ALTER TABLE event ADD COLUMN link_id INTEGER;
-- SHA-256(salt ‖ address) of event_address; NULL where it came from no address, and before this
-- migration, when the address stood in the detail.
ALTER TABLE event ADD COLUMN address_hash BLOB CHECK (length(address_hash) = 32);

-- Erased after a time that is a setting; the chain stays whole.
CREATE TABLE event_address (
    seq INTEGER PRIMARY KEY REFERENCES event (seq),
    salt BLOB NOT NULL CHECK (length(salt) = 16),
    address TEXT NOT NULL
) STRICT;

-- The ways that the history is looked through.
CREATE INDEX event_subject ON event (unit_id, seq);
CREATE INDEX event_account ON event (account_id, seq);
CREATE INDEX event_at ON event (at);
