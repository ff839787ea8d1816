-- What leaves the system on paper: who issues it, what it says, what was sent.

-- What stands at the head and the foot of a unit's documents; a unit without a row has what
-- follows from its name and place.
CREATE TABLE letterhead (
    unit_id INTEGER PRIMARY KEY REFERENCES unit (id),
    -- JSON.
    content TEXT NOT NULL
) STRICT;

-- Saved versions of what a round's consolidated report says; never changed. The latest one counts.
CREATE TABLE outline (
    round_id INTEGER NOT NULL REFERENCES round (id),
    -- From 1.
    number INTEGER NOT NULL,
    saved_at INTEGER NOT NULL,
    -- JSON, as an outline stands in a form.
    content TEXT NOT NULL,
    -- The event says who.
    event INTEGER NOT NULL REFERENCES event (seq),
    PRIMARY KEY (round_id, number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER outline_is_final BEFORE UPDATE ON outline
BEGIN SELECT RAISE(ABORT, 'saved outlines are never changed'); END;
CREATE TRIGGER outline_stays BEFORE DELETE ON outline
BEGIN SELECT RAISE(ABORT, 'saved outlines are never deleted'); END;
