-- The log: append-only, one row an event. Positions have no gaps and become visible in order.
CREATE TABLE domain_event (
    position         bigint      PRIMARY KEY,
    aggregate_id     text        NOT NULL,
    sequence_number  bigint      NOT NULL,
    aggregate_type   text        NOT NULL,
    event_id         uuid        NOT NULL,
    event_name       text        NOT NULL,
    revision         text        NOT NULL,
    occurred_at      timestamptz NOT NULL,
    recorded_at      timestamptz NOT NULL DEFAULT clock_timestamp(),
    payload          json        NOT NULL,
    metadata         json        NOT NULL,
    business_key     text,
    alias_key        text,
    idempotency_key  text,
    request_hash     text,
    answer_name      text,
    answer           json,
    CONSTRAINT domain_event_stream UNIQUE (aggregate_id, sequence_number)
);
CREATE UNIQUE INDEX domain_event_business_key ON domain_event (business_key) WHERE business_key IS NOT NULL;
CREATE UNIQUE INDEX domain_event_alias_key ON domain_event (alias_key) WHERE alias_key IS NOT NULL;
CREATE UNIQUE INDEX domain_event_idempotency_key ON domain_event (idempotency_key) WHERE idempotency_key IS NOT NULL;
COMMENT ON TABLE domain_event IS 'Everything that ever happened, in order. Never updated, never deleted from.';
COMMENT ON COLUMN domain_event.occurred_at IS 'business time';
COMMENT ON COLUMN domain_event.recorded_at IS 'when the row was written';
COMMENT ON COLUMN domain_event.business_key IS 'what can happen only once; on the first event of its command';
COMMENT ON COLUMN domain_event.idempotency_key IS 'caller and Idempotency-Key; on the first event of its command';

CREATE FUNCTION domain_event_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the log is append-only'; END $$;
CREATE TRIGGER domain_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON domain_event
    FOR EACH STATEMENT EXECUTE FUNCTION domain_event_is_append_only();

-- The newest snapshot of an aggregate; can be deleted at any time.
CREATE TABLE aggregate_snapshot (
    aggregate_id    text   PRIMARY KEY,
    sequence_number bigint NOT NULL,
    aggregate_type  text   NOT NULL,
    payload_type    text   NOT NULL,
    revision        text,
    payload         bytea  NOT NULL
);

-- Who follows the log for the projections, and how far those are that follow it together.
CREATE TABLE projection_follower (
    only_one      boolean     PRIMARY KEY DEFAULT true CHECK (only_one),
    position      bigint      NOT NULL,
    owner         uuid,
    claimed_until timestamptz
);
INSERT INTO projection_follower (position) VALUES (0);

-- Every projection there ever was. A migration that changes a projection's tables empties them and
-- deletes its row: it is filled again from the first event, while the others serve.
CREATE TABLE projection (
    name     text COLLATE "C" PRIMARY KEY,
    position bigint  NOT NULL,
    together boolean NOT NULL
);
COMMENT ON COLUMN projection.position IS 'how far it is, unless it follows together with the others';

-- Indexes of tables that are being filled again, made when these are full.
CREATE TABLE deferred_index (
    projection text COLLATE "C" NOT NULL,
    name       text COLLATE "C" PRIMARY KEY,
    definition text NOT NULL
);

-- How far each policy has followed the log (columns as Axon names them).
CREATE TABLE token_entry (
    processorName text    NOT NULL,
    segment       integer NOT NULL,
    token         bytea,
    tokenType     text,
    timestamp     text,
    owner         text,
    PRIMARY KEY (processorName, segment)
);

-- Refusals by state, kept a day so that a retry gets the same answer.
CREATE TABLE kept_refusal (
    idempotency_key text        PRIMARY KEY,
    request_hash    text        NOT NULL,
    code            text        NOT NULL,
    details         json        NOT NULL,
    kept_at         timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX kept_refusal_kept_at ON kept_refusal (kept_at);

-- For auditors: the log in plain words, in psql.
CREATE VIEW event_log AS
SELECT position, occurred_at, recorded_at, event_name, revision, aggregate_id, sequence_number,
       payload::jsonb AS payload, business_key, idempotency_key
FROM domain_event;
