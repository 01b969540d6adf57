-- Every movement of value with both its ends; only ever added to. A movement concerns one lot.
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
    lot_id       text COLLATE "C"        NOT NULL,
    expires_on   date,
    event        text COLLATE "C"        NOT NULL,
    PRIMARY KEY (position, line)
);

CREATE INDEX posting_debit ON posting (debit, position, line);
CREATE INDEX posting_credit ON posting (credit, position, line);
-- Postings arrive nearly in order of time: enough to find one day's.
CREATE INDEX posting_at ON posting USING brin (at);

-- The lines of the trial balance by value date.
CREATE TABLE account_day (
    account_group text COLLATE "C"   NOT NULL,
    value_date    date   NOT NULL,
    debit         bigint NOT NULL,
    credit        bigint NOT NULL,
    PRIMARY KEY (account_group, value_date)
);

-- Changes of the value in wallets by the last day on which it can be spent: what is outstanding on a
-- date is what changed until then in lots that were alive then, however late their expiry is booked.
CREATE TABLE outstanding_day (
    account_group text COLLATE "C"   NOT NULL,
    expires_on    date   NOT NULL,
    value_date    date   NOT NULL,
    amount        bigint NOT NULL,
    PRIMARY KEY (account_group, expires_on, value_date)
);

-- When the books began: the time of the first event of all. At most one row.
CREATE TABLE journal_began (
    only_one boolean     PRIMARY KEY DEFAULT true CHECK (only_one),
    at       timestamptz NOT NULL
);
