-- Where a round's reports go and whom to ask, as the plan's last paragraph has it: the part of the
-- office, its telephone, its mailbox. Empty for rounds of earlier releases.
ALTER TABLE round ADD COLUMN contact TEXT NOT NULL DEFAULT '';
