-- Whose a form is.

-- The unit whose form it is; NULL for one that every department may use, as all were before.
ALTER TABLE form ADD COLUMN owner_id INTEGER REFERENCES unit (id);
