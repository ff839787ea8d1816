-- Rounds and the tree of units that each froze when it opened.

CREATE TABLE round (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    form_code TEXT NOT NULL,
    form_version INTEGER NOT NULL,
    -- The unit that the reports are owed to: the root of the tree.
    owner_id INTEGER NOT NULL REFERENCES unit (id),
    -- Days YYYY-MM-DD, both included.
    period_from TEXT NOT NULL,
    period_to TEXT NOT NULL,
    data_close TEXT NOT NULL,
    -- The first moment that is late.
    due_at INTEGER NOT NULL,
    due_text TEXT NOT NULL,
    -- Milliseconds after due_at that still count as on time.
    grace INTEGER NOT NULL DEFAULT 0 CHECK (grace >= 0),
    wants_head INTEGER NOT NULL DEFAULT 0 CHECK (wants_head IN (0, 1)),
    state TEXT NOT NULL CHECK (state IN ('planned', 'open', 'closed')),
    previous_id INTEGER REFERENCES round (id),
    -- What the round sets otherwise than the form: a JSON object of parameters.
    parameters TEXT NOT NULL DEFAULT '{}',
    -- Codes of the form that are not asked in this round: a JSON array.
    disabled TEXT NOT NULL DEFAULT '[]',
    -- Counts every change of the round or of any report in it: what cached pages are keyed by.
    version INTEGER NOT NULL DEFAULT 0,
    CHECK (period_from <= period_to),
    FOREIGN KEY (form_code, form_version) REFERENCES form (code, version)
) STRICT;

-- The units of a round as they were when it opened: those that owe a report, and the nodes above.
CREATE TABLE round_unit (
    round_id INTEGER NOT NULL REFERENCES round (id),
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    -- NULL for the root.
    reports_to_id INTEGER REFERENCES unit (id),
    commune_id INTEGER REFERENCES unit (id),
    owes INTEGER NOT NULL CHECK (owes IN (0, 1)),
    kind TEXT NOT NULL,
    level TEXT REFERENCES level (code),
    name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    name_sort BLOB NOT NULL,
    name_fold TEXT NOT NULL,
    display_order INTEGER NOT NULL,
    -- A due moment of its own instead of the round's.
    due_at INTEGER,
    PRIMARY KEY (round_id, unit_id),
    CHECK (owes = 0 OR (level IS NOT NULL AND reports_to_id IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE INDEX round_unit_commune ON round_unit (round_id, commune_id);
CREATE INDEX round_unit_unit ON round_unit (unit_id);
-- Few units have one: found without reading the others.
CREATE INDEX round_unit_own_due ON round_unit (round_id) WHERE due_at IS NOT NULL;
