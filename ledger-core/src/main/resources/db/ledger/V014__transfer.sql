-- Transfers between people's wallets, and of cards, with what became of each.
CREATE TABLE transfer (
    transfer_id text COLLATE "C" PRIMARY KEY,
    sender      text COLLATE "C" NOT NULL,
    receiver    text COLLATE "C" NOT NULL,
    purpose     text COLLATE "C" NOT NULL,
    amount      bigint      NOT NULL,
    status      text COLLATE "C" NOT NULL,
    begun_at    timestamptz NOT NULL,
    expires_at  timestamptz,
    ended_at    timestamptz
);
COMMENT ON COLUMN transfer.status IS
    'OFFERED, SENT (gone, and not yet arrived), TAKEN, RETURNED, UNDONE, REFUSED or EXPIRED';
CREATE INDEX transfer_of_a_sender ON transfer (sender, transfer_id);
CREATE INDEX transfer_to_a_receiver ON transfer (receiver, transfer_id);
CREATE INDEX transfer_offered ON transfer (expires_at) WHERE status = 'OFFERED';
CREATE INDEX transfer_on_its_way ON transfer (transfer_id) WHERE status = 'SENT';
