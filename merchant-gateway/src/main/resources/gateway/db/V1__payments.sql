-- Attempts to pay that were refused. Money never depends on a row here. Without a code, it is not
-- known what became of the attempt. The key is that of the request under which it was refused: told
-- again, it is still one attempt.
CREATE TABLE gateway.declined_attempt (
    id                  bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    attempted_at        timestamptz NOT NULL,
    merchant_id         text        NOT NULL,
    terminal_id         text        NOT NULL,
    merchant_payment_id text        NOT NULL,
    amount              bigint      NOT NULL,
    decline_code        text,
    request_key         text
);

CREATE INDEX declined_attempt_of_a_payment
    ON gateway.declined_attempt (merchant_id, merchant_payment_id, id);
CREATE INDEX declined_attempt_by_age ON gateway.declined_attempt (attempted_at);
CREATE UNIQUE INDEX declined_attempt_of_a_request
    ON gateway.declined_attempt (request_key) WHERE request_key IS NOT NULL;
-- A shop's owner counts the attempts of some days by their code.
CREATE INDEX declined_attempt_of_a_shop
    ON gateway.declined_attempt (merchant_id, attempted_at, decline_code);
