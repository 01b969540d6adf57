-- Codes for one payment each, as they were shown. Money never depends on a row here: the ledger
-- knows its own seal again, and decides alone whether an id has been paid.
CREATE TABLE gateway.dynamic_code (
    id                  bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    merchant_id         text        NOT NULL,
    merchant_payment_id text        NOT NULL,
    amount              bigint      NOT NULL,
    capture             boolean     NOT NULL,
    payload             text        NOT NULL,
    expires_at          timestamptz NOT NULL,
    request_key         text        NOT NULL UNIQUE,
    request_hash        text        NOT NULL
);

CREATE INDEX dynamic_code_of_a_payment
    ON gateway.dynamic_code (merchant_id, merchant_payment_id, expires_at);
CREATE INDEX dynamic_code_by_age ON gateway.dynamic_code (expires_at);
