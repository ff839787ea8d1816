-- The words that units are found by, of every name that they have or had in a round: made by the
-- release that searches (UnitWords.swift), which makes them anew where its words are others.
CREATE TABLE unit_word (
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    -- Small letters without marks.
    word TEXT NOT NULL,
    PRIMARY KEY (unit_id, word)
) STRICT, WITHOUT ROWID;

CREATE INDEX unit_word_word ON unit_word (word, unit_id);
