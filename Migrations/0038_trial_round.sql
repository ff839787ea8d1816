-- A trial round (đợt thử) behaves as any other, counts nowhere, and can be deleted with all that is in it.

ALTER TABLE round ADD COLUMN is_trial INTEGER NOT NULL DEFAULT 0 CHECK (is_trial IN (0, 1));
CREATE INDEX round_trial ON round (owner_id) WHERE is_trial = 1;

-- What never goes away, goes with its trial round.
DROP TRIGGER report_revision_stays;
CREATE TRIGGER report_revision_stays BEFORE DELETE ON report_revision
WHEN NOT EXISTS (SELECT 1 FROM round WHERE id = OLD.round_id AND is_trial = 1)
BEGIN SELECT RAISE(ABORT, 'revisions are never deleted'); END;

DROP TRIGGER outline_stays;
CREATE TRIGGER outline_stays BEFORE DELETE ON outline
WHEN NOT EXISTS (SELECT 1 FROM round WHERE id = OLD.round_id AND is_trial = 1)
BEGIN SELECT RAISE(ABORT, 'saved outlines are never deleted'); END;

DROP TRIGGER own_report_stays;
CREATE TRIGGER own_report_stays BEFORE DELETE ON own_report
WHEN NOT EXISTS (SELECT 1 FROM round WHERE id = OLD.round_id AND is_trial = 1)
BEGIN SELECT RAISE(ABORT, 'saved answers are never deleted'); END;

DROP TRIGGER closing_stays;
CREATE TRIGGER closing_stays BEFORE DELETE ON closing
WHEN NOT EXISTS (SELECT 1 FROM round WHERE id = OLD.round_id AND is_trial = 1)
BEGIN SELECT RAISE(ABORT, 'closings are never deleted'); END;

DROP TRIGGER closing_report_stays;
CREATE TRIGGER closing_report_stays BEFORE DELETE ON closing_report
WHEN NOT EXISTS (SELECT 1 FROM round WHERE id = OLD.round_id AND is_trial = 1)
BEGIN SELECT RAISE(ABORT, 'closings are never deleted'); END;

DROP TRIGGER closing_file_stays;
CREATE TRIGGER closing_file_stays BEFORE DELETE ON closing_file
WHEN NOT EXISTS (SELECT 1 FROM round WHERE id = OLD.round_id AND is_trial = 1)
BEGIN SELECT RAISE(ABORT, 'closings are never deleted'); END;

DROP TRIGGER signed_copy_stays;
CREATE TRIGGER signed_copy_stays BEFORE DELETE ON signed_copy
WHEN NOT EXISTS (SELECT 1 FROM round WHERE id = OLD.round_id AND is_trial = 1)
BEGIN SELECT RAISE(ABORT, 'signed copies are never deleted'); END;
