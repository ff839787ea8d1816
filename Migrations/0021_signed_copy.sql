-- Signed papers of revisions, scanned and attached after the submission; their content is in the
-- folder beside the database. The revision and its hash stay as they are.
CREATE TABLE signed_copy (
    id INTEGER PRIMARY KEY,
    round_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    -- The revision that it is the paper of; of several copies the latest counts.
    revision INTEGER NOT NULL,
    -- SHA-256 of the content, lower-case hexadecimal: the file's name in the folder.
    hash TEXT NOT NULL CHECK (length(hash) = 64),
    name TEXT NOT NULL,
    bytes INTEGER NOT NULL CHECK (bytes > 0),
    -- How many photos were joined; NULL for a PDF that was sent as it is.
    photos INTEGER CHECK (photos > 0),
    added_at INTEGER NOT NULL,
    -- The event says who.
    event INTEGER NOT NULL REFERENCES event (seq),
    FOREIGN KEY (round_id, unit_id, revision)
        REFERENCES report_revision (round_id, unit_id, number)
) STRICT;
CREATE INDEX signed_copy_report ON signed_copy (round_id, unit_id, revision);
CREATE INDEX signed_copy_unit ON signed_copy (unit_id);

CREATE TRIGGER signed_copy_is_final BEFORE UPDATE ON signed_copy
BEGIN SELECT RAISE(ABORT, 'signed copies are never changed'); END;
CREATE TRIGGER signed_copy_stays BEFORE DELETE ON signed_copy
BEGIN SELECT RAISE(ABORT, 'signed copies are never deleted'); END;
