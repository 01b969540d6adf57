-- Derived from the log; may be emptied and rebuilt at any time.
CREATE TABLE merchant_directory (
    merchant_id       text COLLATE "C" PRIMARY KEY,
    status          text        NOT NULL,
    name              text        NOT NULL,
    name_kana         text COLLATE "C" NOT NULL,
    name_latin        text        NOT NULL,
    shop_class        text        NOT NULL,
    district          text        NOT NULL,
    category          text        NOT NULL,
    category_code     text        NOT NULL,
    postal_code       text        NOT NULL,
    jpqr_number       text,
    -- The name in all its spellings, in one way of writing.
    search_key        text COLLATE "C" NOT NULL,
    registered_at     timestamptz NOT NULL,
    approved_at       timestamptz,
    withdrawn_at      timestamptz,
    suspension_reason text
);

-- The order in which lists are paged; code points of katakana are close to the order of the gojuon.
CREATE INDEX merchant_directory_by_reading ON merchant_directory (name_kana, merchant_id);

CREATE TABLE merchant_terminal (
    merchant_id text COLLATE "C" NOT NULL,
    terminal_id text COLLATE "C" NOT NULL,
    label       text        NOT NULL,
    enrolled_at timestamptz NOT NULL,
    revoked_at  timestamptz,
    PRIMARY KEY (merchant_id, terminal_id)
);

CREATE TABLE receivable (
    merchant_id   text COLLATE "C" NOT NULL,
    business_date date   NOT NULL,
    captured      bigint NOT NULL,
    refunded      bigint NOT NULL,
    payments      bigint NOT NULL,
    refunds       bigint NOT NULL,
    PRIMARY KEY (merchant_id, business_date)
);
