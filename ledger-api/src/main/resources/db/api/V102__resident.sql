-- The only place that knows who a holder is. Erasing a resident empties the personal columns and
-- leaves the ids, so that the ledger's opaque references stay explained.
CREATE TABLE resident (
    resident_id   text PRIMARY KEY,
    phone         text UNIQUE,
    display_name  text,
    postal_code   text,
    password      text,
    corporate     boolean NOT NULL,
    wallet_id     text NOT NULL UNIQUE,
    ledger_told   boolean NOT NULL DEFAULT false,
    email         text,
    notices_by    text NOT NULL DEFAULT 'SMS' CHECK (notices_by IN ('SMS', 'EMAIL')),
    notice_each_payment boolean NOT NULL DEFAULT false,
    notice_expiry boolean NOT NULL DEFAULT true,
    registered_at timestamptz NOT NULL,
    erased_at     timestamptz
);
-- Whom the ledger must still hear of: after a crash between register and wallet.
CREATE INDEX resident_untold ON resident (registered_at) WHERE NOT ledger_told;

-- Sign-ups under way. Kept a day, then deleted; without name and password once verified.
CREATE TABLE sign_up (
    sign_up_id      text PRIMARY KEY,
    phone           text NOT NULL,
    display_name    text,
    postal_code     text NOT NULL,
    password        text,
    corporate       boolean NOT NULL,
    code_hash       text NOT NULL,
    code_expires_at timestamptz NOT NULL,
    attempts_left   int NOT NULL,
    consents        text[] NOT NULL,
    resident_id     text,
    created_at      timestamptz NOT NULL
);
CREATE INDEX sign_up_created ON sign_up (created_at);

-- Codes that were sent to a phone or an e-mail address and wait to come back. Kept a day, then
-- deleted.
CREATE TABLE sent_code (
    code_id       text PRIMARY KEY,
    purpose       text        NOT NULL,
    resident_id   text REFERENCES resident,
    proves        text,
    code_hash     text        NOT NULL,
    expires_at    timestamptz NOT NULL,
    attempts_left int         NOT NULL,
    used          boolean     NOT NULL DEFAULT false,
    created_at    timestamptz NOT NULL
);
CREATE INDEX sent_code_resident ON sent_code (resident_id);
CREATE INDEX sent_code_created ON sent_code (created_at);
COMMENT ON COLUMN sent_code.resident_id IS 'null: nobody has the phone that was named, and no code is right';
COMMENT ON COLUMN sent_code.proves IS 'the phone or address that is theirs with the code; null: they have it already';

-- What holders are told before value expires: one row for each wallet, date and number of days
-- ahead, for ever, so that nobody is told twice. No personal data: the phone is looked up when the
-- message is sent.
CREATE TABLE expiry_notice (
    notice_id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    wallet_id   text COLLATE "C" NOT NULL,
    expires_on  date        NOT NULL,
    days_ahead  smallint    NOT NULL,
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
