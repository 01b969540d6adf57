-- How far each check of the books has come; where it stands in its own order (a position, an id, a
-- date). Emptied, everything is checked anew.
CREATE TABLE proof_cursor (
    check_name text COLLATE "C" PRIMARY KEY,
    cursor     text        NOT NULL,
    laps       bigint      NOT NULL,
    moved_at   timestamptz NOT NULL
);
COMMENT ON COLUMN proof_cursor.laps IS 'how often the check came to the end and began again';

-- What did not agree. A row stays when it agrees again, with the time of that.
CREATE TABLE proof_difference (
    id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    check_name    text COLLATE "C" NOT NULL,
    key           text COLLATE "C" NOT NULL,
    account       text COLLATE "C" NOT NULL,
    from_position bigint      NOT NULL,
    to_position   bigint      NOT NULL,
    expected      bigint      NOT NULL,
    actual        bigint      NOT NULL,
    found_at      timestamptz NOT NULL,
    resolved_at   timestamptz
);
COMMENT ON COLUMN proof_difference.expected IS 'yen owed on the account by the side nearer to the log';
CREATE UNIQUE INDEX proof_difference_open ON proof_difference (check_name, key, account)
    WHERE resolved_at IS NULL;

-- When each check of the books was last tried. Empty until the proof first runs.
CREATE TABLE proof_run (
    check_name text COLLATE "C" PRIMARY KEY,
    tried_at   timestamptz NOT NULL,
    done_at    timestamptz,
    failure    text
);
COMMENT ON COLUMN proof_run.done_at IS 'when it last compared something';
COMMENT ON COLUMN proof_run.failure IS 'the kind of the error that ended the last try; null when none did';
