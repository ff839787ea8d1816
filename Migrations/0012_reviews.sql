-- The department at work: what it notes of each report, and what schools ask of it.

-- When the school first looked at what was returned.
ALTER TABLE report ADD COLUMN opened_at INTEGER;
-- The day YYYY-MM-DD on which the signed paper arrived.
ALTER TABLE report ADD COLUMN paper_on TEXT;

-- That a school was called or written to.
CREATE TABLE contact (
    id INTEGER PRIMARY KEY,
    round_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('call', 'message')),
    note TEXT NOT NULL,
    -- The day YYYY-MM-DD on which the school said that it would send.
    promised_on TEXT,
    -- The event says who.
    event INTEGER NOT NULL REFERENCES event (seq),
    FOREIGN KEY (round_id, unit_id) REFERENCES report (round_id, unit_id)
) STRICT;
CREATE INDEX contact_report ON contact (round_id, unit_id, id);

-- A school's wish to mend its report after the close, and what the department said to it.
CREATE TABLE unlock_request (
    id INTEGER PRIMARY KEY,
    round_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    asked_at INTEGER NOT NULL,
    reason TEXT NOT NULL,
    -- NULL while it waits.
    answered_at INTEGER,
    granted INTEGER CHECK (granted IN (0, 1)),
    answer TEXT,
    FOREIGN KEY (round_id, unit_id) REFERENCES report (round_id, unit_id),
    CHECK ((answered_at IS NULL) = (granted IS NULL))
) STRICT;
CREATE INDEX unlock_request_report ON unlock_request (round_id, unit_id, id);
-- One may wait for each report.
CREATE UNIQUE INDEX unlock_request_waiting ON unlock_request (round_id, unit_id)
    WHERE answered_at IS NULL;
