-- Where shops want to be called.
CREATE TABLE gateway.webhook_endpoint (
    endpoint_id   text        PRIMARY KEY,
    merchant_id   text        NOT NULL,
    url           text        NOT NULL,
    description   text,
    created_at    timestamptz NOT NULL,
    -- Who registered it, or enabled it last, and who answers for that program, by the ids in their
    -- token: it is called for as long as they may act.
    vouched_by    text        NOT NULL,
    responsible   text,
    status        text        NOT NULL CHECK (status IN ('ENABLED', 'DISABLED')),
    notice        text,
    disabled_at   timestamptz,
    -- While disabled: the events up to here were queued, the rest waits in shop_event.
    queued_to     bigint,
    -- Since when, and how many times in a row, it has not taken anything.
    failing_since timestamptz,
    failures      integer     NOT NULL DEFAULT 0,
    -- One that keeps failing is left alone for a while.
    rest_until    timestamptz
);

CREATE UNIQUE INDEX webhook_endpoint_of_a_shop ON gateway.webhook_endpoint (merchant_id, url);

-- We sign with them, so they cannot be kept as hashes; they are encrypted under a key from outside
-- the database.
CREATE TABLE gateway.webhook_secret (
    secret_id   bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    endpoint_id text        NOT NULL REFERENCES gateway.webhook_endpoint ON DELETE CASCADE,
    secret      text        NOT NULL,
    made_at     timestamptz NOT NULL,
    valid_until timestamptz
);

CREATE INDEX webhook_secret_of_an_endpoint ON gateway.webhook_secret (endpoint_id);

-- The outbox and the log of deliveries in one: a row is due, or it is history.
CREATE TABLE gateway.webhook_delivery (
    delivery_id     bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    endpoint_id     text        NOT NULL REFERENCES gateway.webhook_endpoint ON DELETE CASCADE,
    -- The event's place in shop_event; null for a test, which is no event of any payment.
    position        bigint,
    event_id        text        NOT NULL,
    event_type      text        NOT NULL,
    queued_at       timestamptz NOT NULL,
    status          text        NOT NULL CHECK (status IN ('PENDING', 'DELIVERED', 'FAILED')),
    by_hand         boolean     NOT NULL DEFAULT false,
    attempts        integer     NOT NULL DEFAULT 0,
    -- While claimed: when the claim runs out. Null: waits for its endpoint to be enabled, or over.
    next_attempt_at timestamptz,
    claim           uuid,
    give_up_at      timestamptz,
    last_attempt_at timestamptz,
    last_status     integer,
    last_error      text,
    delivered_at    timestamptz,
    -- An event is queued once for an endpoint, whoever queues it.
    UNIQUE (endpoint_id, position)
);

CREATE INDEX webhook_delivery_due ON gateway.webhook_delivery (next_attempt_at)
    WHERE status = 'PENDING';
CREATE INDEX webhook_delivery_due_at ON gateway.webhook_delivery (endpoint_id, next_attempt_at)
    WHERE status = 'PENDING';
CREATE INDEX webhook_delivery_of_an_endpoint
    ON gateway.webhook_delivery (endpoint_id, delivery_id);
CREATE INDEX webhook_delivery_by_age ON gateway.webhook_delivery (queued_at)
    WHERE status <> 'PENDING';
