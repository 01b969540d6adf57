-- What one business date adds. The last two are stocks: their sum up to a date is what stands then.
-- Every date on which anything happened has a row, so the first one is the day the books began.
CREATE TABLE kpi_day (
    business_date       date   PRIMARY KEY,
    total_charged       bigint NOT NULL,
    payment_count       bigint NOT NULL,
    captured            bigint NOT NULL,
    refunded            bigint NOT NULL,
    points_granted      bigint NOT NULL,
    participating_shops bigint NOT NULL,
    non_resident_users  bigint NOT NULL
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

-- The targets that the city has published; no target is null.
CREATE TABLE kpi_target (
    fiscal_year         integer PRIMARY KEY,
    total_charged       bigint,
    payment_count       bigint,
    non_resident_users  bigint,
    participating_shops bigint
);

INSERT INTO kpi_target (fiscal_year, total_charged, payment_count, non_resident_users,
    participating_shops)
VALUES (2022, 20000000,  60000, 20, 100),
       (2023, 50000000, 150000, 50, 120),
       (2024, 80000000, 240000, 80, 150);
