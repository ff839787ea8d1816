-- Pages of units, of accounts and of the journal that are found by an index, whatever there is beside.

-- The display order of all units.
CREATE INDEX unit_place ON unit (display_order, name_sort);
-- What stands under a unit.
CREATE INDEX unit_parent_under ON unit_parent (parent_id, relation, unit_id);

-- The newest events of a kind.
CREATE INDEX event_kind ON event (kind, seq);

-- The words that accounts are found by, of the person's name and of the user name: made by the release that
-- searches (AccountWords.swift), gone with what is known of the person.
CREATE TABLE account_word (
    account_id INTEGER NOT NULL REFERENCES account (id),
    -- Small letters without marks.
    word TEXT NOT NULL,
    PRIMARY KEY (account_id, word)
) STRICT, WITHOUT ROWID;

CREATE INDEX account_word_word ON account_word (word, account_id);
