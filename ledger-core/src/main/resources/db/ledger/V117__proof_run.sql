-- When each check of the books was last tried. Empty until the proof runs again, within a minute.
CREATE TABLE proof_run (
    check_name text COLLATE "C" PRIMARY KEY,
    tried_at   timestamptz NOT NULL,
    done_at    timestamptz,
    failure    text
);
COMMENT ON COLUMN proof_run.done_at IS 'when it last compared something';
COMMENT ON COLUMN proof_run.failure IS 'the kind of the error that ended the last try; null when none did';
