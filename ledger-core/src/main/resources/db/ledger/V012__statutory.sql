-- Counts of lots by half-year for the statutory report. Filled by the processor lots.

-- The half-years in which something of a lot expired. A half-year has its base date's name: the 31
-- March or 30 September on which it ends.
CREATE TABLE statutory_expired (
    lot_id    text COLLATE "C" NOT NULL,
    base_date date NOT NULL,
    kind      text COLLATE "C" NOT NULL,
    PRIMARY KEY (lot_id, base_date)
);
COMMENT ON COLUMN statutory_expired.kind IS 'paid or points';

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
