-- The only place that knows who a holder is. Erasing a resident empties the personal columns and
-- leaves the ids, so that the ledger's opaque references stay explained.
CREATE TABLE resident (
    resident_id   text PRIMARY KEY,
    phone         text UNIQUE,
    former_phone  text,
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
    signed_in_at  timestamptz,
    leaving_since timestamptz,
    erased_at     timestamptz
);
-- Whom the ledger must still hear of: after a crash between register and wallet.
CREATE INDEX resident_untold ON resident (registered_at) WHERE NOT ledger_told;

COMMENT ON COLUMN resident.former_phone IS 'what was theirs until somebody else proved it: the office finds them by it';
CREATE INDEX resident_former_phone ON resident (former_phone) WHERE former_phone IS NOT NULL;
CREATE INDEX resident_email ON resident (lower(email)) WHERE email IS NOT NULL;
CREATE INDEX resident_leaving ON resident (leaving_since) WHERE leaving_since IS NOT NULL;
COMMENT ON COLUMN resident.leaving_since IS 'when they asked to close the wallet; whether it is closed, the ledger knows';

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
    is_new_number   boolean NOT NULL,
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

-- Why wallets are or were stopped, and by whom: for ever, and no personal data. A wallet is suspended
-- in the ledger while a row of it is not thawed.
CREATE TABLE wallet_freeze (
    freeze_id   text COLLATE "C" PRIMARY KEY,
    wallet_id   text COLLATE "C" NOT NULL,
    cause       text        NOT NULL CHECK (cause IN ('HOLDER', 'OFFICE', 'NUMBER_TAKEN')),
    reason      text,
    frozen_by   text,
    frozen_at   timestamptz NOT NULL,
    thaw_reason text,
    thawed_by   text,
    thawed_at   timestamptz,
    told        boolean     NOT NULL DEFAULT false
);
-- Of each cause a wallet has one; looked up whenever a resident gets a token.
CREATE UNIQUE INDEX wallet_freeze_open ON wallet_freeze (wallet_id, cause) WHERE thawed_at IS NULL;
CREATE INDEX wallet_freeze_untold ON wallet_freeze (wallet_id) WHERE NOT told;
COMMENT ON COLUMN wallet_freeze.frozen_by IS 'the member of staff, opaque; null: nobody of the office; as thawed_by';
COMMENT ON COLUMN wallet_freeze.told IS 'whether the ledger has heard of it as it stands';
