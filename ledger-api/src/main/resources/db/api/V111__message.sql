-- What is to be told to people, and what became of it: the outbox, and once a row has ended the
-- delivery log, which is kept for a while and says nothing of a person.
CREATE TABLE message (
    message_id      text COLLATE "C" PRIMARY KEY,
    kind            text        NOT NULL,
    way             text        NOT NULL CHECK (way IN ('SMS', 'EMAIL')),
    about           text COLLATE "C",
    secret          text,
    made_at         timestamptz NOT NULL,
    next_at         timestamptz NOT NULL,
    until           timestamptz NOT NULL,
    attempts        integer     NOT NULL DEFAULT 0,
    provider_status text,
    outcome         text CHECK (outcome IN ('SENT', 'REFUSED', 'GIVEN_UP', 'CALLED_BACK')),
    ended_at        timestamptz,
    CONSTRAINT message_is_kept_no_longer_than_needed CHECK (
        CASE WHEN ended_at IS NULL THEN secret IS NOT NULL AND outcome IS NULL
             ELSE secret IS NULL AND about IS NULL AND outcome IS NOT NULL END)
);
-- What is soonest of no use goes first.
CREATE INDEX message_waiting ON message (until) WHERE ended_at IS NULL;
CREATE INDEX message_about ON message (about) WHERE about IS NOT NULL;
CREATE INDEX message_ended ON message (ended_at) WHERE ended_at IS NOT NULL;
COMMENT ON COLUMN message.about IS 'whom or what it is about, opaque: to call it back';
COMMENT ON COLUMN message.secret IS 'for whom and what, encrypted; emptied when it ends';
COMMENT ON COLUMN message.next_at IS 'when it may be tried; while a node tries it, when another may';
COMMENT ON COLUMN message.until IS 'when it is of no use any more';

-- How many messages a day has had, on all nodes together.
CREATE TABLE message_day (
    day   date   PRIMARY KEY,
    taken bigint NOT NULL
);
