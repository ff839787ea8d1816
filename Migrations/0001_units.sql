-- Units and what is known about them over time.

-- Levels of schooling (cấp học): which there are, and their names, is data.
CREATE TABLE level (
    code TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    -- As a column head: 'Mầm non', 'THCS'.
    short_name TEXT NOT NULL,
    display_order INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Those that a district's department knows; others are further rows.
INSERT INTO level (code, name, short_name, display_order) VALUES
    ('MN', 'Mầm non', 'Mầm non', 0),
    ('TH', 'Tiểu học', 'Tiểu học', 1),
    ('THCS', 'Trung học cơ sở', 'THCS', 2),
    ('TH_THCS', 'Tiểu học và Trung học cơ sở', 'TH&THCS', 3);

-- A school, a commune, a department. Codes and names may change hands, the id never does.
CREATE TABLE unit (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('school', 'commune', 'department', 'province')),
    -- Schools only.
    level TEXT REFERENCES level (code),
    -- The code of the General Statistics Office. It is reused for other units: never a key.
    statistics_code TEXT,
    -- Collation key of the place in the name (Vietnamese alphabet).
    name_sort BLOB NOT NULL,
    -- Name without marks, for search.
    name_fold TEXT NOT NULL,
    display_order INTEGER NOT NULL DEFAULT 0,
    -- Days YYYY-MM-DD; valid_to is the first day on which it is no more.
    valid_from TEXT,
    valid_to TEXT,
    CHECK ((kind = 'school') = (level IS NOT NULL))
) STRICT;

-- Who stands above whom, and since when. A school has a commune (territorial) and a department
-- (reporting).
CREATE TABLE unit_parent (
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    parent_id INTEGER NOT NULL REFERENCES unit (id),
    relation TEXT NOT NULL CHECK (relation IN ('reporting', 'territorial', 'administrative')),
    valid_from TEXT NOT NULL DEFAULT '0001-01-01',
    valid_to TEXT,
    PRIMARY KEY (unit_id, relation, valid_from)
) STRICT, WITHOUT ROWID;

-- Mergers and splits: many to many.
CREATE TABLE unit_successor (
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    successor_id INTEGER NOT NULL REFERENCES unit (id),
    since TEXT NOT NULL,
    PRIMARY KEY (unit_id, successor_id)
) STRICT, WITHOUT ROWID;

-- Profile facts by the code of the indicator that they prefill; value is JSON.
CREATE TABLE unit_fact (
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    indicator TEXT NOT NULL,
    valid_from TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (unit_id, indicator, valid_from)
) STRICT, WITHOUT ROWID;
