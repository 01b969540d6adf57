-- Who may ask for tokens, which tokens are out, and the ledger's own keys; shared by all nodes.

CREATE TABLE oauth2_registered_client (
    id                            text PRIMARY KEY,
    client_id                     text NOT NULL UNIQUE,
    client_id_issued_at           timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
    client_secret                 text,
    client_secret_expires_at      timestamptz,
    client_name                   text NOT NULL,
    client_authentication_methods text NOT NULL,
    authorization_grant_types     text NOT NULL,
    redirect_uris                 text,
    post_logout_redirect_uris     text,
    scopes                        text NOT NULL,
    client_settings               text NOT NULL,
    token_settings                text NOT NULL
);

-- Codes and tokens stand here as digests: nobody who reads them can use one.
CREATE TABLE oauth2_authorization (
    id                            text PRIMARY KEY,
    registered_client_id          text NOT NULL,
    principal_name                text NOT NULL,
    authorization_grant_type      text NOT NULL,
    authorized_scopes             text,
    attributes                    text,
    state                         text,
    authorization_code_value      text,
    authorization_code_issued_at  timestamptz,
    authorization_code_expires_at timestamptz,
    authorization_code_metadata   text,
    access_token_value            text,
    access_token_issued_at        timestamptz,
    access_token_expires_at       timestamptz,
    access_token_metadata         text,
    access_token_type             text,
    access_token_scopes           text,
    oidc_id_token_value           text,
    oidc_id_token_issued_at       timestamptz,
    oidc_id_token_expires_at      timestamptz,
    oidc_id_token_metadata        text,
    refresh_token_value           text,
    refresh_token_issued_at       timestamptz,
    refresh_token_expires_at      timestamptz,
    refresh_token_metadata        text,
    user_code_value               text,
    user_code_issued_at           timestamptz,
    user_code_expires_at          timestamptz,
    user_code_metadata            text,
    device_code_value             text,
    device_code_issued_at         timestamptz,
    device_code_expires_at        timestamptz,
    device_code_metadata          text,
    -- On what a person began it, e.g. iPhone, Safari; null: unknown.
    device                        text
);

-- Hash indexes: the digests are only ever compared for equality.
CREATE INDEX oauth2_authorization_code ON oauth2_authorization USING hash (authorization_code_value);
CREATE INDEX oauth2_authorization_access ON oauth2_authorization USING hash (access_token_value);
CREATE INDEX oauth2_authorization_refresh ON oauth2_authorization USING hash (refresh_token_value);
-- The digests of all refresh tokens of a grant begin alike; one that was used before is found by that.
CREATE UNIQUE INDEX oauth2_authorization_family
    ON oauth2_authorization (split_part(refresh_token_value, '.', 1));
-- The few of which an access token was revoked; read every second.
CREATE INDEX oauth2_authorization_revoked ON oauth2_authorization (access_token_expires_at)
    WHERE access_token_metadata LIKE '%"metadata.token.invalidated":true%';
CREATE INDEX oauth2_authorization_principal ON oauth2_authorization (principal_name);

-- The ledger's own keys: those that sign tokens, seal codes and authenticate the log. Each is
-- encrypted under a key from outside the database.
CREATE TABLE stored_key (
    purpose    text        NOT NULL,
    number     int         NOT NULL CHECK (number > 0),
    secret     text        NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now(),
    -- From when on its successor makes what is new, and from when on it does not verify either.
    retired_at timestamptz,
    ends_at    timestamptz,
    PRIMARY KEY (purpose, number)
);

-- Staff sign in as persons. Scopes separated by blanks. Staff of a shop are its owners and clerks: whoever has
-- the scope has a shop, and nobody else has one.
CREATE TABLE staff (
    staff_id    text PRIMARY KEY,
    username    text NOT NULL UNIQUE,
    -- What the person is called; null: the name they sign in with says it.
    display_name text,
    -- Null until they choose one with the link that they were given.
    password    text,
    -- Until when it serves to choose another one, where somebody else chose it; null: it is their own.
    password_until timestamptz DEFAULT CURRENT_TIMESTAMP + interval '72 hours',
    scopes      text NOT NULL,
    -- Whether they sign in with a second factor only; owners may have one.
    second_factor_required boolean NOT NULL DEFAULT true,
    merchant_id text,
    created_at  timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
    signed_in_at timestamptz,
    revoked_at  timestamptz,
    CONSTRAINT staff_of_a_shop_have_its_scope
        CHECK ((merchant_id IS NOT NULL) = (scopes IN ('shop', 'shop:clerk')))
);
CREATE INDEX staff_of_a_shop ON staff (merchant_id, created_at) WHERE merchant_id IS NOT NULL;
-- Read every second: their tokens end.
CREATE INDEX staff_revoked ON staff (staff_id) WHERE revoked_at IS NOT NULL;

-- Links with which staff choose their password, once. One at a time; only a digest is kept.
CREATE TABLE staff_invitation (
    staff_id   text PRIMARY KEY REFERENCES staff,
    token_hash text        NOT NULL UNIQUE,
    expires_at timestamptz NOT NULL
);

