-- Staff of a shop: its owners. Whoever has the scope has a shop, and nobody else has one.
ALTER TABLE staff
    ADD COLUMN merchant_id text,
    ADD COLUMN created_at  timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
    ADD COLUMN revoked_at  timestamptz,
    ADD CONSTRAINT staff_of_a_shop_have_its_scope
        CHECK ((merchant_id IS NOT NULL) = ((' ' || scopes || ' ') LIKE '% shop %'));
CREATE INDEX staff_of_a_shop ON staff (merchant_id, created_at) WHERE merchant_id IS NOT NULL;
