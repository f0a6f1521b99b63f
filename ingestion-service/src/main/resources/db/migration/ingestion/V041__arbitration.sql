-- Where providers differ about a cell: which one's bar is kept and why, and the bar that lost, as evidence.
create table ingestion.provider_difference (
    symbol      text             not null,
    session     date             not null,
    lost        text             not null,
    kind        text             not null constraint ck_provider_difference_kind
        check (kind in ('price', 'volume', 'impossible', 'missing', 'unconfirmed')),
    rule        text             not null constraint ck_provider_difference_rule
        check (rule in ('only-one', 'evidence', 'priority')),
    kept        text             not null,
    close_bps   double precision,
    worst_bps   double precision,
    detail      text             not null,
    open        double precision,
    high        double precision,
    low         double precision,
    close       double precision,
    volume      double precision,
    vwap        double precision,
    trade_count bigint,
    constraint pk_provider_difference primary key (symbol, session, lost)
);
comment on column ingestion.provider_difference.lost is 'the provider that differs; the prices are its own';
comment on column ingestion.provider_difference.worst_bps is
    'how far its farthest price lies from the kept one, or its volume if that alone differs';
create index ix_provider_difference_session on ingestion.provider_difference (session, lost);

-- How many cells of a session were compared, the last time all symbols were.
create table ingestion.provider_comparison (
    session  date    not null constraint pk_provider_comparison primary key,
    compared integer not null
);

-- The order in which providers are believed, where a person says so; '*' stands for all symbols.
create table ingestion.provider_priority (
    symbol       text   not null,
    from_session date   not null,
    to_session   date,
    providers    text[] not null,
    reason       text   not null,
    author       text   not null,
    constraint pk_provider_priority primary key (symbol, from_session),
    constraint ck_provider_priority_order check (to_session > from_session)
);
comment on column ingestion.provider_priority.to_session is 'the date after the last one; null for good';

comment on column ingestion.quarantined_bar.state is
    'superseded: an acceptable bar came later, of this provider or another; released, rejected: a person decided';
