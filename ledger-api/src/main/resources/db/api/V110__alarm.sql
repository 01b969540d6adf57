-- What is wrong, and what staff were told of it.
CREATE TABLE alarm (
    name     text        PRIMARY KEY,
    detail   text        NOT NULL,
    began_at timestamptz NOT NULL,
    -- When a node found it last; one that no node finds any more has ended.
    seen_at  timestamptz NOT NULL,
    ended_at timestamptz,
    -- How often it began since the last mail, and whether that mail said that it goes on.
    times    integer     NOT NULL,
    told     boolean     NOT NULL
);

-- One row: no mail before this time, whichever node sends it.
CREATE TABLE alarm_mail (
    one     boolean     PRIMARY KEY DEFAULT true CHECK (one),
    next_at timestamptz NOT NULL
);
INSERT INTO alarm_mail (next_at) VALUES (now());

-- How many were turned away in a minute, on all nodes together. Nothing is lost that a crash may not
-- forget.
CREATE UNLOGGED TABLE security_event_count (
    minute timestamptz NOT NULL,
    kind   text        NOT NULL,
    times  bigint      NOT NULL,
    PRIMARY KEY (minute, kind)
);
