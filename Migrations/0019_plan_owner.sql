-- Numbers of documents are given by whoever issues them: two offices may have a plan of one number
-- and day.

CREATE TABLE plan_new (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL,
    issued_on TEXT NOT NULL,
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    -- The unit whose plan it is; NULL for one that every department may use.
    owner_id INTEGER REFERENCES unit (id)
) STRICT;

INSERT INTO plan_new (id, number, issued_on, issuer, subject, owner_id)
SELECT id, number, issued_on, issuer, subject, owner_id FROM plan;

DROP TABLE plan;

ALTER TABLE plan_new RENAME TO plan;

CREATE UNIQUE INDEX plan_of_owner ON plan (number, issued_on, owner_id);

CREATE UNIQUE INDEX plan_of_all ON plan (number, issued_on) WHERE owner_id IS NULL;
