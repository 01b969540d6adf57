-- Charges as the providers of funds know them. Filled by the processor funding-charges.
CREATE TABLE funding_charge (
    charge_id   text COLLATE "C" PRIMARY KEY,
    channel     text,
    reference   text,
    amount      bigint,
    charged_on  date,
    reversed_on date,
    failed      boolean NOT NULL DEFAULT false
);
CREATE INDEX funding_charge_day ON funding_charge (charged_on, channel);
CREATE INDEX funding_charge_reference ON funding_charge (reference, channel);
COMMENT ON COLUMN funding_charge.charged_on IS 'business date on which the value came in; null while open, or when it failed';

-- What the providers say, and what came of comparing. Written by people, never rebuilt, never
-- changed: a corrected file is a further version.
CREATE TABLE funding_reconciliation (
    reconciliation_id text COLLATE "C" PRIMARY KEY,
    channel           text        NOT NULL,
    business_date     date        NOT NULL,
    version           integer     NOT NULL,
    file_hash         text        NOT NULL,
    uploaded_by       text        NOT NULL,
    uploaded_at       timestamptz NOT NULL,
    request_key       text        NOT NULL UNIQUE,
    request_hash      text        NOT NULL,
    ledger_charges    integer     NOT NULL,
    ledger_amount     bigint      NOT NULL,
    file_lines        integer     NOT NULL,
    file_amount       bigint      NOT NULL,
    matched           integer     NOT NULL,
    matched_amount    bigint      NOT NULL,
    UNIQUE (business_date, channel, version)
);

CREATE TABLE funding_file_line (
    reconciliation_id text COLLATE "C" NOT NULL REFERENCES funding_reconciliation,
    line              integer NOT NULL,
    reference         text    NOT NULL,
    amount            bigint  NOT NULL,
    PRIMARY KEY (reconciliation_id, line)
);

CREATE TABLE funding_difference (
    difference_id     text COLLATE "C" PRIMARY KEY,
    reconciliation_id text COLLATE "C" NOT NULL REFERENCES funding_reconciliation,
    kind              text   NOT NULL,
    reference         text   NOT NULL,
    charge_id         text,
    ledger_amount     bigint,
    file_amount       bigint,
    other_date        date,
    line              integer
);
CREATE INDEX funding_difference_of ON funding_difference (reconciliation_id);
CREATE INDEX funding_difference_charge ON funding_difference (charge_id);

CREATE TABLE funding_closing (
    difference_id text COLLATE "C" PRIMARY KEY REFERENCES funding_difference,
    closed_by     text        NOT NULL,
    closed_at     timestamptz NOT NULL,
    reason        text        NOT NULL
);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON funding_reconciliation
    FOR EACH STATEMENT EXECUTE FUNCTION table_is_append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON funding_file_line
    FOR EACH STATEMENT EXECUTE FUNCTION table_is_append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON funding_difference
    FOR EACH STATEMENT EXECUTE FUNCTION table_is_append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON funding_closing
    FOR EACH STATEMENT EXECUTE FUNCTION table_is_append_only();
