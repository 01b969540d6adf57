-- What happened to the shops' payments, copied from the ledger's feed in the ledger's order.
CREATE TABLE gateway.shop_event (
    position            bigint      PRIMARY KEY,
    merchant_id         text        NOT NULL,
    type                text        NOT NULL,
    occurred_at         timestamptz NOT NULL,
    payment_id          text        NOT NULL,
    -- Null where it is the payment_id, as at a sticker.
    merchant_payment_id text,
    amount              bigint      NOT NULL,
    merchant_refund_id  text
);

CREATE INDEX shop_event_of_a_shop ON gateway.shop_event (merchant_id, position);

-- How far the feed was copied, and up to where the copies were forgotten. It moves in the same
-- transaction as the rows, by whoever finds it where it was read: so positions become visible in
-- order, and none is skipped or doubled, however many nodes copy.
CREATE TABLE gateway.feed_cursor (
    only_one     boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    position     bigint  NOT NULL,
    forgotten_to bigint  NOT NULL
);

INSERT INTO gateway.feed_cursor (position, forgotten_to) VALUES (0, 0);
