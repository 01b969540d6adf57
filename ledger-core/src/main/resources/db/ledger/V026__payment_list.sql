-- One row a payment. Every event adds its amounts, so the order within a batch does not matter.
CREATE TABLE payment_list (
    payment_id          text COLLATE "C"        PRIMARY KEY,
    wallet_id           text COLLATE "C"        NOT NULL,
    merchant_id         text COLLATE "C"        NOT NULL,
    merchant_payment_id text COLLATE "C"        NOT NULL,
    position            bigint      NOT NULL,
    terminal_id         text COLLATE "C",
    mode                text COLLATE "C",
    amount              bigint      NOT NULL,
    captured            bigint      NOT NULL,
    refunded            bigint      NOT NULL,
    paid                bigint      NOT NULL,
    points              bigint      NOT NULL,
    authorized_at       timestamptz NOT NULL,
    expires_at          timestamptz,
    captured_at         timestamptz,
    ended_as            text COLLATE "C",
    status              text        GENERATED ALWAYS AS (
        CASE WHEN captured_at IS NULL THEN coalesce(ended_as, 'AUTHORIZED')
             WHEN refunded = 0 THEN 'CAPTURED'
             WHEN refunded < captured THEN 'PARTIALLY_REFUNDED'
             ELSE 'REFUNDED' END) STORED,
    -- The shop's day: that of the capture, and until then that of the authorization.
    business_date       date        GENERATED ALWAYS AS (
        (coalesce(captured_at, authorized_at) AT TIME ZONE 'Asia/Tokyo')::date) STORED
);

CREATE INDEX payment_list_of_a_day ON payment_list (merchant_id, business_date, position);
