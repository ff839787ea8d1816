-- Figures frozen as they were sent upward, with the documents that carried them.

-- Chốt số liệu: what was sent upward; never changed. A later one corrects those before.
CREATE TABLE closing (
    round_id INTEGER NOT NULL REFERENCES round (id),
    -- From 1.
    number INTEGER NOT NULL,
    closed_at INTEGER NOT NULL,
    -- JSON: number and day of the document that the figures went with, why it was made, and all
    -- that its files were made of beside the revisions.
    content TEXT NOT NULL,
    -- The event says who, and the hashes of the content and the files.
    event INTEGER NOT NULL REFERENCES event (seq),
    PRIMARY KEY (round_id, number)
) STRICT, WITHOUT ROWID;

-- The revision of each school that counts in the closing.
CREATE TABLE closing_report (
    round_id INTEGER NOT NULL,
    closing INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    PRIMARY KEY (round_id, closing, unit_id),
    FOREIGN KEY (round_id, closing) REFERENCES closing (round_id, number),
    FOREIGN KEY (round_id, unit_id, revision)
        REFERENCES report_revision (round_id, unit_id, number)
) STRICT, WITHOUT ROWID;

-- The files of the closing, byte for byte.
CREATE TABLE closing_file (
    round_id INTEGER NOT NULL,
    closing INTEGER NOT NULL,
    -- totals.json, consolidated.docx, annexes.xlsx
    name TEXT NOT NULL,
    content BLOB NOT NULL,
    -- SHA-256 of the content, lower-case hexadecimal.
    hash TEXT NOT NULL CHECK (length(hash) = 64),
    PRIMARY KEY (round_id, closing, name),
    FOREIGN KEY (round_id, closing) REFERENCES closing (round_id, number)
) STRICT;

CREATE TRIGGER closing_is_final BEFORE UPDATE ON closing
BEGIN SELECT RAISE(ABORT, 'closings are never changed'); END;
CREATE TRIGGER closing_stays BEFORE DELETE ON closing
BEGIN SELECT RAISE(ABORT, 'closings are never deleted'); END;

CREATE TRIGGER closing_report_is_final BEFORE UPDATE ON closing_report
BEGIN SELECT RAISE(ABORT, 'closings are never changed'); END;
CREATE TRIGGER closing_report_stays BEFORE DELETE ON closing_report
BEGIN SELECT RAISE(ABORT, 'closings are never deleted'); END;

CREATE TRIGGER closing_file_is_final BEFORE UPDATE ON closing_file
BEGIN SELECT RAISE(ABORT, 'closings are never changed'); END;
CREATE TRIGGER closing_file_stays BEFORE DELETE ON closing_file
BEGIN SELECT RAISE(ABORT, 'closings are never deleted'); END;
