-- What policy-earn knows, written in its own transactions; not rebuilt.
CREATE TABLE policy_earn_campaign (
    campaign_id text COLLATE "C" PRIMARY KEY,
    closes_at   timestamptz NOT NULL,
    paused      boolean     NOT NULL DEFAULT false,
    version     integer     NOT NULL DEFAULT 1,
    people      integer     NOT NULL DEFAULT 0
);

CREATE TABLE policy_earn_rules (
    campaign_id text COLLATE "C" NOT NULL,
    version     integer NOT NULL,
    rules       jsonb   NOT NULL,
    PRIMARY KEY (campaign_id, version)
);

-- What conditions ask about holders, shops and the like, under their ids.
CREATE TABLE policy_earn_fact (
    id   text COLLATE "C" PRIMARY KEY,
    fact jsonb NOT NULL
);

-- How often a person has met the conditions of a campaign that counts it.
CREATE TABLE policy_earn_occurrences (
    campaign_id text COLLATE "C" NOT NULL,
    wallet_id   text COLLATE "C" NOT NULL,
    occurrences jsonb NOT NULL,
    PRIMARY KEY (campaign_id, wallet_id)
);

-- Occasions that may still be refunded or reversed.
CREATE TABLE policy_earn_occasion (
    occasion_id text COLLATE "C" NOT NULL,
    campaign_id text COLLATE "C" NOT NULL,
    version     integer NOT NULL,
    wallet_id   text COLLATE "C" NOT NULL,
    basis       jsonb   NOT NULL,
    ticket      integer NOT NULL,
    worth       bigint  NOT NULL,
    occurred_on date    NOT NULL,
    PRIMARY KEY (occasion_id, campaign_id)
);
CREATE INDEX policy_earn_occasion_on ON policy_earn_occasion (occurred_on);

-- What policy-grant knows of each allocation, written in its own transactions; not rebuilt.
CREATE TABLE policy_grant_points (
    campaign_id text COLLATE "C" NOT NULL,
    occasion_id text COLLATE "C" NOT NULL,
    wallet_id   text COLLATE "C" NOT NULL,
    points      bigint      NOT NULL,
    at_most     bigint,
    reference   text,
    earned_at   timestamptz NOT NULL,
    expires_on  date,
    restriction text,
    grant_on    date,
    sent        boolean     NOT NULL,
    PRIMARY KEY (campaign_id, occasion_id)
);
CREATE INDEX policy_grant_due ON policy_grant_points (grant_on, campaign_id) WHERE NOT sent;
CREATE INDEX policy_grant_earned_at ON policy_grant_points USING brin (earned_at);

CREATE TABLE policy_grant_released (
    campaign_id text COLLATE "C" NOT NULL,
    grant_on    date NOT NULL,
    PRIMARY KEY (campaign_id, grant_on)
);

-- How far mass grants have come along the roll of wallets, in the order of their ids; not rebuilt.
CREATE TABLE campaign_roll (
    campaign_id  text COLLATE "C" PRIMARY KEY,
    begun_at     timestamptz NOT NULL,
    people       bigint      NOT NULL,
    last_wallet  text COLLATE "C" NOT NULL,
    cursor       text COLLATE "C" NOT NULL DEFAULT '',
    seen         bigint      NOT NULL DEFAULT 0,
    met          bigint      NOT NULL DEFAULT 0,
    completed_at timestamptz
);
COMMENT ON COLUMN campaign_roll.people IS 'on the roll when it began';
COMMENT ON COLUMN campaign_roll.last_wallet IS 'the last of them; who comes later is not met';

-- The secrets from which lotteries draw. Told after the campaign's end, never before.
CREATE TABLE lottery_seed (
    campaign_id text COLLATE "C" PRIMARY KEY,
    seed        bytea NOT NULL
);

-- Derived from the log; may be emptied and rebuilt at any time.
CREATE TABLE campaign_list (
    campaign_id      text COLLATE "C" PRIMARY KEY,
    stage            text        NOT NULL,
    rules            jsonb       NOT NULL,
    opens_at         timestamptz NOT NULL,
    closes_at        timestamptz NOT NULL,
    drafted_at       timestamptz NOT NULL,
    drafted_by       text        NOT NULL,
    submitted_by     text,
    decided_by       text,
    rejection_reason text,
    ended_at         timestamptz,
    end_reason       text,
    version          integer     NOT NULL DEFAULT 1,
    proposal         jsonb,
    proposal_stage   text,
    budget_level     integer     NOT NULL DEFAULT 0,
    revealed_seed    text,
    resident_text    jsonb,
    counted          jsonb
);

-- What was handed out of the budget and what reached the wallets; apart from the list, because it
-- comes in another order.
CREATE TABLE campaign_grants (
    campaign_id  text COLLATE "C" PRIMARY KEY,
    allocated    bigint NOT NULL,
    granted      bigint NOT NULL,
    grant_count  bigint NOT NULL,
    participants bigint NOT NULL
);

CREATE TABLE campaign_participant (
    campaign_id text COLLATE "C" NOT NULL,
    wallet_id   text COLLATE "C" NOT NULL,
    PRIMARY KEY (campaign_id, wallet_id)
);

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
COMMENT ON COLUMN campaign_lot.granted IS 'zero for a lot that came from another wallet with its points';
CREATE INDEX campaign_lot_campaign ON campaign_lot (campaign_id);
COMMENT ON COLUMN campaign_lot.used IS 'spent less refunded';
COMMENT ON COLUMN campaign_lot.lapsed IS 'lost with a closed wallet, or on its way back into a lot that is gone';
COMMENT ON COLUMN campaign_lot.missing IS 'should have been taken back and was not there any more';

-- Occasions that earned, caps applied.
CREATE TABLE campaign_earned (
    campaign_id text COLLATE "C" PRIMARY KEY,
    occasions   bigint NOT NULL
);

-- What the whole city charged and paid, less reversals and refunds on their own dates.
CREATE TABLE campaign_city_day (
    business_date date   PRIMARY KEY,
    charges       bigint NOT NULL,
    charged       bigint NOT NULL,
    payments      bigint NOT NULL,
    paid          bigint NOT NULL
);

-- What is earned and not in the wallet yet, one row an occasion; gone when it arrives.
CREATE TABLE points_on_their_way (
    campaign_id text COLLATE "C" NOT NULL,
    occasion_id text COLLATE "C" NOT NULL,
    wallet_id   text COLLATE "C" NOT NULL,
    points      bigint NOT NULL,
    grant_on    date,
    PRIMARY KEY (campaign_id, occasion_id)
);
CREATE INDEX points_on_their_way_wallet ON points_on_their_way (wallet_id);
