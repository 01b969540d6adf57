-- The gateway's own: what it remembers besides the ledger. Once part of the ledger's migrations,
-- hence IF NOT EXISTS.

-- Attempts to pay that were refused. Money never depends on a row here.
CREATE TABLE IF NOT EXISTS gateway.declined_attempt (
    id                  bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    attempted_at        timestamptz NOT NULL,
    merchant_id         text        NOT NULL,
    terminal_id         text        NOT NULL,
    merchant_payment_id text        NOT NULL,
    amount              bigint      NOT NULL,
    decline_code        text        NOT NULL
);

CREATE INDEX IF NOT EXISTS declined_attempt_of_a_payment
    ON gateway.declined_attempt (merchant_id, merchant_payment_id, id);
CREATE INDEX IF NOT EXISTS declined_attempt_by_age ON gateway.declined_attempt (attempted_at);
