-- The bank's file of each payout, written when the payout is fixed. It names account holders: not
-- derived from the log, and not part of it.
CREATE TABLE payout_file (
    payout_date date  PRIMARY KEY,
    content     bytea NOT NULL,
    taken_at    timestamptz
);
COMMENT ON COLUMN payout_file.taken_at IS 'when it was first downloaded; the bank knows nothing before';
