-- Codes of rounds are given by whom they are owed to: two offices may have a round of one code.

CREATE TABLE round_new (
    id INTEGER PRIMARY KEY,
    -- One of its owner's alone.
    code TEXT NOT NULL,
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
    CHECK (period_from <= period_to),
    FOREIGN KEY (form_code, form_version) REFERENCES form (code, version)
) STRICT;

INSERT INTO round_new (id, code, title, plan_id, form_code, form_version, owner_id, period_from,
    period_to, data_close, due_at, due_text, contact, grace, wants_head, state, previous_id,
    parameters, disabled, version, withdrawn_at, withdrawn_reason, selection)
SELECT id, code, title, plan_id, form_code, form_version, owner_id, period_from,
    period_to, data_close, due_at, due_text, contact, grace, wants_head, state, previous_id,
    parameters, disabled, version, withdrawn_at, withdrawn_reason, selection FROM round;

DROP TABLE round;

ALTER TABLE round_new RENAME TO round;

-- Found by the code first: who asks has it from an address.
CREATE UNIQUE INDEX round_code ON round (code, owner_id);
