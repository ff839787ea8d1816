-- Directing documents and what they rest on.

CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL,
    -- YYYY-MM-DD
    issued_on TEXT,
    issuer TEXT NOT NULL,
    title TEXT NOT NULL
) STRICT;

CREATE TABLE plan (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL,
    issued_on TEXT NOT NULL,
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    UNIQUE (number, issued_on)
) STRICT;

CREATE TABLE plan_basis (
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    position INTEGER NOT NULL,
    document_id INTEGER NOT NULL REFERENCES document (id),
    PRIMARY KEY (plan_id, position)
) STRICT, WITHOUT ROWID;

-- What the plan orders, clause by clause.
CREATE TABLE plan_task (
    plan_id INTEGER NOT NULL REFERENCES plan (id),
    position INTEGER NOT NULL,
    clause TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (plan_id, position)
) STRICT, WITHOUT ROWID;