-- Sessions of the sign-in page, in the shape Spring Session asks for.
CREATE TABLE spring_session (
    primary_id            char(36) PRIMARY KEY,
    session_id            char(36) NOT NULL UNIQUE,
    creation_time         bigint NOT NULL,
    last_access_time      bigint NOT NULL,
    max_inactive_interval int NOT NULL,
    expiry_time           bigint NOT NULL,
    principal_name        varchar(100)
);
CREATE INDEX spring_session_expiry ON spring_session (expiry_time);
CREATE INDEX spring_session_principal ON spring_session (principal_name);

CREATE TABLE spring_session_attributes (
    session_primary_id char(36) NOT NULL REFERENCES spring_session (primary_id) ON DELETE CASCADE,
    attribute_name     varchar(200) NOT NULL,
    attribute_bytes    bytea NOT NULL,
    PRIMARY KEY (session_primary_id, attribute_name)
);

-- What may be used once (a signed request's id, a proof of a key), until it could not be used anyway.
CREATE TABLE replay_cache (
    id    text        PRIMARY KEY,
    until timestamptz NOT NULL
);
CREATE INDEX replay_cache_by_age ON replay_cache (until);

-- Clients that act for a shop: its terminals, and programs of its own without one. A row outlives
-- its client, so that what was ended is not made again.
CREATE TABLE shop_client (
    client_id   text        PRIMARY KEY,
    merchant_id text        NOT NULL,
    terminal_id text        UNIQUE,
    label       text,
    created_at  timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
    revoked_at  timestamptz
);
CREATE INDEX shop_client_of_a_shop ON shop_client (merchant_id, created_at);
CREATE INDEX shop_client_revoked ON shop_client (revoked_at) WHERE revoked_at IS NOT NULL;

-- Programs of partners and of the city, made by administrators. A row outlives its client, so that
-- what was ended is not made again.
CREATE TABLE program_client (
    client_id   text        PRIMARY KEY,
    label       text        NOT NULL,
    scopes      text        NOT NULL,
    -- Who answers for what it does; it has no right that they do not have.
    responsible text        REFERENCES staff,
    created_at  timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP,
    revoked_at  timestamptz
);
CREATE INDEX program_client_revoked ON program_client (revoked_at) WHERE revoked_at IS NOT NULL;

-- Codes with which a terminal may hand in its key, once. One at a time; only a hash is kept.
CREATE TABLE enrolment_code (
    client_id  text        PRIMARY KEY REFERENCES shop_client,
    code_hash  text        NOT NULL UNIQUE,
    expires_at timestamptz NOT NULL
);

-- Grants, single tokens and signing keys that were ended, until what came from them has expired.
CREATE TABLE ended_grant (
    id    text        PRIMARY KEY,
    until timestamptz NOT NULL
);

-- How often what was tried, by the digest of who it was: until when the tries so far are forgotten
-- one by one. Nothing is lost that a crash may not forget.
CREATE UNLOGGED TABLE attempt_count (
    id      text        PRIMARY KEY,
    gone_at timestamptz NOT NULL
);

-- Browsers on which a person signed in, by the digest of their cookie.
CREATE TABLE known_device (
    device    text        NOT NULL,
    person_id text        NOT NULL,
    until     timestamptz NOT NULL,
    PRIMARY KEY (device, person_id)
);
CREATE INDEX known_device_of_a_person ON known_device (person_id);

-- People who gave the right password and have to give a second factor, by the digest of their cookie.
CREATE TABLE second_step (
    id        text PRIMARY KEY,
    person_id text NOT NULL,
    until     timestamptz NOT NULL
);
CREATE INDEX second_step_of_a_person ON second_step (person_id);

-- Authenticator apps, one a person. The secret is encrypted; a code is taken only of a later time
-- step than the last one.
CREATE TABLE authenticator_app (
    person_id text PRIMARY KEY,
    secret    text NOT NULL,
    last_step bigint NOT NULL,
    added_at  timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP
);

-- What opens once in place of an authenticator app; only digests are kept.
CREATE TABLE recovery_code (
    code_hash text PRIMARY KEY,
    person_id text NOT NULL
);
CREATE INDEX recovery_code_of_a_person ON recovery_code (person_id);

-- Passkeys, in the shape Spring Security asks for. The name is the person's id, and the id is a
-- random one that stands for it in passkeys.
CREATE TABLE user_entities (
    id           text PRIMARY KEY,
    name         text NOT NULL UNIQUE,
    display_name text
);

CREATE TABLE user_credentials (
    credential_id                text PRIMARY KEY,
    user_entity_user_id          text NOT NULL REFERENCES user_entities ON DELETE CASCADE,
    public_key                   bytea NOT NULL,
    signature_count              bigint,
    uv_initialized               boolean,
    backup_eligible              boolean NOT NULL,
    authenticator_transports     text,
    public_key_credential_type   text,
    backup_state                 boolean NOT NULL,
    attestation_object           bytea,
    attestation_client_data_json bytea,
    created                      timestamptz,
    last_used                    timestamptz,
    label                        text NOT NULL
);
CREATE INDEX user_credentials_of_a_user ON user_credentials (user_entity_user_id);
