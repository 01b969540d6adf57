-- What staff and their programs did, for ever. An action is written before it begins, its outcome
-- when it has ended; an action without an outcome was cut off by a crash, or is still running.
-- The trigger stops whoever has the program's credentials; the database's owner could drop it.
CREATE TABLE staff_action (
    action_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at        timestamptz NOT NULL,
    who       text COLLATE "C" NOT NULL,
    program   text  NOT NULL,
    method    text  NOT NULL,
    path      text COLLATE "C" NOT NULL,
    ids       jsonb NOT NULL
);
CREATE INDEX staff_action_who ON staff_action (who, action_id);
CREATE INDEX staff_action_at ON staff_action (at);
COMMENT ON COLUMN staff_action.who IS 'the person, else the program: opaque, never a name';
COMMENT ON COLUMN staff_action.path IS 'the pattern of the path; never a query or a body';

CREATE TABLE staff_outcome (
    action_id bigint PRIMARY KEY REFERENCES staff_action,
    at        timestamptz NOT NULL,
    status    integer     NOT NULL,
    code      text
);

-- How often a member of staff was refused what in an hour: the first times are in the trail each, the
-- rest as one number when the hour is over. A row is deleted then; it is no part of the trail.
CREATE TABLE staff_refusal (
    who    text        NOT NULL,
    kind   text        NOT NULL,
    hour   timestamptz NOT NULL,
    times  integer     NOT NULL,
    PRIMARY KEY (who, kind, hour)
);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON staff_action
    FOR EACH STATEMENT EXECUTE FUNCTION table_is_append_only();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON staff_outcome
    FOR EACH STATEMENT EXECUTE FUNCTION table_is_append_only();

-- Why members of the office looked a person up, and whom they found: for ever.
CREATE TABLE person_look_up (
    look_up_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL,
    who        text COLLATE "C" NOT NULL,
    looked_by  text        NOT NULL,
    reason     text        NOT NULL,
    found      text[]      NOT NULL
);
COMMENT ON COLUMN person_look_up.looked_by IS 'PHONE, EMAIL, WALLET, CARD, PAYMENT or PERSON; never the value';
COMMENT ON COLUMN person_look_up.found IS 'ids of residents, opaque';
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON person_look_up
    FOR EACH STATEMENT EXECUTE FUNCTION table_is_append_only();
