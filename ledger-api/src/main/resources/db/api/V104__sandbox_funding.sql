-- What the sandbox provider of funds remembers: it must answer the same after a restart.
CREATE TABLE sandbox_funding (
    charge_id         text        PRIMARY KEY,
    channel           text        NOT NULL,
    amount            bigint      NOT NULL CHECK (amount > 0),
    funding_reference text        NOT NULL,
    -- LOST: the request never reached the provider. WAITING: for the holder, at the sandbox's page.
    outcome           text        NOT NULL CHECK (outcome IN ('COLLECTED', 'DECLINED', 'LOST', 'WAITING')),
    times_asked       integer     NOT NULL DEFAULT 1,
    given_back        boolean     NOT NULL DEFAULT false,
    first_asked_at    timestamptz NOT NULL DEFAULT now()
);
