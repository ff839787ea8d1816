-- What a round's documents and receipts say beside the reports: kept as it was when the round opened
-- and, for what its schools write themselves, when it was closed.

-- A round without a row was opened by an earlier release: it says what is so now, until it is closed.
CREATE TABLE round_setting (
    round_id INTEGER PRIMARY KEY REFERENCES round (id),
    -- JSON: the plan, and what the round's owner is called.
    content TEXT NOT NULL
) STRICT;

-- What stands on the report of each unit that owes one.
CREATE TABLE round_letterhead (
    round_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    -- JSON, as in letterhead.
    content TEXT NOT NULL,
    PRIMARY KEY (round_id, unit_id),
    FOREIGN KEY (round_id, unit_id) REFERENCES round_unit (round_id, unit_id)
) STRICT, WITHOUT ROWID;
