-- Proofs of keys that were used (DPoP), until they could not be used anyway; shared by all nodes.
CREATE TABLE gateway.seen_id (
    id    text        PRIMARY KEY,
    until timestamptz NOT NULL
);
CREATE INDEX seen_id_by_age ON gateway.seen_id (until);
