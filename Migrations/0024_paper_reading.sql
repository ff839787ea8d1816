-- What programs found in the files of signed copies. It follows from the files and the receipts, so
-- that it may be read anew: nothing is proved by it, and no event tells of it.
CREATE TABLE paper_reading (
    copy_id INTEGER PRIMARY KEY REFERENCES signed_copy (id),
    -- Of the content that was read: the copy's own.
    hash TEXT NOT NULL CHECK (length(hash) = 64),
    -- How often it was begun: a file that the server does not survive is given up.
    tries INTEGER NOT NULL CHECK (tries > 0),
    -- NULL while it goes on; all that follows then too.
    read_at INTEGER,
    -- Names and versions of the programs.
    tools TEXT,
    -- Why the search for a code was not complete.
    failure TEXT CHECK (failure IN ('unreadable', 'took_too_long', 'stopped')),
    pages INTEGER CHECK (pages > 0),
    -- Whose code it bears: this revision's, that of another one of the same report, or of another
    -- report; NULL for none that is a receipt's.
    bears TEXT CHECK (bears IN ('own', 'revision', 'report')),
    means TEXT CHECK (means IN ('text', 'picture')),
    round_id INTEGER,
    unit_id INTEGER,
    revision INTEGER,
    -- JSON array of its digital signatures; NULL where they could not be read.
    signatures TEXT,
    CHECK ((bears IS NULL) = (revision IS NULL) AND (bears IS NULL) = (means IS NULL)),
    FOREIGN KEY (round_id, unit_id, revision)
        REFERENCES report_revision (round_id, unit_id, number)
) STRICT;

-- Signed copies but for those that were found to be the paper of something else.
CREATE VIEW fitting_copy AS
SELECT signed_copy.* FROM signed_copy
LEFT JOIN paper_reading ON paper_reading.copy_id = signed_copy.id
WHERE paper_reading.bears IS NULL OR paper_reading.bears = 'own';

-- The matching code that a paper carries: the first 40 bits of the hash.
CREATE INDEX receipt_code ON receipt (substr(hash, 1, 5));
