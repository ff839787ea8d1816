-- A form that a round had until the event, when another version of it took its place while the round was
-- open: what was typed, submitted or written before that event was of it. A round whose form never changed
-- has none.

CREATE TABLE round_form (
    round_id INTEGER NOT NULL REFERENCES round (id),
    event INTEGER NOT NULL REFERENCES event (seq),
    form_id INTEGER NOT NULL REFERENCES form (id),
    PRIMARY KEY (round_id, event)
) STRICT, WITHOUT ROWID;
