-- What holders are told before value expires: one row for each wallet, date and number of days
-- ahead, for ever, so that nobody is told twice. No personal data: the phone is looked up when the
-- message is sent.
CREATE TABLE expiry_notice (
    notice_id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    wallet_id   text COLLATE "C" NOT NULL,
    expires_on  date        NOT NULL,
    days_ahead  smallint    NOT NULL CHECK (days_ahead IN (7, 30)),
    paid        bigint      NOT NULL,
    points      bigint      NOT NULL,
    state       text        NOT NULL DEFAULT 'DUE'
        CHECK (state IN ('DUE', 'SENT', 'DROPPED', 'GIVEN_UP')),
    attempts    integer     NOT NULL DEFAULT 0,
    next_at     timestamptz NOT NULL,
    made_at     timestamptz NOT NULL,
    ended_at    timestamptz,
    UNIQUE (wallet_id, expires_on, days_ahead)
);
CREATE INDEX expiry_notice_due ON expiry_notice (next_at) WHERE state = 'DUE';
COMMENT ON COLUMN expiry_notice.paid IS 'as it stood when the row was made; the message says what stands when it is sent';
