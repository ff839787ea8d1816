-- Codes of forms are given by whose they are: two offices may have a form of one code and version.

CREATE TABLE form_new (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    version INTEGER NOT NULL CHECK (version > 0),
    -- The JSON document that it was imported from.
    document TEXT NOT NULL,
    imported_at INTEGER NOT NULL,
    -- The unit whose form it is; NULL for one that every department may use.
    owner_id INTEGER REFERENCES unit (id)
) STRICT;

INSERT INTO form_new (code, version, document, imported_at, owner_id)
SELECT code, version, document, imported_at, owner_id FROM form ORDER BY imported_at, code, version;

CREATE TABLE round_new (
    id INTEGER PRIMARY KEY,
    -- One of its owner's alone.
    code TEXT NOT NULL,
    title TEXT NOT NULL,
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    form_id INTEGER NOT NULL REFERENCES form (id),
    -- The unit that the reports are owed to: the root of the tree.
    owner_id INTEGER NOT NULL REFERENCES unit (id),
    -- Days YYYY-MM-DD, both included.
    period_from TEXT NOT NULL,
    period_to TEXT NOT NULL,
    data_close TEXT NOT NULL,
    -- The first moment that is late.
    due_at INTEGER NOT NULL,
    due_text TEXT NOT NULL,
    -- Where reports go and whom to ask.
    contact TEXT NOT NULL DEFAULT '',
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
    -- When it was taken back; it is then the department's alone, and everything in it stays.
    withdrawn_at INTEGER,
    withdrawn_reason TEXT,
    -- While it is planned: the ids of the units that are to owe a report, a JSON array.
    selection TEXT NOT NULL DEFAULT '[]',
    CHECK (period_from <= period_to)
) STRICT;

INSERT INTO round_new (id, code, title, plan_id, form_id, owner_id, period_from, period_to,
    data_close, due_at, due_text, contact, grace, wants_head, state, previous_id, parameters,
    disabled, version, withdrawn_at, withdrawn_reason, selection)
SELECT round.id, round.code, title, plan_id, form_new.id, round.owner_id, period_from, period_to,
    data_close, due_at, due_text, contact, grace, wants_head, state, previous_id, parameters,
    disabled, round.version, withdrawn_at, withdrawn_reason, selection
FROM round JOIN form_new ON form_new.code = form_code AND form_new.version = form_version;

DROP TABLE round;

ALTER TABLE round_new RENAME TO round;

-- Found by the code first: who asks has it from an address.
CREATE UNIQUE INDEX round_code ON round (code, owner_id);

DROP TABLE form;

ALTER TABLE form_new RENAME TO form;

CREATE UNIQUE INDEX form_of_owner ON form (code, version, owner_id);

CREATE UNIQUE INDEX form_of_all ON form (code, version) WHERE owner_id IS NULL;
