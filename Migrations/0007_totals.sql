-- Totals, kept up to date by the transaction that changes a report. One row per node of the
-- round's tree (and per commune), level and state.

CREATE TABLE totals (
    round_id INTEGER NOT NULL REFERENCES round (id),
    node_id INTEGER NOT NULL REFERENCES unit (id),
    level TEXT NOT NULL REFERENCES level (code),
    state TEXT NOT NULL,
    reports INTEGER NOT NULL CHECK (reports >= 0),
    -- Of these, how many came late.
    late INTEGER NOT NULL CHECK (late BETWEEN 0 AND reports),
    -- The tally of the latest revisions, packed (signed LEB128, the form's layout); NULL in states
    -- that are not counted.
    packed BLOB,
    PRIMARY KEY (round_id, node_id, level, state),
    CHECK ((packed IS NOT NULL) = (state IN ('submitted', 'approved')))
) STRICT, WITHOUT ROWID;
