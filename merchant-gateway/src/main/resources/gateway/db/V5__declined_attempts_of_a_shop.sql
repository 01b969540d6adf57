-- A shop's owner counts the attempts of some days by their code.
CREATE INDEX declined_attempt_of_a_shop
    ON gateway.declined_attempt (merchant_id, attempted_at, decline_code);
