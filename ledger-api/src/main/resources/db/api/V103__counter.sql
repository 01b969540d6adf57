-- Whose wallet a counter's charge went to: a clerk undoes a charge by its id alone.
CREATE TABLE counter_charge (
    charge_id text PRIMARY KEY,
    wallet_id text NOT NULL
);
