-- What schools report on the day that it happens (báo cáo đột xuất), beside the rounds.

-- What an office wants to be told of at once, and by which form.
CREATE TABLE occasion (
    id INTEGER PRIMARY KEY,
    owner_id INTEGER NOT NULL REFERENCES unit (id),
    name TEXT NOT NULL,
    -- What is asked from here on; what was reported keeps its own.
    form_id INTEGER NOT NULL REFERENCES form (id),
    -- NULL while it is asked.
    ended_at INTEGER
) STRICT;

CREATE INDEX occasion_of_owner ON occasion (owner_id, id);

-- What follows from the entries, for lists.
CREATE TABLE incident (
    id INTEGER PRIMARY KEY,
    occasion_id INTEGER NOT NULL REFERENCES occasion (id),
    -- To whom it was reported.
    office_id INTEGER NOT NULL REFERENCES unit (id),
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    -- As its answers call it: 'Cháy'.
    title TEXT NOT NULL,
    -- YYYY-MM-DD, with THH:MM where its answers say the time.
    happened TEXT NOT NULL,
    reported_at INTEGER NOT NULL,
    acknowledged_at INTEGER,
    closed_at INTEGER,
    state TEXT NOT NULL CHECK (state IN ('new', 'followed', 'closed')),
    -- How many entries it has.
    entries INTEGER NOT NULL CHECK (entries > 0)
) STRICT;

CREATE INDEX incident_of_office ON incident (office_id, id);
-- The first of those that nobody has acknowledged stands on every page of the office.
CREATE INDEX incident_in_state ON incident (office_id, state, id);
CREATE INDEX incident_of_unit ON incident (unit_id, id);
CREATE INDEX incident_happened ON incident (unit_id, happened);

-- All that was said of it, by its school and by the office, one after the other.
CREATE TABLE incident_entry (
    incident_id INTEGER NOT NULL REFERENCES incident (id),
    number INTEGER NOT NULL CHECK (number > 0),
    -- Canonical JSON, with the hash of the entry before.
    content TEXT NOT NULL,
    -- SHA-256 of content.
    hash BLOB NOT NULL CHECK (length(hash) = 32),
    -- To which it has answers; NULL where it has none.
    form_id INTEGER REFERENCES form (id),
    -- The file that goes with it, in the folder beside the database: SHA-256, lower-case hexadecimal.
    file TEXT CHECK (length(file) = 64),
    bytes INTEGER CHECK (bytes > 0),
    -- The event says who.
    event INTEGER NOT NULL REFERENCES event (seq),
    PRIMARY KEY (incident_id, number),
    CHECK ((file IS NULL) = (bytes IS NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX incident_file ON incident_entry (file) WHERE file IS NOT NULL;

CREATE TRIGGER incident_entry_is_final BEFORE UPDATE ON incident_entry
BEGIN SELECT RAISE(ABORT, 'entries of incidents are never changed'); END;
CREATE TRIGGER incident_entry_stays BEFORE DELETE ON incident_entry
BEGIN SELECT RAISE(ABORT, 'entries of incidents are never deleted'); END;
