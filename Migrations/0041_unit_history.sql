-- Units over time: what they call themselves, their names, their official identifiers, and what
-- became of which.

-- Kinds as the law names them, each with its time and with the class that rules think in.
CREATE TABLE unit_form (
    code TEXT PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('school', 'commune', 'department', 'province')),
    name TEXT NOT NULL,
    display_order INTEGER NOT NULL,
    -- Days YYYY-MM-DD; valid_to is the first day on which there is none any more.
    valid_from TEXT,
    valid_to TEXT
) STRICT, WITHOUT ROWID;

-- Luật 72/2025/QH15 took effect on 1/7/2025: no district, no thị trấn; đặc khu since then.
INSERT INTO unit_form (code, kind, name, display_order, valid_from, valid_to) VALUES
    ('tinh', 'province', 'Tỉnh', 0, NULL, NULL),
    ('thanh-pho', 'province', 'Thành phố', 1, NULL, NULL),
    ('so', 'province', 'Sở', 2, NULL, NULL),
    ('huyen', 'province', 'Huyện', 3, NULL, '2025-07-01'),
    ('ubnd', 'province', 'Ủy ban nhân dân', 4, NULL, NULL),
    ('phong', 'department', 'Phòng', 10, NULL, NULL),
    ('xa', 'commune', 'Xã', 20, NULL, NULL),
    ('phuong', 'commune', 'Phường', 21, NULL, NULL),
    ('thi-tran', 'commune', 'Thị trấn', 22, NULL, '2025-07-01'),
    ('dac-khu', 'commune', 'Đặc khu', 23, '2025-07-01', NULL),
    ('truong', 'school', 'Trường', 30, NULL, NULL),
    ('trung-tam', 'school', 'Trung tâm', 31, NULL, NULL);

-- NULL where neither somebody nor the name says it.
ALTER TABLE unit ADD COLUMN form TEXT REFERENCES unit_form (code);

-- What a unit is called from a day on, until its next name; unit.name and its neighbours are today's.
CREATE TABLE unit_name (
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    -- 0001-01-01 for the name that it had when it was added.
    valid_from TEXT NOT NULL,
    name TEXT NOT NULL,
    short_name TEXT NOT NULL,
    -- The part that lists sort by; NULL for the one that the name says.
    place TEXT,
    form TEXT REFERENCES unit_form (code),
    -- Its day has not come: it is none of today's yet.
    waits INTEGER NOT NULL DEFAULT 0 CHECK (waits IN (0, 1)),
    PRIMARY KEY (unit_id, valid_from)
) STRICT, WITHOUT ROWID;

CREATE INDEX unit_name_waiting ON unit_name (valid_from) WHERE waits = 1;

-- Earlier names were not kept but by the rounds that froze them.
INSERT INTO unit_name (unit_id, valid_from, name, short_name)
SELECT id, '0001-01-01', name, short_name FROM unit;

-- Which document says that the one succeeds the other.
ALTER TABLE unit_successor ADD COLUMN basis TEXT NOT NULL DEFAULT '';
CREATE INDEX unit_predecessor ON unit_successor (successor_id);

-- Whose codes there are, and what they may look like.
CREATE TABLE identifier_scheme (
    code TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    -- The document that it comes from.
    basis TEXT NOT NULL,
    -- The characters of its codes; a range has a hyphen between its ends.
    characters TEXT NOT NULL,
    longest INTEGER NOT NULL,
    -- The one class of units that has them; NULL for all.
    kind TEXT CHECK (kind IN ('school', 'commune', 'department', 'province')),
    -- Given once, never changed, never another's.
    is_fixed INTEGER NOT NULL CHECK (is_fixed IN (0, 1)),
    display_order INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO identifier_scheme
    (code, name, basis, characters, longest, kind, is_fixed, display_order) VALUES
    ('dinh-danh', 'Mã định danh', 'Quyết định số 20/2020/QĐ-TTg', '0-9A-Z.', 35, NULL, 0, 0),
    ('truong', 'Mã trường (CSDL ngành)', 'Điều 10 Thông tư số 42/2021/TT-BGDĐT', '0-9A-Z.-', 35,
        'school', 1, 1);

-- What the unit is called in the scheme from a day on; NULL for nothing.
CREATE TABLE unit_identifier (
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    scheme TEXT NOT NULL REFERENCES identifier_scheme (code),
    valid_from TEXT NOT NULL,
    value TEXT,
    PRIMARY KEY (unit_id, scheme, valid_from)
) STRICT, WITHOUT ROWID;

CREATE INDEX unit_identifier_value ON unit_identifier (scheme, value);
