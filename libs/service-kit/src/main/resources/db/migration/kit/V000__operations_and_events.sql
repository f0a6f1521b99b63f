-- Tables of the service kit, in the schema of the service that uses it.

create table operation (
    id               uuid        not null constraint pk_operation primary key,
    type             text        not null,
    run_id           text        not null,
    state            text        not null constraint ck_operation_state
        check (state in ('queued', 'running', 'succeeded', 'partial', 'failed', 'cancelled')),
    parameters       json        not null,
    idempotency_key  text        constraint uq_operation_idempotency_key unique,
    attempts         integer     not null default 0,
    cancel_requested boolean     not null default false,
    progress_done    bigint      not null default 0,
    progress_total   bigint      not null default 0,
    progress_unit    text,
    created_at       timestamptz not null,
    started_at       timestamptz,
    finished_at      timestamptz,
    result           json,
    error_message    text,
    error_hint       text
);
create index ix_operation_created on operation (created_at desc, id);
create index ix_operation_running on operation (type) where state = 'running';

-- db-scheduler's table: who works on which operation, with heartbeats.
create table operation_schedule (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures integer,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    constraint pk_operation_schedule primary key (task_name, task_instance)
);
create index ix_operation_schedule_execution_time on operation_schedule (execution_time);

-- Events wait here, written in the transaction of what they tell, until the relay has sent them.
create table outbox_event (
    event_id   uuid        not null constraint pk_outbox_event primary key,
    position   bigint      not null generated always as identity,
    topic      text        not null,
    run_id     text        not null,
    payload    text        not null,
    created_at timestamptz not null,
    sent_at    timestamptz
);
create index ix_outbox_event_unsent on outbox_event (position) where sent_at is null;
create index ix_outbox_event_sent on outbox_event (sent_at) where sent_at is not null;

-- Which events a consumer has taken effect of.
create table inbox_event (
    consumer    text        not null,
    event_id    text        not null,
    received_at timestamptz not null,
    constraint pk_inbox_event primary key (consumer, event_id)
);
