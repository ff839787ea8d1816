-- Rounds that come again, each period one: the next is prepared ahead, and opened by a person or by the
-- server on its day.

CREATE TABLE round_series (
    id INTEGER PRIMARY KEY,
    owner_id INTEGER NOT NULL REFERENCES unit (id),
    span TEXT NOT NULL CHECK (span IN ('month', 'quarter', 'half_year', 'year')),
    -- So many days before the data-closing day of its period a round is prepared.
    lead INTEGER NOT NULL CHECK (lead BETWEEN 0 AND 90),
    -- So many days before the data-closing day it opens by itself; NULL where a person opens it.
    opens INTEGER CHECK (opens BETWEEN 0 AND lead),
    -- NULL while it goes on.
    ended_at INTEGER,
    -- What of the next round is wrong, so that it could not be prepared.
    trouble TEXT,
    -- The event by which it was last chosen: who is in it.
    chosen INTEGER NOT NULL REFERENCES event (seq)
) STRICT;

CREATE INDEX round_series_of_owner ON round_series (owner_id, id);

ALTER TABLE round ADD COLUMN series_id INTEGER REFERENCES round_series (id);
-- The month in which its period ended when it came into the series: year * 12 + month - 1.
ALTER TABLE round ADD COLUMN series_period INTEGER;
-- Why it did not open by itself.
ALTER TABLE round ADD COLUMN opening_trouble TEXT;

-- A period has one round, whatever clocks and restarts do.
CREATE UNIQUE INDEX round_of_series ON round (series_id, series_period) WHERE series_id IS NOT NULL;
