-- What policy-earn knows, written in its own transactions; not rebuilt.
CREATE TABLE policy_earn_rules (
    campaign_id text COLLATE "C" NOT NULL,
    version     integer NOT NULL,
    rules       jsonb   NOT NULL,
    PRIMARY KEY (campaign_id, version)
);
INSERT INTO policy_earn_rules SELECT campaign_id, 1, rules FROM policy_earn_campaign;

ALTER TABLE policy_earn_campaign
    DROP COLUMN rules,
    ADD COLUMN version integer NOT NULL DEFAULT 1,
    ADD COLUMN people  integer NOT NULL DEFAULT 0;

CREATE TABLE policy_earn_person (
    wallet_id    text COLLATE "C" PRIMARY KEY,
    opened_on    date    NOT NULL,
    residency    text    NOT NULL,
    corporate    boolean NOT NULL,
    charges      integer NOT NULL
);

CREATE TABLE policy_earn_shop (
    merchant_id text COLLATE "C" PRIMARY KEY,
    shop_class  text NOT NULL,
    district    text NOT NULL,
    category    text NOT NULL
);

CREATE TABLE policy_earn_tally (
    campaign_id text COLLATE "C" NOT NULL,
    wallet_id   text COLLATE "C" NOT NULL,
    tally       jsonb NOT NULL,
    PRIMARY KEY (campaign_id, wallet_id)
);

-- Occasions that may still be refunded or reversed.
CREATE TABLE policy_earn_played (
    trigger_id  text COLLATE "C" NOT NULL,
    campaign_id text COLLATE "C" NOT NULL,
    version     integer NOT NULL,
    wallet_id   text COLLATE "C" NOT NULL,
    basis       jsonb   NOT NULL,
    ticket      integer NOT NULL,
    worth       bigint  NOT NULL,
    played_on   date    NOT NULL,
    PRIMARY KEY (trigger_id, campaign_id)
);
CREATE INDEX policy_earn_played_on ON policy_earn_played (played_on);

-- The people and shops that were there before this table was.
INSERT INTO policy_earn_person (wallet_id, opened_on, residency, corporate, charges)
SELECT opened.payload ->> 'walletId',
    (opened.occurred_at AT TIME ZONE 'Asia/Tokyo')::date,
    coalesce(moved.residency, opened.payload ->> 'residency'),
    (opened.payload ->> 'corporate')::boolean,
    charges.standing
FROM domain_event opened
LEFT JOIN LATERAL (
    SELECT m.payload ->> 'residency' AS residency FROM domain_event m
    WHERE m.aggregate_id = opened.aggregate_id AND m.event_name = 'wallet.residency-changed'
    ORDER BY m.sequence_number DESC LIMIT 1) moved ON true
LEFT JOIN LATERAL (
    SELECT count(*) FILTER (WHERE c.event_name = 'wallet.charged')
        - count(*) FILTER (WHERE c.event_name = 'wallet.charge-reversed') AS standing
    FROM domain_event c
    WHERE c.aggregate_id = opened.aggregate_id
        AND c.event_name IN ('wallet.charged', 'wallet.charge-reversed')) charges ON true
WHERE opened.event_name = 'wallet.opened'
ON CONFLICT DO NOTHING;

INSERT INTO policy_earn_shop (merchant_id, shop_class, district, category)
SELECT payload ->> 'merchantId', payload -> 'profile' ->> 'shopClass',
    payload -> 'profile' ->> 'district', payload -> 'profile' ->> 'category'
FROM domain_event WHERE event_name = 'merchant.registered'
ON CONFLICT DO NOTHING;

-- What policy-grant knows of each allocation, written in its own transactions; not rebuilt.
CREATE TABLE policy_grant_incentive (
    campaign_id text COLLATE "C" NOT NULL,
    trigger_id  text COLLATE "C" NOT NULL,
    wallet_id   text COLLATE "C" NOT NULL,
    points      bigint      NOT NULL,
    at_most     bigint,
    reference   text,
    earned_at   timestamptz NOT NULL,
    expires_on  date,
    restriction text,
    grant_on    date,
    sent        boolean     NOT NULL,
    PRIMARY KEY (campaign_id, trigger_id)
);
CREATE INDEX policy_grant_due ON policy_grant_incentive (grant_on, campaign_id) WHERE NOT sent;
CREATE INDEX policy_grant_earned_at ON policy_grant_incentive USING brin (earned_at);

CREATE TABLE policy_grant_released (
    campaign_id text COLLATE "C" NOT NULL,
    grant_on    date NOT NULL,
    PRIMARY KEY (campaign_id, grant_on)
);

-- The secrets from which lotteries draw. Told after the campaign's end, never before.
CREATE TABLE lottery_seed (
    campaign_id text COLLATE "C" PRIMARY KEY,
    seed        bytea NOT NULL
);

-- The list, with versions, levels and told secrets.
ALTER TABLE campaign_list
    ADD COLUMN version          integer NOT NULL DEFAULT 1,
    ADD COLUMN proposal         jsonb,
    ADD COLUMN proposal_stage   text,
    ADD COLUMN budget_level     integer NOT NULL DEFAULT 0,
    ADD COLUMN seed_told        text;
