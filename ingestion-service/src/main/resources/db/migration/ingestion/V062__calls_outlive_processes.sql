-- What was spent of a plan's window of calls, so that a process that takes over within it spends only the rest. A call without
-- an end was under way when its process ended.
create table ingestion.provider_call (
    id       bigint generated always as identity constraint pk_provider_call primary key,
    endpoint text not null,
    ended_at timestamptz
);
create index ix_provider_call_endpoint on ingestion.provider_call (endpoint, ended_at);
comment on column ingestion.provider_call.ended_at is 'system clock; forgotten when the window has passed since';

-- Until when a provider asked to be left alone, which holds for the next process too.
create table ingestion.provider_closing (
    endpoint     text        not null constraint pk_provider_closing primary key,
    closed_until timestamptz not null
);
comment on column ingestion.provider_closing.closed_until is 'system clock';
