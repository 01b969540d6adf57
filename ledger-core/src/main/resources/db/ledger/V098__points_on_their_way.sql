-- What is earned and not in the wallet yet, one row an occasion; gone when it arrives.
CREATE TABLE points_on_their_way (
    campaign_id text COLLATE "C" NOT NULL,
    trigger_id  text COLLATE "C" NOT NULL,
    wallet_id   text COLLATE "C" NOT NULL,
    points      bigint NOT NULL,
    grant_on    date,
    PRIMARY KEY (campaign_id, trigger_id)
);
CREATE INDEX points_on_their_way_wallet ON points_on_their_way (wallet_id);
