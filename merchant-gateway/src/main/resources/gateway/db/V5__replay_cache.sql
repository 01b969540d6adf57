-- Proofs of keys that were used (DPoP), until they could not be used anyway; shared by all nodes.
CREATE TABLE gateway.replay_cache (
    id    text        PRIMARY KEY,
    until timestamptz NOT NULL
);
CREATE INDEX replay_cache_by_age ON gateway.replay_cache (until);
