-- What the database is kept for, written by the first program that starts on it. One row.
CREATE TABLE installation (
    only_one   boolean     PRIMARY KEY DEFAULT true CHECK (only_one),
    kind       text        NOT NULL CHECK (kind IN ('demo', 'simulation', 'live')),
    created_at timestamptz NOT NULL DEFAULT now()
);

-- db-scheduler's table: which recurring work runs next, and on which node it runs now.
CREATE TABLE scheduled_tasks (
    task_name            text NOT NULL,
    task_instance        text NOT NULL,
    task_data            bytea,
    execution_time       timestamptz NOT NULL,
    picked               boolean NOT NULL,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint NOT NULL,
    priority             smallint,
    PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_by_time ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_by_heartbeat ON scheduled_tasks (last_heartbeat);

-- For tables of record, which nobody may change: a trigger of each of them calls it.
CREATE FUNCTION table_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
