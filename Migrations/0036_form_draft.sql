-- Forms that are being made: each its office's own, until it is brought out.
CREATE TABLE form_draft (
    id INTEGER PRIMARY KEY,
    owner_id INTEGER NOT NULL REFERENCES unit (id),
    -- As lists show it; the document has it as well.
    title TEXT NOT NULL,
    -- A JSON document that may still be wrong.
    document TEXT NOT NULL,
    changed_at INTEGER NOT NULL
) STRICT;

CREATE INDEX form_draft_of_owner ON form_draft (owner_id, changed_at);
