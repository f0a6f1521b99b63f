-- Declarations of absences that a person took back, each for the days it was taken back of.
create table ingestion.withdrawn_absence (
    symbol         text        not null,
    from_session   date        not null,
    to_session     date        not null,
    reason         text        not null,
    detail         text        not null,
    author         text        not null,
    withdrawn_why  text        not null,
    withdrawn_by   text        not null,
    withdrawn_at   timestamptz not null,
    constraint pk_withdrawn_absence primary key (symbol, from_session, withdrawn_at),
    constraint ck_withdrawn_absence_order check (to_session > from_session)
);
comment on column ingestion.withdrawn_absence.withdrawn_at is 'system clock';
