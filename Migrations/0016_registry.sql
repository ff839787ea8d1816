-- The registry: which revision the signed paper carries; what schools say to how they are judged.

-- The revision whose code the paper has; NULL when it was noted without one.
ALTER TABLE report ADD COLUMN paper_revision INTEGER;

-- A school's own words to its line in a year's list (thi đua).
CREATE TABLE standing_note (
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    year INTEGER NOT NULL,
    note TEXT NOT NULL,
    -- The event says who, and what stood before.
    event INTEGER NOT NULL REFERENCES event (seq),
    PRIMARY KEY (unit_id, year)
) STRICT, WITHOUT ROWID;
