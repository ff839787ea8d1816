-- What the first page of a round is drawn from, whatever the number of its schools. CountReport.swift
-- keeps both.

-- Of the reports that count below a node: how many came in first in which quarter of an hour since 1970.
CREATE TABLE submission_quarter (
    round_id INTEGER NOT NULL REFERENCES round (id),
    node_id INTEGER NOT NULL REFERENCES unit (id),
    quarter INTEGER NOT NULL,
    reports INTEGER NOT NULL CHECK (reports >= 0),
    PRIMARY KEY (round_id, node_id, quarter)
) STRICT, WITHOUT ROWID;

INSERT INTO submission_quarter (round_id, node_id, quarter, reports)
SELECT listed_report.round_id, node_id, first_submitted_at / 900000, COUNT(*)
FROM listed_report JOIN report USING (round_id, unit_id)
WHERE listed_report.state IN ('submitted', 'approved') AND first_submitted_at IS NOT NULL
GROUP BY 1, 2, 3;

-- How many of a commune's schools owe a report in the round, and how many reports count.
CREATE TABLE commune_coverage (
    round_id INTEGER NOT NULL REFERENCES round (id),
    commune_id INTEGER NOT NULL REFERENCES unit (id),
    due INTEGER NOT NULL CHECK (due >= 0),
    submitted INTEGER NOT NULL CHECK (submitted BETWEEN 0 AND due),
    -- In thousandths, 1000 for all alone; NULL where none is owed.
    share INTEGER GENERATED ALWAYS AS (submitted * 1000 / due) STORED,
    PRIMARY KEY (round_id, commune_id)
) STRICT, WITHOUT ROWID;

INSERT INTO commune_coverage (round_id, commune_id, due, submitted)
SELECT listed_report.round_id, node_id, SUM(listed_report.state <> 'exempt'),
    SUM(listed_report.state IN ('submitted', 'approved'))
FROM listed_report JOIN round_unit AS commune ON commune.round_id = listed_report.round_id
    AND commune.unit_id = node_id AND commune.kind = 'commune'
GROUP BY 1, 2;

CREATE INDEX commune_share ON commune_coverage (round_id, share, commune_id);
