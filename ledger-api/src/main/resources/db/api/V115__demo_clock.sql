-- How far the demo's clock was moved ahead, and from which moment of the world on. All nodes know of a
-- move before it takes effect. Empty in live use.
CREATE TABLE demo_clock_move (
    days         integer     PRIMARY KEY CHECK (days > 0),
    effective_at timestamptz NOT NULL
);
COMMENT ON COLUMN demo_clock_move.days IS 'ahead of the world, all moves together';
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON demo_clock_move
    FOR EACH STATEMENT EXECUTE FUNCTION table_is_append_only();
