-- Secrets of devices that make payment codes without a network. A key that has ended is deleted.
CREATE TABLE offline_key (
    key_number  text COLLATE "C" PRIMARY KEY,
    key_id      text COLLATE "C" NOT NULL UNIQUE,
    wallet_id   text COLLATE "C" NOT NULL,
    secret      text        NOT NULL,
    made_at     timestamptz NOT NULL,
    valid_until timestamptz NOT NULL,
    wrong_codes integer     NOT NULL DEFAULT 0
);
CREATE INDEX offline_key_of_a_wallet ON offline_key (wallet_id);
CREATE INDEX offline_key_valid_until ON offline_key (valid_until);
COMMENT ON COLUMN offline_key.secret IS 'encrypted';
COMMENT ON COLUMN offline_key.wrong_codes IS 'that named this key; so many end it';
