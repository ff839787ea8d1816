-- Answers to forms lead elsewhere: a repeated form is led to the same place.

ALTER TABLE idempotency ADD COLUMN location TEXT;
