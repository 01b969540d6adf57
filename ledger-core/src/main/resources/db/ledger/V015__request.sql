-- What shops and public bodies ask to be paid until a day: bills, which the API calls payment
-- requests. Nothing here moves value; whether a bill was paid or withdrawn, the log's key of its
-- payment says.

-- What one request of a biller asked for: one bill, or a file of them.
CREATE TABLE bill_issue (
    issue_id     text COLLATE "C" PRIMARY KEY,
    merchant_id  text COLLATE "C" NOT NULL,
    title        text             NOT NULL,
    due_on       date             NOT NULL,
    issued_at    timestamptz      NOT NULL,
    request_key  bytea            NOT NULL UNIQUE,
    request_hash bytea            NOT NULL,
    file_hash    bytea,
    UNIQUE (merchant_id, file_hash)
);
COMMENT ON COLUMN bill_issue.file_hash IS
    'what the file says, title and due date included, so that nobody is billed twice by it; null for a single bill';

CREATE TABLE bill (
    code        text COLLATE "C" PRIMARY KEY,
    number      bigint           GENERATED ALWAYS AS IDENTITY,
    issue_id    text COLLATE "C" NOT NULL REFERENCES bill_issue,
    merchant_id text COLLATE "C" NOT NULL,
    request_id  text COLLATE "C" NOT NULL,
    reference   text,
    amount      bigint           NOT NULL,
    UNIQUE (merchant_id, request_id)
);
CREATE INDEX bill_of_an_issue ON bill (issue_id, number);
CREATE INDEX bill_of_a_biller ON bill (merchant_id, number);
COMMENT ON COLUMN bill.request_id IS 'the biller''s own id of it';

-- What the log says of bills. By biller too: another shop may close an id that reads the same.
CREATE TABLE bill_outcome (
    merchant_id  text COLLATE "C" NOT NULL,
    code         text COLLATE "C" NOT NULL,
    paid_at      timestamptz,
    wallet_id    text COLLATE "C",
    refunded     bigint           NOT NULL DEFAULT 0,
    withdrawn_at timestamptz,
    PRIMARY KEY (merchant_id, code)
);

-- Bills that somebody scanned or opened, to find them again and to be reminded.
CREATE TABLE saved_bill (
    wallet_id   text COLLATE "C" NOT NULL,
    code        text COLLATE "C" NOT NULL REFERENCES bill,
    saved_at    timestamptz      NOT NULL,
    refused_at  timestamptz,
    reminded_at timestamptz,
    PRIMARY KEY (wallet_id, code)
);
CREATE INDEX saved_bill_to_remind ON saved_bill (code)
    WHERE reminded_at IS NULL AND refused_at IS NULL;
