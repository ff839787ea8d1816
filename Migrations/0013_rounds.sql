-- Rounds as an officer prepares, changes and takes them back; what goes with a plan.

-- When the round was taken back; it is then the department's alone, and everything in it stays.
ALTER TABLE round ADD COLUMN withdrawn_at INTEGER;
ALTER TABLE round ADD COLUMN withdrawn_reason TEXT;
-- While the round is planned: the ids of the units that are to owe a report, a JSON array. When it
-- opens they are frozen in round_unit.
ALTER TABLE round ADD COLUMN selection TEXT NOT NULL DEFAULT '[]';

-- The unit whose plan it is; NULL for one that every department may use.
ALTER TABLE plan ADD COLUMN owner_id INTEGER REFERENCES unit (id);

-- Files that go with a plan: the document itself, guidance. The content is in the folder beside
-- the database.
CREATE TABLE plan_file (
    id INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    title TEXT NOT NULL,
    name TEXT NOT NULL,
    -- SHA-256 of the content, lower-case hexadecimal.
    hash TEXT NOT NULL CHECK (length(hash) = 64),
    bytes INTEGER NOT NULL CHECK (bytes > 0),
    added_at INTEGER NOT NULL
) STRICT;
CREATE INDEX plan_file_plan ON plan_file (plan_id, id);
