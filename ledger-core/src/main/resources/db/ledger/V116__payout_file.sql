-- The bank's file of each payout, written when the payout is fixed. It names account holders: not
-- derived from the log, and not part of it.
CREATE TABLE payout_file (
    payout_date date  PRIMARY KEY,
    format      text  NOT NULL,
    media_type  text  NOT NULL,
    extension   text  NOT NULL,
    content     bytea NOT NULL,
    taken_at    timestamptz
);
COMMENT ON COLUMN payout_file.format IS 'the bank''s format that was configured when it was written';
COMMENT ON COLUMN payout_file.taken_at IS 'when it was first downloaded; the bank knows nothing before';
