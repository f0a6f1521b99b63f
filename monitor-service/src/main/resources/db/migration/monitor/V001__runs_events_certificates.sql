-- Runs of the pipeline, from the first event to the last.
create table monitor.pipeline_run (
    run_id      text        not null constraint pk_pipeline_run primary key,
    kind        text        not null,
    state       text        not null constraint ck_pipeline_run_state
        check (state in ('running', 'succeeded', 'partial', 'failed', 'cancelled', 'skipped')),
    started_at  timestamptz not null,
    finished_at timestamptz,
    error       text,
    result      json,
    constraint ck_pipeline_run_finished check ((finished_at is null) = (state = 'running'))
);
create index ix_pipeline_run_started on monitor.pipeline_run (started_at desc);

create table monitor.pipeline_step (
    run_id       text    not null constraint fk_pipeline_step_run references monitor.pipeline_run on delete cascade,
    name         text    not null,
    position     integer not null,
    state        text    not null constraint ck_pipeline_step_state
        check (state in ('pending', 'running', 'succeeded', 'partial', 'failed', 'cancelled')),
    started_at   timestamptz,
    finished_at  timestamptz,
    done         bigint  not null,
    total        bigint  not null,
    unit         text,
    detail       text,
    constraint pk_pipeline_step primary key (run_id, name)
);

-- Which operations of which services belong to a run.
create table monitor.run_operation (
    run_id       text not null,
    operation_id uuid not null,
    service      text not null,
    type         text not null,
    state        text not null,
    constraint pk_run_operation primary key (run_id, operation_id)
);

-- What the services said, as they said it.
create table monitor.observed_event (
    event_id text        not null constraint pk_observed_event primary key,
    topic    text        not null,
    run_id   text        not null,
    sent_at  timestamptz not null,
    payload  jsonb       not null
);
create index ix_observed_event_run on monitor.observed_event (run_id, topic, sent_at);
create index ix_observed_event_sent on monitor.observed_event (sent_at);

-- What was decided on the predictions of a session; decided_at is business time. A decision is never changed.
create table monitor.certificate (
    run_id           text        not null,
    session          date        not null,
    certified        boolean     not null,
    predictions_hash text        not null,
    checks           jsonb       not null,
    reasons          text[]      not null,
    decided_at       timestamptz not null,
    constraint pk_certificate primary key (run_id, session)
);
create index ix_certificate_session on monitor.certificate (session desc, decided_at desc);
