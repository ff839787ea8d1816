-- Rules that the department does not apply to one report, as they stand now; events tell of all
-- that ever were. With which of them a revision was submitted, what the rules said of it then and
-- how it came stands in its content.
CREATE TABLE waiver (
    round_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    -- Of the round's form.
    rule TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 1000),
    -- The event says who and when.
    event INTEGER NOT NULL REFERENCES event (seq),
    PRIMARY KEY (round_id, unit_id, rule),
    FOREIGN KEY (round_id, unit_id) REFERENCES report (round_id, unit_id)
) STRICT, WITHOUT ROWID;
