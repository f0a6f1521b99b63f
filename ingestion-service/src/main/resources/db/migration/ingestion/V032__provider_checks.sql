-- Clock and calendar of each provider beside ours, as the latest daily ingest found them.
create table ingestion.provider_check (
    provider           text not null constraint pk_provider_check primary key,
    checked_at         timestamptz not null,
    covers_to          date not null,
    clock_skew_seconds double precision
);
comment on column ingestion.provider_check.checked_at is 'business clock';
comment on column ingestion.provider_check.clock_skew_seconds is 'our clock minus the provider''s; null if it does not tell';

create table ingestion.calendar_difference (
    provider text not null constraint fk_calendar_difference_provider
        references ingestion.provider_check (provider) on delete cascade,
    date     date not null,
    ours     text not null constraint ck_calendar_difference_ours check (ours in ('closed', 'early-close', 'regular')),
    theirs   text not null constraint ck_calendar_difference_theirs
        check (theirs in ('closed', 'early-close', 'regular')),
    constraint pk_calendar_difference primary key (provider, date)
);
