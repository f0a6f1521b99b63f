-- The sessions of the exchange with the instant from which a missing bar counts; filled from the calendar at start.
create table ingestion.exchange_session (
    session date        not null constraint pk_exchange_session primary key,
    due_at  timestamptz not null
);

-- Closures the calendar does not know, declared by a person: on such a day nothing is missing.
create table ingestion.calendar_override (
    session    date        not null constraint pk_calendar_override primary key,
    reason     text        not null,
    author     text        not null,
    created_at timestamptz not null
);

-- Absences a person can explain, such as a trading halt.
create table ingestion.declared_absence (
    symbol       text not null,
    from_session date not null,
    to_session   date not null,
    reason       text not null constraint ck_declared_absence_reason check (reason in ('halted', 'no-trade')),
    detail       text not null,
    author       text not null,
    constraint pk_declared_absence primary key (symbol, from_session),
    constraint ck_declared_absence_order check (to_session > from_session)
);
comment on column ingestion.declared_absence.to_session is 'the date after the last one';

-- From which session on every cell is accounted for, and by which clock a session is due.
create table ingestion.ledger_span (
    singleton        boolean not null default true constraint pk_ledger_span primary key check (singleton),
    from_session     date,
    clock_controlled boolean not null
);
comment on column ingestion.ledger_span.from_session is 'earliest date any backfill wanted; null before the first one';

-- The sessions that were held and are due, within the span of the ledger.
create view ingestion.published_sessions as
    select day.session, day.due_at
    from ingestion.exchange_session as day
    cross join ingestion.ledger_span as span
    where day.session >= span.from_session
      and day.due_at <= case when span.clock_controlled then (select instant from ballast.business_clock) else now() end
      and not exists (select from ingestion.calendar_override as closed where closed.session = day.session);

-- When each security was a member of the universe.
create view ingestion.published_membership as
    select symbol, from_session, to_session, coalesce(left_because, joined_because) as reason, decided_on
    from ingestion.membership;

-- Every cell (member, session) without a bar, with exactly one reason. Present and absent cells add up to the members'
-- sessions: a cell is in here if and only if it has no bar.
create view ingestion.published_absences as
    with life as materialized (
        select security.symbol, security.listed_on, security.delisted_on,
               (select bar.session from ingestion.daily_bar as bar
                where bar.symbol = security.symbol order by bar.session limit 1) as first_bar
        from ingestion.security)
    select member.symbol, day.session,
           case when declared.reason is not null then declared.reason
                when settled.reason = 'quarantined' then 'quarantined'
                when day.session >= life.delisted_on then 'delisted'
                when day.session < life.listed_on then 'not-listed'
                when settled.reason is not null and life.listed_on is null and day.session < life.first_bar
                    then 'not-listed'
                else coalesce(settled.reason, 'not-fetched') end as reason,
           settled.provider,
           case when declared.reason is not null then declared.detail || ' (' || declared.author || ')'
                else coalesce(settled.detail, 'no provider was asked yet') end as detail
    from ingestion.published_membership as member
    join life on life.symbol = member.symbol
    join ingestion.published_sessions as day
        on day.session >= member.from_session and (member.to_session is null or day.session < member.to_session)
    left join ingestion.settled_cell as settled
        on settled.session = day.session and settled.symbol = member.symbol
    left join ingestion.declared_absence as declared
        on declared.symbol = member.symbol
        and day.session >= declared.from_session and day.session < declared.to_session
    where not exists (select from ingestion.daily_bar as bar
                      where bar.symbol = member.symbol and bar.session = day.session);

grant select on ingestion.published_sessions, ingestion.published_membership, ingestion.published_absences
    to ballast_reader;
