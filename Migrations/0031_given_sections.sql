-- An access link may lead to some sections of its school's report in one round alone: what the school
-- gives to a colleague.
ALTER TABLE access_link ADD COLUMN round_id INTEGER REFERENCES round (id);
-- Codes of the form's sections: a JSON array; NULL for a link to all that a clerk may do.
ALTER TABLE access_link ADD COLUMN sections TEXT CHECK ((sections IS NULL) = (round_id IS NULL));
-- What the school calls the colleague: a name, a post, or nothing.
ALTER TABLE access_link ADD COLUMN label TEXT NOT NULL DEFAULT '';

-- A school has one link of its own, and several to sections.
DROP INDEX access_link_unit;
CREATE UNIQUE INDEX access_link_unit ON access_link (unit_id)
    WHERE revoked_at IS NULL AND round_id IS NULL;
CREATE INDEX access_link_of_report ON access_link (round_id, unit_id) WHERE round_id IS NOT NULL;
