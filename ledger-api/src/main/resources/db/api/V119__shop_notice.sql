-- Which shops are told of each payment, and where: at the address that was proved, else at the
-- phones of their owners.
CREATE TABLE shop_notice (
    merchant_id  text PRIMARY KEY,
    each_payment boolean NOT NULL,
    email        text
);

-- An address that is not proved yet; one a shop.
CREATE TABLE shop_notice_code (
    merchant_id   text PRIMARY KEY,
    change_id     text        NOT NULL,
    email         text        NOT NULL,
    code_hash     text        NOT NULL,
    expires_at    timestamptz NOT NULL,
    attempts_left integer     NOT NULL
);
