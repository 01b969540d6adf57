-- What people write to each other with a transfer. Kept for a while, and emptied with either of them.
CREATE TABLE transfer_message (
    transfer_id text COLLATE "C" PRIMARY KEY,
    sender      text COLLATE "C" NOT NULL,
    receiver    text COLLATE "C" NOT NULL,
    message     text        NOT NULL,
    written_at  timestamptz NOT NULL
);
CREATE INDEX transfer_message_written ON transfer_message (written_at);
CREATE INDEX transfer_message_sender ON transfer_message (sender);
CREATE INDEX transfer_message_receiver ON transfer_message (receiver);

-- From whom a holder takes nothing.
CREATE TABLE blocked_person (
    blocked_id text COLLATE "C" PRIMARY KEY,
    holder     text COLLATE "C" NOT NULL,
    blocked    text COLLATE "C" NOT NULL,
    since      timestamptz NOT NULL,
    UNIQUE (holder, blocked)
);
CREATE INDEX blocked_person_blocked ON blocked_person (blocked);
COMMENT ON COLUMN blocked_person.holder IS 'the wallet';
COMMENT ON COLUMN blocked_person.blocked IS 'the wallet of who is blocked';

-- Codes by which a holder lets others send to them. Only their hashes are kept.
CREATE TABLE receiving_code (
    code_hash  text PRIMARY KEY,
    wallet_id  text COLLATE "C" NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX receiving_code_expires ON receiving_code (expires_at);
