-- Under which request an attempt was refused: told again, it is still one attempt. Without a code, it
-- is not known what became of it.
ALTER TABLE gateway.declined_attempt ADD COLUMN request_key text;
ALTER TABLE gateway.declined_attempt ALTER COLUMN decline_code DROP NOT NULL;
CREATE UNIQUE INDEX declined_attempt_of_a_request
    ON gateway.declined_attempt (request_key) WHERE request_key IS NOT NULL;
