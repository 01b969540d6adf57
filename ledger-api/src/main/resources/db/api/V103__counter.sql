-- A clerk counts the cash of a date against what is booked. What was charged and undone before it,
-- and was in none, is in it; whatever comes later on the same date is in the next one.
CREATE TABLE cash_up (
    cash_up_id    text COLLATE "C" PRIMARY KEY,
    clerk         text COLLATE "C" NOT NULL,
    business_date date        NOT NULL,
    -- Yen, below zero where more was paid back than taken.
    booked        bigint      NOT NULL,
    counted       bigint      NOT NULL,
    charges       integer     NOT NULL CHECK (charges >= 0),
    reversals     integer     NOT NULL CHECK (reversals >= 0),
    reason        text,
    -- PENDING: a second person looks at the difference. REJECTED: what was in it is in none again.
    state         text        NOT NULL CHECK (state IN ('PENDING', 'CONFIRMED', 'REJECTED')),
    counted_at    timestamptz NOT NULL,
    confirmed_by  text,
    request_key   text COLLATE "C" NOT NULL UNIQUE,
    request_hash  text COLLATE "C" NOT NULL,
    CHECK (counted = booked OR reason IS NOT NULL)
);
CREATE INDEX cash_up_of_a_day ON cash_up (business_date, clerk);
COMMENT ON COLUMN cash_up.clerk IS 'the person, also where a program of theirs charged; opaque';

-- Charges for cash: whose wallet each went to, for a clerk undoes a charge by its id alone, and what
-- counts to a clerk's limits of a day. A row is written before the ledger is asked and counts from
-- then on; what became of the charge is looked up in the ledger. The ledger knows of no clerks.
CREATE TABLE counter_charge (
    charge_id      text COLLATE "C" PRIMARY KEY,
    wallet_id      text COLLATE "C" NOT NULL,
    clerk          text COLLATE "C" NOT NULL,
    business_date  date        NOT NULL,
    amount         bigint      NOT NULL CHECK (amount > 0),
    receipt_number text COLLATE "C" NOT NULL,
    requested_at   timestamptz NOT NULL,
    -- A request has one charge, however often and on whichever node it comes.
    request_key    text COLLATE "C" NOT NULL,
    request_hash   text COLLATE "C" NOT NULL,
    -- As the ledger says; PENDING until it was asked. What failed or was undone is within no limit.
    state          text        NOT NULL DEFAULT 'PENDING'
        CHECK (state IN ('PENDING', 'CHARGED', 'REVERSED', 'FAILED')),
    changed_at     timestamptz NOT NULL,
    cash_up_id     text COLLATE "C" REFERENCES cash_up (cash_up_id),
    UNIQUE (request_key, request_hash),
    -- Nothing is counted of which it is not known that the cash was taken.
    CHECK (cash_up_id IS NULL OR state IN ('CHARGED', 'REVERSED'))
);
CREATE INDEX counter_charge_of_a_clerk ON counter_charge (clerk, business_date);
CREATE INDEX counter_charge_of_a_day ON counter_charge (business_date, charge_id);
CREATE INDEX counter_charge_open ON counter_charge (changed_at) WHERE state = 'PENDING';
CREATE INDEX counter_charge_of_a_cash_up ON counter_charge (cash_up_id) WHERE cash_up_id IS NOT NULL;
COMMENT ON COLUMN counter_charge.clerk IS 'the person, also where a program of theirs charged; opaque';

-- Charges that a clerk undoes: who pays the cash back, on which date. Written before the ledger is
-- asked; where it refuses, the row goes again.
CREATE TABLE counter_reversal (
    charge_id     text COLLATE "C" PRIMARY KEY REFERENCES counter_charge (charge_id),
    clerk         text COLLATE "C" NOT NULL,
    business_date date        NOT NULL,
    amount        bigint      NOT NULL CHECK (amount > 0),
    state         text        NOT NULL DEFAULT 'PENDING' CHECK (state IN ('PENDING', 'REVERSED')),
    requested_at  timestamptz NOT NULL,
    request_key   text COLLATE "C" NOT NULL,
    cash_up_id    text COLLATE "C" REFERENCES cash_up (cash_up_id),
    CHECK (cash_up_id IS NULL OR state = 'REVERSED')
);
CREATE INDEX counter_reversal_of_a_clerk ON counter_reversal (clerk, business_date);
CREATE INDEX counter_reversal_open ON counter_reversal (requested_at) WHERE state = 'PENDING';
CREATE INDEX counter_reversal_of_a_cash_up ON counter_reversal (cash_up_id) WHERE cash_up_id IS NOT NULL;
