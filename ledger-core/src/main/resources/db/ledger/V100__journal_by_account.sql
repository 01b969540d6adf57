-- The journal's sums by account and month, postings without a lot, and lots' ends by day. Everything
-- the processor "journal" writes is emptied and its position forgotten: it fills these tables again
-- from the log when the program starts.
TRUNCATE posting, account_day, outstanding_day, journal_began;
DELETE FROM token_entry WHERE processorName = 'journal';

-- Transfers to shops and fees move money that is in no lot.
ALTER TABLE posting ALTER COLUMN lot_id DROP NOT NULL;

DROP INDEX posting_debit;
DROP INDEX posting_credit;
DROP INDEX posting_at;
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
DROP TABLE account_day;
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
DROP TABLE outstanding_day;
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
