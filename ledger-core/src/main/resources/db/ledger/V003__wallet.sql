-- What is left of each lot, held value included. Only expires_on is indexed besides the key, so
-- that changing what remains rewrites no index.
CREATE TABLE lot (
    lot_id      text PRIMARY KEY,
    wallet_id   text NOT NULL,
    kind        text NOT NULL,
    restriction text,
    expires_on  date NOT NULL,
    remaining   bigint NOT NULL
) WITH (fillfactor = 80);
CREATE INDEX lot_by_expiry ON lot (expires_on);

-- Open holds and when they end.
CREATE TABLE hold_due (
    payment_id text PRIMARY KEY,
    wallet_id  text NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX hold_due_by_time ON hold_due (expires_at);

-- Charges whose money is asked for and not yet in; few at any time.
CREATE TABLE open_charge (
    charge_id    text PRIMARY KEY,
    wallet_id    text NOT NULL,
    amount       bigint NOT NULL,
    channel      text NOT NULL,
    requested_at timestamptz NOT NULL
);

-- What providers of funds said last about charges that are open or ended otherwise than by their
-- yes, and when to ask again: of an ended one, for a provider may collect after it said no.
CREATE TABLE funding_answer (
    charge_id       text PRIMARY KEY,
    wallet_id       text NOT NULL,
    asked_at        timestamptz NOT NULL,
    answer          text NOT NULL,
    reason          text,
    continue_at     text,
    ended_at        timestamptz,
    look_at         timestamptz,
    contradicted_at timestamptz
);
CREATE INDEX funding_answer_due ON funding_answer (look_at);

-- Which wallets a card or bank account has charged.
CREATE TABLE funding_instrument (
    instrument text NOT NULL,
    wallet_id  text NOT NULL,
    PRIMARY KEY (instrument, wallet_id)
);

-- Money to be given back for charges that ended without value; done once returned_at is set.
CREATE TABLE funding_return (
    charge_id   text PRIMARY KEY,
    wallet_id   text NOT NULL,
    due_since   timestamptz NOT NULL,
    tried_at    timestamptz,
    returned_at timestamptz
);
CREATE INDEX funding_return_due ON funding_return (tried_at) WHERE returned_at IS NULL;

-- Customer-presented codes that are live or expired a short while ago. Whether one was used is in
-- its wallet, not here.
CREATE TABLE payment_code (
    number     text        PRIMARY KEY,
    code_id    text        NOT NULL,
    wallet_id  text        NOT NULL,
    expires_at timestamptz NOT NULL
);
CREATE INDEX payment_code_of_a_wallet ON payment_code (wallet_id, expires_at);
CREATE INDEX payment_code_expires_at ON payment_code (expires_at);

-- Payments that were authorized first. Those made in one step stand in the log and the journal.
CREATE TABLE payment_hold (
    payment_id          text COLLATE "C" PRIMARY KEY,
    merchant_id         text COLLATE "C" NOT NULL,
    merchant_payment_id text COLLATE "C" NOT NULL,
    position            bigint           NOT NULL,
    business_date       date             NOT NULL,
    terminal_id         text COLLATE "C",
    mode                text COLLATE "C" NOT NULL,
    status              text COLLATE "C" NOT NULL,
    amount              bigint           NOT NULL,
    captured            bigint           NOT NULL,
    paid                bigint           NOT NULL,
    points              bigint           NOT NULL,
    authorized_at       timestamptz      NOT NULL,
    expires_at          timestamptz      NOT NULL
);
CREATE INDEX payment_hold_of_a_day ON payment_hold (merchant_id, business_date, position);
COMMENT ON COLUMN payment_hold.business_date IS
    'the shop''s day: that of the capture, and until then that of the authorization';
COMMENT ON COLUMN payment_hold.status IS 'refunds aside';

CREATE TABLE payment_refund (
    merchant_id   text COLLATE "C" NOT NULL,
    business_date date             NOT NULL,
    position      bigint           NOT NULL,
    payment_id    text COLLATE "C" NOT NULL,
    amount        bigint           NOT NULL,
    PRIMARY KEY (merchant_id, business_date, position)
);
COMMENT ON COLUMN payment_refund.business_date IS 'the day of what is refunded';
