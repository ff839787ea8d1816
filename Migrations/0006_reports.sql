-- Reports: the school's working copy, and apart from it what was submitted.

CREATE TABLE report (
    round_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN (
        'not_started', 'draft', 'pending_head', 'submitted', 'returned', 'approved', 'exempt')),
    -- Counts every change: the entity tag.
    version INTEGER NOT NULL DEFAULT 0,
    -- The latest submitted revision; 0 before the first.
    revision INTEGER NOT NULL DEFAULT 0,
    first_submitted_at INTEGER,
    submitted_at INTEGER,
    -- The due moment that a return or an unlock granted.
    granted_due_at INTEGER,
    review_started_at INTEGER,
    returned_count INTEGER NOT NULL DEFAULT 0,
    -- Why it was returned, or need not be sent.
    reason TEXT,
    changed_at INTEGER,
    PRIMARY KEY (round_id, unit_id),
    FOREIGN KEY (round_id, unit_id) REFERENCES round_unit (round_id, unit_id),
    CHECK (state NOT IN ('submitted', 'approved') OR revision > 0),
    CHECK ((revision > 0) = (submitted_at IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX report_state ON report (round_id, state);
-- Few reports have one: found without reading the others.
CREATE INDEX report_granted_due ON report (round_id) WHERE granted_due_at IS NOT NULL;

-- The working copy, one row per cell; a blank cell has no row.
CREATE TABLE report_value (
    round_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    indicator TEXT NOT NULL,
    -- 0; more in a table.
    row INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL CHECK (state IN ('value', 'unreadable')),
    -- Integers, đồng, units of a decimal, 0 or 1, days since 1970.
    number INTEGER,
    -- Texts, options (JSON array for several), and what was typed when unreadable.
    text TEXT,
    changed_at INTEGER NOT NULL,
    -- The event says who changed it and from where.
    changed_by INTEGER NOT NULL REFERENCES event (seq),
    PRIMARY KEY (round_id, unit_id, indicator, row),
    FOREIGN KEY (round_id, unit_id) REFERENCES report (round_id, unit_id),
    CHECK ((number IS NULL) <> (text IS NULL)),
    CHECK (state = 'value' OR text IS NOT NULL)
) STRICT, WITHOUT ROWID;

-- What was submitted at one moment: canonical JSON (RFC 8785), never changed.
CREATE TABLE report_revision (
    round_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    number INTEGER NOT NULL CHECK (number > 0),
    submitted_at INTEGER NOT NULL,
    content TEXT NOT NULL,
    -- SHA-256 of content.
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    event INTEGER NOT NULL REFERENCES event (seq),
    PRIMARY KEY (round_id, unit_id, number),
    FOREIGN KEY (round_id, unit_id) REFERENCES report (round_id, unit_id)
) STRICT;

CREATE TRIGGER report_revision_is_final BEFORE UPDATE ON report_revision
BEGIN SELECT RAISE(ABORT, 'revisions are never changed'); END;
CREATE TRIGGER report_revision_stays BEFORE DELETE ON report_revision
BEGIN SELECT RAISE(ABORT, 'revisions are never deleted'); END;

-- What the school was given for a revision.
CREATE TABLE receipt (
    -- 'pccc-2022/th-cao-thang/1'
    number TEXT PRIMARY KEY,
    round_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    submitted_at INTEGER NOT NULL,
    -- What the receipt says; the report's lateness itself is computed.
    late INTEGER NOT NULL CHECK (late IN (0, 1)),
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    UNIQUE (round_id, unit_id, revision),
    FOREIGN KEY (round_id, unit_id, revision)
        REFERENCES report_revision (round_id, unit_id, number)
) STRICT, WITHOUT ROWID;

-- Reasons that the school gives for warnings, one per rule.
CREATE TABLE confirmation (
    round_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    rule TEXT NOT NULL,
    -- JSON array of the codes that it speaks of.
    cells TEXT NOT NULL,
    reason TEXT NOT NULL,
    changed_by INTEGER NOT NULL REFERENCES event (seq),
    PRIMARY KEY (round_id, unit_id, rule),
    FOREIGN KEY (round_id, unit_id) REFERENCES report (round_id, unit_id)
) STRICT, WITHOUT ROWID;

-- The cells that a returned report is to mend.
CREATE TABLE returned_cell (
    round_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    indicator TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (round_id, unit_id, indicator),
    FOREIGN KEY (round_id, unit_id) REFERENCES report (round_id, unit_id)
) STRICT, WITHOUT ROWID;
