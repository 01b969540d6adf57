-- Printed cards, for people without a smartphone. A card's code is its number and a secret that
-- nobody can guess; here is its digest alone, and until the card is activated the code itself,
-- encrypted, so that it can be printed.
CREATE TABLE card_batch (
    batch_id text COLLATE "C" PRIMARY KEY,
    cards    integer     NOT NULL CHECK (cards > 0),
    made_at  timestamptz NOT NULL,
    made_by  text COLLATE "C" NOT NULL
);

CREATE TABLE card (
    number         text COLLATE "C" PRIMARY KEY CHECK (number ~ '^[0-9]{16}$'),
    batch_id       text COLLATE "C" NOT NULL REFERENCES card_batch (batch_id),
    code_digest    text COLLATE "C" NOT NULL UNIQUE,
    secret         text,
    -- Fixed when it is printed; the ledger opens the wallet when the card is activated.
    wallet_id      text COLLATE "C" NOT NULL UNIQUE,
    holder         text COLLATE "C" NOT NULL UNIQUE,
    state          text NOT NULL DEFAULT 'PRINTED'
        CHECK (state IN ('PRINTED', 'ACTIVE', 'BLOCKED', 'REPLACED', 'TAKEN_OVER')),
    activation_key text COLLATE "C",
    pin_hash       text,
    -- Tries since the last right PIN, those under way included. With the fifth the card is blocked.
    pin_tries      smallint NOT NULL DEFAULT 0 CHECK (pin_tries BETWEEN 0 AND 5),
    -- What was paid, or is being paid, on the last date on which it was used; yen.
    spent_on       date,
    spent          bigint NOT NULL DEFAULT 0 CHECK (spent >= 0),
    -- Where its value goes, now and whenever some arrives.
    successor      text COLLATE "C" REFERENCES card (number),
    moves_to       text COLLATE "C",
    move_key       text COLLATE "C",
    move_after     timestamptz,
    CHECK (state <> 'ACTIVE' OR (pin_hash IS NOT NULL AND secret IS NULL)),
    CHECK ((moves_to IS NOT NULL) = (state IN ('REPLACED', 'TAKEN_OVER'))),
    CHECK ((successor IS NOT NULL) = (state = 'REPLACED'))
);
CREATE INDEX card_of_a_batch ON card (batch_id);
CREATE INDEX card_to_print ON card (batch_id) WHERE secret IS NOT NULL;
CREATE INDEX card_to_move ON card (move_after) WHERE move_after IS NOT NULL;
COMMENT ON COLUMN card.pin_hash IS 'slow and salted';
