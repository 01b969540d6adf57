-- What one business date adds to each of the figures that are counted by days. Every date on which
-- anything happened has rows, so the first one is the day the books began.
CREATE TABLE kpi_day (
    business_date date   NOT NULL,
    kpi           text COLLATE "C" NOT NULL,
    amount        bigint NOT NULL,
    PRIMARY KEY (business_date, kpi)
);

-- Who charged or paid in a month, and in a fiscal year; counted as they arrive.
CREATE TABLE kpi_active (
    span      text COLLATE "C" NOT NULL,
    starts_on date NOT NULL,
    wallet_id text COLLATE "C" NOT NULL,
    PRIMARY KEY (span, starts_on, wallet_id)
);

CREATE TABLE kpi_active_count (
    span      text COLLATE "C"   NOT NULL,
    starts_on date   NOT NULL,
    users     bigint NOT NULL,
    PRIMARY KEY (span, starts_on)
);

-- What the city set out to reach in a fiscal year, and when it changed its mind: the highest version
-- of a year holds. Empty is no target.
CREATE TABLE kpi_target (
    fiscal_year         integer,
    version             integer     CHECK (version > 0),
    total_charged       bigint      CHECK (total_charged > 0),
    participating_shops bigint      CHECK (participating_shops > 0),
    non_resident_users  bigint      CHECK (non_resident_users > 0),
    payment_count       bigint      CHECK (payment_count > 0),
    set_by              text        NOT NULL,
    set_at              timestamptz NOT NULL,
    PRIMARY KEY (fiscal_year, version)
);
COMMENT ON COLUMN kpi_target.set_by IS 'the person, opaque; city for what the city had published before';
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON kpi_target
    FOR EACH STATEMENT EXECUTE FUNCTION table_is_append_only();

INSERT INTO kpi_target
VALUES (2022, 1, 20000000, 100, 20, 60000, 'city', now()),
       (2023, 1, 50000000, 120, 50, 150000, 'city', now()),
       (2024, 1, 80000000, 150, 80, 240000, 'city', now());

-- The city's figures cut in slices, by month.

-- A shop as it was registered; what payments are cut by.
CREATE TABLE kpi_shop (
    merchant_id text COLLATE "C" PRIMARY KEY,
    district    text NOT NULL,
    shop_class  text NOT NULL,
    category    text NOT NULL
);

-- What one shop adds to a month, with the shop as it was then. A refund counts in its own month.
CREATE TABLE kpi_shop_month (
    month           date   NOT NULL,
    merchant_id     text COLLATE "C" NOT NULL,
    district        text   NOT NULL,
    shop_class      text   NOT NULL,
    category        text   NOT NULL,
    payments        bigint NOT NULL,
    refunds         bigint NOT NULL,
    captured        bigint NOT NULL,
    refunded        bigint NOT NULL,
    captured_points bigint NOT NULL,
    refunded_points bigint NOT NULL,
    PRIMARY KEY (month, merchant_id, district, shop_class, category)
);

-- Shops that begin or cease to participate: the sum up to a date is what stands then.
CREATE TABLE kpi_participating (
    business_date date   NOT NULL,
    district      text   NOT NULL,
    shop_class    text   NOT NULL,
    category      text   NOT NULL,
    shops         bigint NOT NULL,
    PRIMARY KEY (business_date, district, shop_class, category)
);

-- A wallet's holder as the log last told; a closed wallet stays for what is refunded to it.
CREATE TABLE kpi_holder (
    wallet_id    text COLLATE "C" PRIMARY KEY,
    holder_group text    NOT NULL,
    last_used_on date    NOT NULL,
    is_open      boolean NOT NULL
) WITH (fillfactor = 80);
COMMENT ON COLUMN kpi_holder.last_used_on IS 'charged or paid last; 1970-01-01 is never';

-- What the holders of a group add to a month, by the group they were in at that moment.
-- The last column is a stock: its sum up to a month is what stands at the month's end.
CREATE TABLE kpi_holder_month (
    month           date   NOT NULL,
    holder_group    text   NOT NULL,
    payments        bigint NOT NULL,
    refunds         bigint NOT NULL,
    captured        bigint NOT NULL,
    refunded        bigint NOT NULL,
    captured_points bigint NOT NULL,
    refunded_points bigint NOT NULL,
    charges         bigint NOT NULL,
    charged         bigint NOT NULL,
    users           bigint NOT NULL,
    PRIMARY KEY (month, holder_group)
);

-- Open wallets by the day of their last use: a row a day at most, however many wallets.
CREATE TABLE kpi_last_use (
    last_used_on date   NOT NULL,
    holder_group text   NOT NULL,
    wallets      bigint NOT NULL,
    PRIMARY KEY (last_used_on, holder_group)
);
