-- The names somebody holds, by the ticker they had when they were added.
create table monitor.watched_name (
    symbol   text not null constraint pk_watched_name primary key,
    added_on date not null,
    author   text not null,
    note     text not null
);
comment on column monitor.watched_name.added_on is 'business time; a later change of the ticker is followed';

-- What changed since the session before, as it was known when a run decided; never changed.
create table monitor.morning_report (
    run_id   text   not null,
    session  date   not null,
    position bigint not null generated always as identity,
    report   jsonb  not null,
    constraint pk_morning_report primary key (run_id, session)
);
create index ix_morning_report_session on monitor.morning_report (session desc, position desc);
