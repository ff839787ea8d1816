-- What the office that opened a round says of its own work in it.

-- Saved versions; never changed. The latest one counts.
CREATE TABLE own_report (
    round_id INTEGER NOT NULL REFERENCES round (id),
    -- From 1.
    number INTEGER NOT NULL,
    saved_at INTEGER NOT NULL,
    -- JSON: the answers by code; blank ones are absent.
    content TEXT NOT NULL,
    -- The event says who.
    event INTEGER NOT NULL REFERENCES event (seq),
    PRIMARY KEY (round_id, number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER own_report_is_final BEFORE UPDATE ON own_report
BEGIN SELECT RAISE(ABORT, 'saved answers are never changed'); END;
CREATE TRIGGER own_report_stays BEFORE DELETE ON own_report
BEGIN SELECT RAISE(ABORT, 'saved answers are never deleted'); END;
