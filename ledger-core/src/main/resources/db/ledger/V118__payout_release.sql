-- What each release was agreed to consist of, written before the release itself. Not derived from
-- the log, and not part of it.
CREATE TABLE payout_release (
    payout_date   date NOT NULL,
    settlement_id text COLLATE "C" NOT NULL,
    bank_account  text COLLATE "C" NOT NULL,
    PRIMARY KEY (payout_date, settlement_id)
);
