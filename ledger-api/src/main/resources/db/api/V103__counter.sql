-- Charges for cash: whose wallet each went to, for a clerk undoes a charge by its id alone, and what
-- counts to a clerk's limits of a day. A row is written before the ledger is asked and counts from
-- then on; what became of the charge is looked up in the ledger. The ledger knows of no clerks.
CREATE TABLE counter_charge (
    charge_id     text COLLATE "C" PRIMARY KEY,
    wallet_id     text COLLATE "C" NOT NULL,
    clerk         text COLLATE "C" NOT NULL,
    business_date date        NOT NULL,
    amount        bigint      NOT NULL CHECK (amount > 0),
    -- A request has one charge, however often and on whichever node it comes.
    request_key   text COLLATE "C" NOT NULL,
    request_hash  text COLLATE "C" NOT NULL,
    -- OPEN: the ledger is being asked. RELEASED: refused, failed or undone; it does not count.
    state         text        NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'CHARGED', 'RELEASED')),
    changed_at    timestamptz NOT NULL,
    UNIQUE (request_key, request_hash)
);
CREATE INDEX counter_charge_of_a_day ON counter_charge (clerk, business_date) WHERE state <> 'RELEASED';
CREATE INDEX counter_charge_open ON counter_charge (changed_at) WHERE state = 'OPEN';
COMMENT ON COLUMN counter_charge.clerk IS 'the person, also where a program of theirs charged; opaque';
