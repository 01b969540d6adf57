-- What may be used once (a signed request's id, a proof of a key), until it could not be used anyway.
CREATE TABLE seen_id (
    id    text        PRIMARY KEY,
    until timestamptz NOT NULL
);
CREATE INDEX seen_id_by_age ON seen_id (until);

-- Clients that act for a shop: its terminals, and programs of its own without one. A row outlives
-- its client, so that what was ended is not made again.
CREATE TABLE shop_client (
    client_id   text        PRIMARY KEY,
    merchant_id text        NOT NULL,
    terminal_id text        UNIQUE,
    label       text,
    created_at  timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
    revoked_at  timestamptz
);
CREATE INDEX shop_client_of_a_shop ON shop_client (merchant_id, created_at);

INSERT INTO shop_client (client_id, merchant_id, terminal_id, created_at)
SELECT client_id,
       client_settings::jsonb ->> 'nagaokapay.merchant',
       client_settings::jsonb ->> 'nagaokapay.terminal',
       client_id_issued_at
  FROM oauth2_registered_client
 WHERE client_settings::jsonb ->> 'nagaokapay.terminal' IS NOT NULL
ON CONFLICT DO NOTHING;

-- Codes with which a terminal may hand in its key, once. One at a time; only a hash is kept.
CREATE TABLE enrolment_code (
    client_id  text        PRIMARY KEY REFERENCES shop_client,
    code_hash  text        NOT NULL UNIQUE,
    expires_at timestamptz NOT NULL
);
