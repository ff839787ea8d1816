-- The working copy of a report is one row: it is read whole, and a script submits it whole.
CREATE TABLE working_copy (
    round_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    -- JSON object of the cells that are not blank: integers, đồng, units of a decimal, 0 or 1, days
    -- since 1970; texts, options (JSON array for several); what was typed and can't be read, in an
    -- array.
    cells TEXT NOT NULL,
    -- The event that changed it last. It says who changed the cells and from where, but for those of
    -- `entered`.
    changed_by INTEGER NOT NULL REFERENCES event (seq),
    -- JSON object: of cells that an earlier event changed, which.
    entered TEXT NOT NULL,
    PRIMARY KEY (round_id, unit_id),
    FOREIGN KEY (round_id, unit_id) REFERENCES report (round_id, unit_id)
) STRICT;

INSERT INTO working_copy (round_id, unit_id, cells, changed_by, entered)
SELECT round_id, unit_id,
    '{' || group_concat(json_quote(indicator) || ':' || CASE
        WHEN state = 'unreadable' THEN json_array(text)
        ELSE coalesce(number, json_quote(text)) END, ',') || '}',
    last,
    '{' || coalesce(group_concat(json_quote(indicator) || ':' || changed_by, ',')
        FILTER (WHERE changed_by < last), '') || '}'
FROM report_value JOIN (
    SELECT round_id, unit_id, max(changed_by) AS last FROM report_value GROUP BY round_id, unit_id
) USING (round_id, unit_id)
WHERE row = 0
GROUP BY round_id, unit_id;

DROP TABLE report_value;
