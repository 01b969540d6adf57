-- Counts of lots by half-year for the statutory report. Filled by the processor statutory-lots.

-- 31 March or 30 September: the end of the half-year in which a date lies.
CREATE FUNCTION statutory_base_date(day date) RETURNS date LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT (date_trunc('month', day::timestamp)
    + make_interval(months => 6 - (extract(month FROM day)::integer + 2) % 6)
    - interval '1 day')::date $$;

CREATE TABLE statutory_lot (
    lot_id  text COLLATE "C" PRIMARY KEY,
    kind    text COLLATE "C" NOT NULL,
    ends_on date   NOT NULL,
    balance bigint NOT NULL,
    expired date[] NOT NULL
) WITH (fillfactor = 80);
CREATE INDEX statutory_lot_overdue ON statutory_lot (ends_on) WHERE balance > 0;
COMMENT ON COLUMN statutory_lot.kind IS 'paid or points';
COMMENT ON COLUMN statutory_lot.balance IS 'yen in it by what is booked';
COMMENT ON COLUMN statutory_lot.expired IS 'base dates of the half-years in which something of it expired';

-- Changes of the half-year: what stands at a base date is the sum up to it.
CREATE TABLE statutory_half (
    kind      text COLLATE "C" NOT NULL,
    base_date date   NOT NULL,
    opened    bigint NOT NULL,
    ended     bigint NOT NULL,
    expired   bigint NOT NULL,
    PRIMARY KEY (kind, base_date)
);
COMMENT ON COLUMN statutory_half.opened IS 'lots with something in them, less those emptied, by value date';
COMMENT ON COLUMN statutory_half.ended IS 'of these, those that are over without having been emptied';
COMMENT ON COLUMN statutory_half.expired IS 'lots of which something expired, as far as it is booked';
