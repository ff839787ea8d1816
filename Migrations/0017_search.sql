-- A name without marks is made of the name by the release that searches; nothing reads the ones
-- that earlier releases have kept.

ALTER TABLE unit DROP COLUMN name_fold;
ALTER TABLE round_unit DROP COLUMN name_fold;
