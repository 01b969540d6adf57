-- What is left of each lot, held value included. Only expires_on is indexed besides the key, so
-- that changing what remains rewrites no index.
CREATE TABLE lot (
    lot_id      text PRIMARY KEY,
    wallet_id   text NOT NULL,
    kind        text NOT NULL,
    restriction text,
    expires_on  date NOT NULL,
    remaining   bigint NOT NULL
) WITH (fillfactor = 80);
CREATE INDEX lot_by_expiry ON lot (expires_on);

-- Open holds and when they end.
CREATE TABLE hold_due (
    payment_id text PRIMARY KEY,
    wallet_id  text NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX hold_due_by_time ON hold_due (expires_at);

-- Charges whose money is asked for and not yet in; few at any time.
CREATE TABLE open_charge (
    charge_id    text PRIMARY KEY,
    wallet_id    text NOT NULL,
    requested_at timestamptz NOT NULL
);
