-- What became of each lot of points that a campaign granted; all columns only sums of changes.
CREATE TABLE campaign_lot (
    lot_id      text COLLATE "C" PRIMARY KEY,
    campaign_id text COLLATE "C" NOT NULL,
    wallet_id   text COLLATE "C" NOT NULL,
    granted     bigint NOT NULL,
    used        bigint NOT NULL DEFAULT 0,
    expired     bigint NOT NULL DEFAULT 0,
    lapsed      bigint NOT NULL DEFAULT 0,
    taken_back  bigint NOT NULL DEFAULT 0,
    missing     bigint NOT NULL DEFAULT 0
);
CREATE INDEX campaign_lot_campaign ON campaign_lot (campaign_id);
COMMENT ON COLUMN campaign_lot.used IS 'spent less refunded';
COMMENT ON COLUMN campaign_lot.lapsed IS 'lost with a closed wallet, or on its way back into a lot that is gone';
COMMENT ON COLUMN campaign_lot.missing IS 'should have been taken back and was not there any more';

-- Occasions that earned, caps applied.
CREATE TABLE campaign_earned (
    campaign_id text COLLATE "C" PRIMARY KEY,
    triggers    bigint NOT NULL
);

-- What the whole town charged and paid, less reversals and refunds on their own dates.
CREATE TABLE campaign_town_day (
    business_date date   PRIMARY KEY,
    charges       bigint NOT NULL,
    charged       bigint NOT NULL,
    payments      bigint NOT NULL,
    paid          bigint NOT NULL
);
