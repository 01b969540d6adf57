-- Which wallets a card or bank account has charged.
CREATE TABLE funding_instrument (
    instrument text NOT NULL,
    wallet_id  text NOT NULL,
    PRIMARY KEY (instrument, wallet_id)
);

-- Money to be given back for charges that ended without value; done once returned_at is set.
CREATE TABLE funding_return (
    charge_id   text PRIMARY KEY,
    wallet_id   text NOT NULL,
    due_since   timestamptz NOT NULL,
    tried_at    timestamptz,
    returned_at timestamptz
);
CREATE INDEX funding_return_due ON funding_return (tried_at) WHERE returned_at IS NULL;
