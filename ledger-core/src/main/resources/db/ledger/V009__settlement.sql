-- Derived from the log; may be emptied and rebuilt at any time.

-- One shop's settlement of one period; its status is null until the settlement is opened.
CREATE TABLE settlement (
    settlement_id    text COLLATE "C" PRIMARY KEY,
    merchant_id      text COLLATE "C" NOT NULL,
    from_date        date    NOT NULL,
    through          date    NOT NULL,
    payout_date      date    NOT NULL,
    up_to_position   bigint  NOT NULL,
    fee_basis_points integer NOT NULL,
    captured         bigint  NOT NULL,
    refunded         bigint  NOT NULL,
    payments         integer NOT NULL,
    refunds          integer NOT NULL,
    fee              bigint  NOT NULL,
    carried_in       bigint  NOT NULL,
    payout           bigint  NOT NULL,
    carried_out      bigint  NOT NULL,
    closed_at        timestamptz NOT NULL,
    closed_by        text COLLATE "C" NOT NULL,
    makers           text[]  NOT NULL,
    status           text COLLATE "C",
    held             text COLLATE "C",
    UNIQUE (merchant_id, through)
);
CREATE INDEX settlement_of_a_period ON settlement (through, settlement_id);
-- What the next payout looks at; what is paid for good is not in it.
CREATE INDEX settlement_to_pay ON settlement (payout_date, settlement_id)
    WHERE status IN ('DUE', 'HELD');

-- Every transfer a settlement ever had.
CREATE TABLE settlement_transfer (
    payout_date   date    NOT NULL,
    settlement_id text COLLATE "C" NOT NULL,
    attempt       integer NOT NULL,
    merchant_id   text COLLATE "C" NOT NULL,
    amount        bigint  NOT NULL,
    bank_account  text COLLATE "C" NOT NULL,
    status        text COLLATE "C" NOT NULL,
    reason        text COLLATE "C",
    PRIMARY KEY (payout_date, settlement_id)
);
CREATE INDEX settlement_transfer_of_a_shop ON settlement_transfer (merchant_id);

-- What happened to a settlement, and by whom.
CREATE TABLE settlement_step (
    settlement_id text COLLATE "C" NOT NULL,
    position      bigint NOT NULL,
    at            timestamptz NOT NULL,
    step          text COLLATE "C" NOT NULL,
    payout_date   date,
    detail        text,
    by            text COLLATE "C",
    PRIMARY KEY (settlement_id, position)
);

-- What was ever paid at a shop and given back, and the position of the last of it.
CREATE TABLE settlement_shop (
    merchant_id   text COLLATE "C" PRIMARY KEY,
    captured      bigint NOT NULL,
    refunded      bigint NOT NULL,
    last_position bigint NOT NULL
);

-- Every captured payment and refund as the log has it, to be read by position.
CREATE VIEW settlement_movement AS
SELECT e.position, e.payload ->> 'merchantId' AS merchant_id,
    CASE k.name WHEN 'wallet.payment-refunded' THEN 0
        ELSE (e.payload ->> 'amount')::bigint END AS captured,
    CASE k.name WHEN 'wallet.payment-refunded' THEN (e.payload ->> 'amount')::bigint
        ELSE 0 END AS refunded
FROM domain_event e JOIN stored_kind k ON k.number = e.kind
WHERE k.name IN ('wallet.payment-made', 'wallet.payment-captured', 'wallet.payment-refunded');

-- What each shop is credited and no settlement has.
CREATE TABLE settlement_open (
    merchant_id text COLLATE "C" PRIMARY KEY,
    open        bigint NOT NULL
);

CREATE TABLE settlement_closing (
    through      date PRIMARY KEY,
    from_date    date   NOT NULL,
    payout_date  date   NOT NULL,
    cut_off      bigint NOT NULL,
    begun_at     timestamptz NOT NULL,
    begun_by     text COLLATE "C" NOT NULL,
    completed_at timestamptz,
    settlements  integer
);

CREATE TABLE settlement_payout (
    payout_date date PRIMARY KEY,
    released_at timestamptz NOT NULL,
    released_by text COLLATE "C" NOT NULL,
    fixed_at    timestamptz,
    transfers   integer,
    total       bigint
);

-- The bank's file of each payout, written when the payout is fixed. It names account holders: not
-- derived from the log, and not part of it.
CREATE TABLE payout_file (
    payout_date date  PRIMARY KEY,
    format      text  NOT NULL,
    media_type  text  NOT NULL,
    extension   text  NOT NULL,
    content     bytea NOT NULL,
    taken_at    timestamptz
);
COMMENT ON COLUMN payout_file.format IS 'the bank''s format that was configured when it was written';
COMMENT ON COLUMN payout_file.taken_at IS 'when it was first downloaded; the bank knows nothing before';

-- What each release was agreed to consist of, written before the release itself. Not derived from
-- the log, and not part of it.
CREATE TABLE payout_release (
    payout_date   date NOT NULL,
    settlement_id text COLLATE "C" NOT NULL,
    bank_account  text COLLATE "C" NOT NULL,
    PRIMARY KEY (payout_date, settlement_id)
);

-- What shops are charged by class or category from a date on. Entered by finance, not derived from
-- the log; nothing is ever changed or deleted.
CREATE TABLE settlement_fee (
    version          integer PRIMARY KEY,
    from_date        date        NOT NULL,
    shop_class       text,
    category         text,
    fee_basis_points integer     NOT NULL CHECK (fee_basis_points BETWEEN 0 AND 10000),
    set_by           text        NOT NULL,
    set_at           timestamptz NOT NULL
);

-- What shops paid each other with what they are owed. Derived from the log.
CREATE TABLE supplier_payment (
    supplier_payment_id text COLLATE "C" PRIMARY KEY,
    payer               text COLLATE "C" NOT NULL,
    receiver            text COLLATE "C" NOT NULL,
    amount              bigint      NOT NULL,
    reference           text        NOT NULL,
    paid_at             timestamptz NOT NULL
);
CREATE INDEX supplier_payment_payer ON supplier_payment (payer, supplier_payment_id);
CREATE INDEX supplier_payment_receiver ON supplier_payment (receiver, supplier_payment_id);

CREATE TABLE supplier_sum (
    merchant_id text COLLATE "C" PRIMARY KEY,
    received    bigint NOT NULL,
    paid        bigint NOT NULL
);
