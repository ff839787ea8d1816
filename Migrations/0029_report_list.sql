-- The lists of a round's reports: whatever their number, a page of them is found by an index.

-- The display order is a rank, among those that owe a report and among those above them: early
-- releases gave some the same.
UPDATE round_unit SET display_order = ranked.place FROM (
    SELECT round_id, unit_id, ROW_NUMBER() OVER (
        PARTITION BY round_id, owes ORDER BY display_order, name_sort, unit_id) - 1 AS place
    FROM round_unit) AS ranked
WHERE ranked.round_id = round_unit.round_id AND ranked.unit_id = round_unit.unit_id;

CREATE UNIQUE INDEX round_unit_place ON round_unit (round_id, display_order) WHERE owes = 1;
CREATE UNIQUE INDEX round_unit_node ON round_unit (round_id, display_order)
    WHERE owes = 0;

-- Every report once for each node whose totals it is in, as the row of totals that counts it.
CREATE TABLE listed_report (
    round_id INTEGER NOT NULL,
    node_id INTEGER NOT NULL REFERENCES unit (id),
    level TEXT NOT NULL,
    state TEXT NOT NULL,
    -- Of a report that counts: 1 when it came late, and 2 more when its signed paper has arrived.
    mark INTEGER NOT NULL CHECK (mark BETWEEN 0 AND 3),
    -- The unit's display order in the round.
    place INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    PRIMARY KEY (round_id, node_id, level, state, mark, place),
    FOREIGN KEY (round_id, unit_id) REFERENCES report (round_id, unit_id),
    CHECK (mark = 0 OR state IN ('submitted', 'approved'))
) STRICT, WITHOUT ROWID;

INSERT INTO listed_report (round_id, node_id, level, state, mark, place, unit_id)
WITH RECURSIVE above (round_id, unit_id, node_id) AS (
    SELECT round_id, unit_id, reports_to_id FROM round_unit WHERE owes = 1
    UNION
    SELECT above.round_id, above.unit_id, round_unit.reports_to_id FROM above
        JOIN round_unit ON round_unit.round_id = above.round_id
            AND round_unit.unit_id = above.node_id
    WHERE round_unit.reports_to_id IS NOT NULL
), node (round_id, unit_id, node_id) AS (
    SELECT round_id, unit_id, node_id FROM above
    UNION
    SELECT round_id, unit_id, commune_id FROM round_unit WHERE owes = 1 AND commune_id IS NOT NULL
)
SELECT node.round_id, node.node_id, round_unit.level, report.state,
    CASE WHEN report.state NOT IN ('submitted', 'approved') THEN 0 ELSE
        (report.first_submitted_at >= COALESCE(round_unit.due_at, round.due_at + round.grace)
            OR report.granted_due_at IS NOT NULL
                AND report.submitted_at > report.first_submitted_at
                AND report.submitted_at >= report.granted_due_at)
        + 2 * (report.paper_on IS NOT NULL) END,
    round_unit.display_order, node.unit_id
FROM node
    JOIN round_unit ON round_unit.round_id = node.round_id AND round_unit.unit_id = node.unit_id
    JOIN report ON report.round_id = node.round_id AND report.unit_id = node.unit_id
    JOIN round ON round.id = node.round_id;

-- Of the reports that totals count, how many have their signed paper.
ALTER TABLE totals ADD COLUMN papers INTEGER NOT NULL DEFAULT 0
    CHECK (papers BETWEEN 0 AND reports);

UPDATE totals SET papers = counted.papers FROM (
    SELECT round_id, node_id, level, state, COUNT(*) AS papers
    FROM listed_report WHERE mark >= 2 GROUP BY round_id, node_id, level, state) AS counted
WHERE counted.round_id = totals.round_id AND counted.node_id = totals.node_id
    AND counted.level = totals.level AND counted.state = totals.state;

-- What stands in no commune of the round: in none at all, or in one that was no more when it opened.
ALTER TABLE round_unit ADD COLUMN outside INTEGER NOT NULL DEFAULT 0 CHECK (outside IN (0, 1));

UPDATE round_unit SET outside = 1 WHERE owes = 1 AND NOT EXISTS (
    SELECT 1 FROM round_unit AS place
    WHERE place.round_id = round_unit.round_id AND place.unit_id = round_unit.commune_id
        AND place.kind = 'commune');

CREATE INDEX round_unit_outside ON round_unit (round_id, display_order) WHERE outside = 1;
-- The latest first.
CREATE INDEX report_submitted ON report (round_id, state, submitted_at);
CREATE INDEX report_changed ON report (round_id, state, changed_at);
DROP INDEX report_state;

-- With the moment in it the index is taken: asked for `> 0`, not for not being NULL.
DROP INDEX round_unit_own_due;
CREATE INDEX round_unit_own_due ON round_unit (round_id, due_at) WHERE due_at IS NOT NULL;
DROP INDEX report_granted_due;
CREATE INDEX report_granted_due ON report (round_id, granted_due_at)
    WHERE granted_due_at IS NOT NULL;
