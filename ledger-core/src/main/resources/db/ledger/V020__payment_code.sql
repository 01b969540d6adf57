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
