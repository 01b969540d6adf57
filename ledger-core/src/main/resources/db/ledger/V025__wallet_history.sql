-- One row an entry of a wallet's statement. balance_after is written with the row, so that a page
-- costs its own rows and no more.
CREATE TABLE wallet_history (
    wallet_id     text COLLATE "C"        NOT NULL,
    position      bigint      NOT NULL,
    at            timestamptz NOT NULL,
    type          text COLLATE "C"        NOT NULL,
    amount        bigint      NOT NULL,
    lapsed        bigint      NOT NULL,
    merchant_id   text COLLATE "C",
    reference     text COLLATE "C"        NOT NULL,
    balance_after bigint      NOT NULL,
    PRIMARY KEY (wallet_id, position)
);
