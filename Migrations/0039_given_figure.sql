-- What the office that opens a round knows of its schools before it asks: its own table, a row a school.
CREATE TABLE given_figure (
    round_id INTEGER NOT NULL REFERENCES round (id),
    unit_id INTEGER NOT NULL REFERENCES unit (id),
    -- A code of the form's `given`.
    figure TEXT NOT NULL,
    -- JSON: a whole number, true or false, a text; of a day "YYYY-MM-DD".
    value TEXT NOT NULL,
    PRIMARY KEY (round_id, unit_id, figure)
) STRICT, WITHOUT ROWID;

-- How many schools have each.
CREATE INDEX given_figure_figure ON given_figure (round_id, figure);
