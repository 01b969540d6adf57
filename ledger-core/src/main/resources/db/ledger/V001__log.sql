-- The log: append-only, one row an event. Positions have no gaps and become visible in order.
CREATE TABLE domain_event (
    position        bigint      PRIMARY KEY,
    occurred_at     timestamptz NOT NULL,
    recorded_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
    sequence_number integer     NOT NULL,
    kind            integer     NOT NULL,
    answer_kind     integer,
    aggregate_id    bytea       NOT NULL,
    business_key    bytea,
    alias_key       bytea,
    idempotency_key bytea,
    request_hash    bytea,
    revision        text,
    payload         json        NOT NULL,
    metadata        json,
    answer          json,
    mac             bytea       NOT NULL,
    CONSTRAINT domain_event_stream UNIQUE (aggregate_id, sequence_number)
);
CREATE UNIQUE INDEX domain_event_business_key ON domain_event (business_key) WHERE business_key IS NOT NULL;
CREATE UNIQUE INDEX domain_event_alias_key ON domain_event (alias_key) WHERE alias_key IS NOT NULL;
CREATE UNIQUE INDEX domain_event_idempotency_key ON domain_event (idempotency_key) WHERE idempotency_key IS NOT NULL;
COMMENT ON TABLE domain_event IS 'Everything that ever happened, in order. Never updated, never deleted from. To be read: event_log';
COMMENT ON COLUMN domain_event.occurred_at IS 'business time';
COMMENT ON COLUMN domain_event.recorded_at IS 'when the row was written';
COMMENT ON COLUMN domain_event.kind IS 'number of the event''s name in stored_kind';
COMMENT ON COLUMN domain_event.aggregate_id IS 'aggregate_key() of the id';
COMMENT ON COLUMN domain_event.business_key IS 'key_digest() of what can happen only once; on the first event of its command';
COMMENT ON COLUMN domain_event.alias_key IS 'key_digest() of a second such name';
COMMENT ON COLUMN domain_event.idempotency_key IS 'key_digest() of caller and Idempotency-Key; on the first event of its command';
COMMENT ON COLUMN domain_event.revision IS 'of the payload''s shape; null is 1';
COMMENT ON COLUMN domain_event.payload IS 'the event, without the aggregate''s id and occurredAt where its kind says so';

COMMENT ON COLUMN domain_event.mac IS 'that the program appended the row as it is; made with a key from outside the database';

CREATE FUNCTION domain_event_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the log is append-only'; END $$;
CREATE TRIGGER domain_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON domain_event
    FOR EACH STATEMENT EXECUTE FUNCTION domain_event_is_append_only();

-- What the numbers mean that stand for names; a number is made from its name and never given anew.
CREATE TABLE stored_kind (
    number   integer PRIMARY KEY,
    name     text    NOT NULL,
    id_field text
);
CREATE TRIGGER stored_kind_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON stored_kind
    FOR EACH STATEMENT EXECUTE FUNCTION domain_event_is_append_only();
COMMENT ON COLUMN stored_kind.id_field IS 'left out of the payload, with occurredAt; null where the payload is whole';

-- The same as KeyDigest, AggregateKey and StoredPayload in the program.
CREATE FUNCTION key_digest(key text) RETURNS bytea LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN substr(sha256(convert_to(key, 'UTF8')), 1, 15);
CREATE FUNCTION aggregate_key(id text) RETURNS bytea LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN CASE WHEN id ~ '^(wallet|merchant|campaign|link):[0-9a-f]{32}$'
        THEN decode('0' || array_position(ARRAY['wallet', 'merchant', 'campaign', 'link'],
            split_part(id, ':', 1)) || split_part(id, ':', 2), 'hex')
        ELSE convert_to(id, 'UTF8') END;
CREATE FUNCTION aggregate_id(key bytea) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN CASE WHEN get_byte(key, 0) <= 4
        THEN (ARRAY['wallet:', 'merchant:', 'campaign:', 'link:'])[get_byte(key, 0)]
            || encode(substr(key, 2), 'hex')
        ELSE convert_from(key, 'UTF8') END;
CREATE FUNCTION whole_payload(payload json, id_field text, id text, occurred_at timestamptz)
    RETURNS json LANGUAGE sql STABLE PARALLEL SAFE
    RETURN CASE WHEN id_field IS NULL THEN payload
        ELSE ('{' || to_json(id_field) || ':' || to_json(id) || ',"occurredAt":"'
            || regexp_replace(to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
                '([.]000)?000$', '')
            || 'Z"' || regexp_replace(substr(payload::text, 2), '^(?=")', ','))::json END;

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

-- The program itself may change no table; these two, which run as the tables' owner, are what a
-- rebuild needs. Only they write deferred_index, so that nothing else is ever executed.
CREATE FUNCTION drop_deferred_indexes(of_projection text) RETURNS void LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = public, pg_temp AS
$$ DECLARE dropped text; BEGIN
    -- The tables that this transaction has emptied are the ones that it has locked for itself.
    FOR dropped IN
        INSERT INTO deferred_index (projection, name, definition)
        SELECT of_projection, i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid)
        FROM pg_locks l JOIN pg_index i ON i.indrelid = l.relation
        WHERE l.pid = pg_backend_pid() AND l.locktype = 'relation'
            AND l.mode = 'AccessExclusiveLock' AND NOT i.indisunique
        RETURNING name
    LOOP
        EXECUTE 'DROP INDEX ' || dropped;
    END LOOP;
END $$;
CREATE FUNCTION make_deferred_indexes(of_projections text[]) RETURNS void LANGUAGE plpgsql
    SECURITY DEFINER SET search_path = public, pg_temp AS
$$ DECLARE made text; BEGIN
    FOR made IN DELETE FROM deferred_index WHERE projection = ANY(of_projections)
        RETURNING definition
    LOOP
        EXECUTE regexp_replace(made, 'INDEX', 'INDEX IF NOT EXISTS');
    END LOOP;
END $$;
REVOKE ALL ON FUNCTION drop_deferred_indexes(text), make_deferred_indexes(text[]) FROM PUBLIC;

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
    idempotency_key bytea       PRIMARY KEY,
    request_hash    bytea       NOT NULL,
    code            text        NOT NULL,
    details         json        NOT NULL,
    kept_at         timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX kept_refusal_kept_at ON kept_refusal (kept_at);

-- For auditors: the log in plain words, in psql. A key is looked for by its digest:
-- WHERE business_key = key_digest('...').
CREATE VIEW event_log AS
SELECT e.position, e.occurred_at, e.recorded_at, k.name AS event_name,
       coalesce(e.revision, '1') AS revision, aggregate_id(e.aggregate_id) AS aggregate_id,
       e.sequence_number,
       whole_payload(e.payload, k.id_field, aggregate_id(e.aggregate_id), e.occurred_at)::jsonb
           AS payload,
       e.business_key, e.idempotency_key
FROM domain_event e JOIN stored_kind k ON k.number = e.kind;
