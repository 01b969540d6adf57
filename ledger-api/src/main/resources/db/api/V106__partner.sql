-- Why a partner granted an incentive, in its own words. Not in the log, so that it can be erased.
CREATE TABLE incentive_reason (
    partner_id   text COLLATE "C" NOT NULL,
    incentive_id text COLLATE "C" NOT NULL,
    wallet_id    text COLLATE "C" NOT NULL,
    reason       text NOT NULL,
    PRIMARY KEY (partner_id, incentive_id)
);
CREATE INDEX incentive_reason_of_a_wallet ON incentive_reason (wallet_id);
