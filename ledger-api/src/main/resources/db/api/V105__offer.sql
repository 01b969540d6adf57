-- The keys under which the ledger seals what dynamic codes say; shared by all nodes, known to
-- nobody else. The newest seals, once every node has read it; every one that is not retired
-- verifies. To change the key, insert the next key_id with 32 random bytes; to retire the old one,
-- set retired_at when the last code it sealed has ended (a day later at most).
CREATE TABLE seal_key (
    key_id     int         PRIMARY KEY,
    secret     bytea       NOT NULL CHECK (length(secret) >= 32),
    created_at timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
    retired_at timestamptz
);
