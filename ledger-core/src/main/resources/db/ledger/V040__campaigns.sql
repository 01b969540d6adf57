-- The knowledge of policy-earn, written in its own transaction; not rebuilt.
CREATE TABLE policy_earn_campaign (
    campaign_id text COLLATE "C" PRIMARY KEY,
    rules       jsonb       NOT NULL,
    closes_at   timestamptz NOT NULL,
    paused      boolean     NOT NULL DEFAULT false
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
    end_reason       text
);

-- What reached the wallets; apart from the list, because it comes in another order.
CREATE TABLE campaign_grants (
    campaign_id  text COLLATE "C" PRIMARY KEY,
    granted      bigint NOT NULL,
    grant_count  bigint NOT NULL,
    participants bigint NOT NULL
);

CREATE TABLE campaign_participant (
    campaign_id text COLLATE "C" NOT NULL,
    wallet_id   text COLLATE "C" NOT NULL,
    PRIMARY KEY (campaign_id, wallet_id)
);
