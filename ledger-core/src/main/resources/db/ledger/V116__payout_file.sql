-- The bank's file of each payout, kept as it was first given out. It names account holders: not
-- derived from the log, and not part of it.
CREATE TABLE payout_file (
    payout_date date  PRIMARY KEY,
    content     bytea NOT NULL
);
