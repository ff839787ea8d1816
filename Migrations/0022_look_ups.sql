-- Look-ups that read all rows until now.

-- The one department that there is, and the units that a field offers.
CREATE INDEX unit_kind ON unit (kind);
-- All links that a unit ever had; access_link_unit has those that are not revoked.
CREATE INDEX access_link_of_unit ON access_link (unit_id);
-- Whether a row names a file.
CREATE INDEX attachment_hash ON attachment (hash);
CREATE INDEX plan_file_hash ON plan_file (hash);
CREATE INDEX signed_copy_hash ON signed_copy (hash);
