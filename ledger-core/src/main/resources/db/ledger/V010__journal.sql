-- Every movement of value with both its ends; only ever added to. A movement concerns one
-- lot, or none: transfers to shops and fees move money that is in no lot.
CREATE TABLE posting (
    position   bigint           NOT NULL,
    at         timestamptz      NOT NULL,
    amount     bigint           NOT NULL CHECK (amount > 0),
    line       integer          NOT NULL,
    value_date date             NOT NULL,
    expires_on date,
    debit      text COLLATE "C" NOT NULL,
    credit     text COLLATE "C" NOT NULL,
    lot_id     text COLLATE "C",
    PRIMARY KEY (position, line)
);
-- Keys that repeat are stored once for all their rows: a tenth of what they take with the position
-- behind them. A wallet has few postings, and hardly two on a day.
CREATE INDEX posting_wallet_debit ON posting (debit) WHERE debit LIKE 'wallet:%';
CREATE INDEX posting_debit ON posting (debit, value_date) WHERE debit NOT LIKE 'wallet:%';
CREATE INDEX posting_credit ON posting (credit, value_date);
CREATE INDEX posting_value_date ON posting (value_date, position, line);

-- The line of the trial balance that an account belongs to.
CREATE FUNCTION account_group(account text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT CASE
    WHEN account LIKE 'wallet:%' THEN 'wallet:' || split_part(account, ':', 3)
    WHEN split_part(account, ':', 1) IN ('campaign-expense', 'partner-funds', 'merchant-payable')
        THEN split_part(account, ':', 1)
    ELSE account END $$;

-- For auditors: the journal in plain words, in psql.
CREATE VIEW journal AS
SELECT p.position, p.line, p.at, p.value_date, k.name AS event_name, p.debit, p.credit, p.amount,
    p.lot_id, p.expires_on, account_group(p.debit) AS debit_group,
    account_group(p.credit) AS credit_group
FROM posting p JOIN domain_event e USING (position) JOIN stored_kind k ON k.number = e.kind;

-- A rebuild may empty the whole table; nothing may change or leave out a posting.
CREATE FUNCTION posting_is_insert_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'postings are only ever added'; END $$;
CREATE TRIGGER posting_insert_only BEFORE UPDATE OR DELETE ON posting
    FOR EACH STATEMENT EXECUTE FUNCTION posting_is_insert_only();

-- Sums by value date: of each group (account is ''), and of each account of a group with several,
-- but for wallets, which have few postings each.
CREATE TABLE account_day (
    account       text COLLATE "C" NOT NULL,
    value_date    date   NOT NULL,
    account_group text COLLATE "C" NOT NULL,
    debit         bigint NOT NULL,
    credit        bigint NOT NULL,
    last_position bigint NOT NULL,
    PRIMARY KEY (account, value_date, account_group)
);
COMMENT ON COLUMN account_day.last_position IS 'of the last posting of this value date';
CREATE TABLE account_month (
    account       text COLLATE "C" NOT NULL,
    month         date   NOT NULL,
    account_group text COLLATE "C" NOT NULL,
    debit         bigint NOT NULL,
    credit        bigint NOT NULL,
    PRIMARY KEY (account, month, account_group)
);
COMMENT ON COLUMN account_month.month IS 'the month''s first day';

-- What is in lots by the date on which they are over: their last day, or the value date of what came
-- after it. Of the past there stands only what is over and whose expiry is not booked yet.
CREATE TABLE ended_day (
    account_group text COLLATE "C" NOT NULL,
    ended_on      date   NOT NULL,
    amount        bigint NOT NULL,
    PRIMARY KEY (account_group, ended_on)
);

-- What became of value, by kind and value date.
CREATE TABLE value_day (
    kind       text COLLATE "C" NOT NULL,
    value_date date   NOT NULL,
    issues     bigint NOT NULL,
    issued     bigint NOT NULL,
    uses       bigint NOT NULL,
    used       bigint NOT NULL,
    lapsed     bigint NOT NULL,
    PRIMARY KEY (kind, value_date)
);
COMMENT ON COLUMN value_day.kind IS 'paid or points';
COMMENT ON COLUMN value_day.issues IS 'charges less reversals; grants of points';
COMMENT ON COLUMN value_day.issued IS 'less what was reversed or taken back';
COMMENT ON COLUMN value_day.uses IS 'payments with this kind in them; a refund does not take one back';
COMMENT ON COLUMN value_day.used IS 'less refunds';
COMMENT ON COLUMN value_day.lapsed IS 'expired or lapsed, as far as it is booked';

-- When the books began: the time of the first event of all. At most one row.
CREATE TABLE journal_began (
    only_one boolean     PRIMARY KEY DEFAULT true CHECK (only_one),
    at       timestamptz NOT NULL
);
