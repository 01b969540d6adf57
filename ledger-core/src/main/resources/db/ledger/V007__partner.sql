-- Codes by which holders consent to a link: live, or expired a short while ago. Hashes only.
CREATE TABLE link_code (
    code_hash  text        PRIMARY KEY,
    wallet_id  text        NOT NULL,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);
CREATE INDEX link_code_of_a_wallet ON link_code (wallet_id, expires_at);
CREATE INDEX link_code_expires_at ON link_code (expires_at);

CREATE TABLE partner_link (
    link_id    text COLLATE "C" PRIMARY KEY,
    partner_id text COLLATE "C" NOT NULL,
    wallet_id  text COLLATE "C" NOT NULL,
    linked_at  timestamptz NOT NULL,
    ended_at   timestamptz
);
CREATE INDEX partner_link_of_a_wallet ON partner_link (wallet_id, linked_at);
