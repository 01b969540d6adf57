-- The city's texts: terms of use, privacy notice, the display that the law asks for, contact. A row is
-- proposed by one person and published by another; from then on it stays as it is for ever.
CREATE TABLE terms_text (
    version        text COLLATE "C" PRIMARY KEY,
    kind           text        NOT NULL CHECK (kind IN ('TERMS', 'PRIVACY', 'LEGAL_DISPLAY', 'CONTACT')),
    effective_from date        NOT NULL,
    title          text        NOT NULL,
    body           text        NOT NULL,
    body_en        text,
    asks_consent   boolean     NOT NULL,
    state          text        NOT NULL DEFAULT 'PROPOSED' CHECK (state IN ('PROPOSED', 'PUBLISHED', 'REJECTED')),
    proposed_by    text        NOT NULL,
    proposed_at    timestamptz NOT NULL,
    published_at   timestamptz,
    CONSTRAINT terms_published_at CHECK ((state = 'PUBLISHED') = (published_at IS NOT NULL))
);
CREATE INDEX terms_text_in_force ON terms_text (kind, effective_from DESC, published_at DESC)
    WHERE state = 'PUBLISHED';
COMMENT ON COLUMN terms_text.proposed_by IS 'the person, opaque';

CREATE FUNCTION published_terms_stay() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF OLD.state = 'PUBLISHED' THEN
        RAISE EXCEPTION 'published terms are never changed';
    END IF;
    RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER published_terms_stay BEFORE UPDATE OR DELETE ON terms_text
    FOR EACH ROW EXECUTE FUNCTION published_terms_stay();

-- Who agreed to what, and when: for ever. Of a person who was erased the opaque id is left.
CREATE TABLE consent (
    resident_id text NOT NULL REFERENCES resident,
    version     text COLLATE "C" NOT NULL REFERENCES terms_text,
    given_at    timestamptz NOT NULL,
    PRIMARY KEY (resident_id, version)
);
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON consent
    FOR EACH STATEMENT EXECUTE FUNCTION table_is_append_only();
