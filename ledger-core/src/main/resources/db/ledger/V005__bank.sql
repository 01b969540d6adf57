-- Shops' bank accounts: one row a version, the newest counts. A holder may be a person, so none of
-- this is in the log; it is nobody's projection and is not filled from anywhere.
CREATE TABLE merchant_bank_account (
    bank_account_id text COLLATE "C" PRIMARY KEY,
    merchant_id     text COLLATE "C" NOT NULL,
    version         integer     NOT NULL CHECK (version > 0),
    bank_code       text        NOT NULL CHECK (bank_code ~ '^[0-9]{4}$'),
    branch_code     text        NOT NULL CHECK (branch_code ~ '^[0-9]{3}$'),
    account_type    text        NOT NULL,
    account_number  text        CHECK (account_number ~ '^[0-9]{7}$'),
    holder          text,
    holder_kana     text,
    entered_at      timestamptz NOT NULL,
    entered_by      text        NOT NULL,
    erased_at       timestamptz,
    CONSTRAINT merchant_bank_account_version UNIQUE (merchant_id, version),
    CONSTRAINT merchant_bank_account_whole_or_erased CHECK (
        num_nulls(account_number, holder, holder_kana) = CASE WHEN erased_at IS NULL THEN 0 ELSE 3 END)
);
COMMENT ON COLUMN merchant_bank_account.holder IS 'as given; perhaps a person''s name';
COMMENT ON COLUMN merchant_bank_account.holder_kana IS 'as the bank reads it';
COMMENT ON COLUMN merchant_bank_account.entered_by IS 'opaque id of who entered it';

CREATE FUNCTION merchant_bank_account_is_only_erased() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN
    IF TG_OP = 'UPDATE' AND OLD.erased_at IS NULL AND NEW.erased_at IS NOT NULL
        AND (NEW.bank_account_id, NEW.merchant_id, NEW.version, NEW.bank_code, NEW.branch_code,
             NEW.account_type, NEW.entered_at, NEW.entered_by)
          = (OLD.bank_account_id, OLD.merchant_id, OLD.version, OLD.bank_code, OLD.branch_code,
             OLD.account_type, OLD.entered_at, OLD.entered_by)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a version of a bank account never changes';
END $$;
CREATE TRIGGER merchant_bank_account_only_erased BEFORE UPDATE OR DELETE ON merchant_bank_account
    FOR EACH ROW EXECUTE FUNCTION merchant_bank_account_is_only_erased();
