-- In how many communes of a round a figure is not 0, for measures that count communes: without a look at
-- each. Made by CommuneCounts.swift, also for rounds that were there before.
CREATE TABLE commune_count (
    round_id INTEGER NOT NULL REFERENCES round (id),
    -- '' for all levels together.
    level TEXT NOT NULL,
    -- Whose figures: 'submitted', 'approved', or both with a comma between.
    states TEXT NOT NULL CHECK (states IN ('submitted', 'approved', 'submitted,approved')),
    -- Of the figure in the form's tallies.
    place INTEGER NOT NULL,
    communes INTEGER NOT NULL CHECK (communes >= 0),
    PRIMARY KEY (round_id, level, states, place)
) STRICT, WITHOUT ROWID;
