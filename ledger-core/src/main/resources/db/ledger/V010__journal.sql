-- Every movement of value with both its ends; only ever added to. A movement concerns one
-- lot, or none: transfers to shops and fees move money that is in no lot.
CREATE TABLE posting (
    position     bigint      NOT NULL,
    line         integer     NOT NULL,
    at           timestamptz NOT NULL,
    value_date   date        NOT NULL,
    debit        text COLLATE "C"        NOT NULL,
    credit       text COLLATE "C"        NOT NULL,
    debit_group  text COLLATE "C"        NOT NULL,
    credit_group text COLLATE "C"        NOT NULL,
    amount       bigint      NOT NULL CHECK (amount > 0),
    lot_id       text COLLATE "C",
    expires_on   date,
    event        text COLLATE "C"        NOT NULL,
    PRIMARY KEY (position, line)
);
CREATE INDEX posting_debit ON posting (debit, value_date, position, line);
CREATE INDEX posting_credit ON posting (credit, value_date, position, line);
CREATE INDEX posting_value_date ON posting (value_date, position, line);
-- Groups that stand on few postings; in the others every page is full wherever it begins.
CREATE INDEX posting_debit_group ON posting (debit_group, value_date, position, line)
    WHERE debit_group NOT IN ('wallet:paid', 'wallet:points', 'merchant-payable');
CREATE INDEX posting_credit_group ON posting (credit_group, value_date, position, line)
    WHERE credit_group NOT IN ('wallet:paid', 'wallet:points', 'merchant-payable');

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
    PRIMARY KEY (account, value_date, account_group)
);
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
