-- What somebody of the office asked for and a second person decides: one row a request, for ever. It
-- is decided first and carried out then, so that a crash loses neither; a row without settled_at that
-- is not PENDING has something left to be done.
CREATE TABLE approval (
    approval_id  text COLLATE "C" PRIMARY KEY,
    kind         text        NOT NULL,
    subject_id   text COLLATE "C" NOT NULL,
    detail       jsonb       NOT NULL,
    secret       text,
    requested_by text        NOT NULL,
    requested_at timestamptz NOT NULL,
    expires_at   timestamptz,
    status       text        NOT NULL DEFAULT 'PENDING' CHECK (status IN
        ('PENDING', 'APPROVED', 'DONE', 'FAILED', 'REJECTED', 'WITHDRAWN', 'EXPIRED')),
    decided_by   text,
    decided_at   timestamptz,
    effective_at timestamptz,
    told_at      timestamptz,
    stopped_by   text,
    reason       text,
    failure      text,
    settled_at   timestamptz,
    CONSTRAINT approval_secret_is_kept_no_longer_than_needed CHECK (secret IS NULL OR settled_at IS NULL),
    CONSTRAINT approval_is_decided_by_another CHECK (
        status NOT IN ('APPROVED', 'DONE', 'FAILED') OR decided_by <> requested_by)
);
-- Of one kind nobody has two requests open.
CREATE UNIQUE INDEX approval_open ON approval (kind, subject_id) WHERE settled_at IS NULL;
CREATE INDEX approval_of_a_subject ON approval (kind, subject_id, approval_id);
CREATE INDEX approval_status ON approval (status, approval_id);
CREATE INDEX approval_unsettled ON approval (approval_id) WHERE settled_at IS NULL;
COMMENT ON COLUMN approval.detail IS 'what is asked for; nothing personal';
COMMENT ON COLUMN approval.secret IS 'what is personal in it, encrypted; emptied when it is settled';
COMMENT ON COLUMN approval.requested_by IS 'the person, opaque; as decided_by and stopped_by';
COMMENT ON COLUMN approval.expires_at IS 'null: it waits as long as it takes';
COMMENT ON COLUMN approval.stopped_by IS 'who stopped it after it was approved';
COMMENT ON COLUMN approval.failure IS 'the code for which it could not be carried out';

-- Where a shop's owners are told of what was approved about it, as far as they gave a phone.
CREATE TABLE owner_phone (
    staff_id text PRIMARY KEY REFERENCES staff,
    phone    text NOT NULL
);
