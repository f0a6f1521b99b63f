-- What ingestion keeps. Business tables hold no serial ids and no wall-clock times: two equal runs leave equal rows.

-- A row per known security: what the provider says, and what the universe rule made of it.
create table ingestion.security (
    symbol        text             not null constraint pk_security primary key,
    security_type text,
    name          text,
    exchange      text,
    sector        text,
    industry      text,
    cik           text,
    composite_figi text,
    listed_on     date,
    delisted_on   date,
    market_cap    double precision,
    last_close    double precision,
    adv_usd       double precision,
    adv_source    text constraint ck_security_adv_source check (adv_source in ('provider', 'own-bars')),
    included      boolean          not null,
    benchmark     boolean          not null,
    proxy         boolean          not null,
    reason        text             not null
);
comment on column ingestion.security.delisted_on is 'first date without trading';
comment on column ingestion.security.included is 'whether it is a member now: its last membership has no end';
comment on column ingestion.security.proxy is 'bars are stored although it is no member: benchmark and market proxies';

-- When each security was a member of the universe; one that leaves and comes back has several rows.
create table ingestion.membership (
    symbol         text not null,
    from_session   date not null,
    to_session     date,
    decided_on     date not null,
    joined_because text not null,
    left_because   text,
    constraint pk_membership primary key (symbol, from_session),
    constraint ck_membership_order check (to_session > from_session),
    constraint ck_membership_left check ((to_session is null) = (left_because is null))
);
comment on column ingestion.membership.to_session is 'the date after the last day; null while it lasts';
comment on column ingestion.membership.decided_on is
    'the session its start was decided on; later than from_session where the past was taken to be like that day';

-- From the first day of the first membership to the end of the last.
create view ingestion.membership_span as
    select symbol, min(from_session) as member_from,
           case when count(*) = count(to_session) then max(to_session) end as member_to
    from ingestion.membership group by symbol;

-- The securities whose bars are stored, and for which dates: the whole life of who ever was a member, up to its leave,
-- since features need the past of who joins.
create view ingestion.wanted_security as
    select symbol, listed_on as from_session, coalesce(case when proxy then null else member_to end, delisted_on) as to_session
    from ingestion.security left join ingestion.membership_span using (symbol)
    where proxy or member_from is not null;

-- Raw bars, one row per symbol and session, with the factors that make prices comparable over time.
create table ingestion.daily_bar (
    symbol       text             not null,
    session      date             not null,
    open         double precision not null,
    high         double precision not null,
    low          double precision not null,
    close        double precision not null,
    volume       double precision not null,
    vwap         double precision,
    trade_count  bigint,
    price_factor double precision not null default 1,
    split_factor double precision not null default 1,
    provider     text             not null,
    known_at     timestamptz      not null,
    constraint pk_daily_bar primary key (symbol, session)
) partition by range (session);

-- Cells the providers were asked for and that have no bar: they are not asked for again by a backfill.
create table ingestion.settled_cell (
    symbol   text not null,
    session  date not null,
    reason   text not null constraint ck_settled_cell_reason
        check (reason in ('provider-missing', 'no-trade', 'quarantined')),
    provider text not null,
    detail   text not null,
    constraint pk_settled_cell primary key (session, symbol)
) partition by range (session);
comment on column ingestion.settled_cell.provider is 'who was asked, comma-separated';
comment on column ingestion.settled_cell.detail is 'what was answered';

do $$
begin
    for year in 1990..2035 loop
        execute format('create table ingestion.daily_bar_%s partition of ingestion.daily_bar
            for values from (%L) to (%L)', year, make_date(year, 1, 1), make_date(year + 1, 1, 1));
        execute format('create table ingestion.settled_cell_%s partition of ingestion.settled_cell
            for values from (%L) to (%L)', year, make_date(year, 1, 1), make_date(year + 1, 1, 1));
    end loop;
end $$;

-- Bars that were put aside, with what the provider literally said, as it was read, and what a person made of it.
create table ingestion.quarantined_bar (
    entry_id    text    not null
        generated always as (md5(symbol || '|' || (session - date '2000-01-01')::text || '|' || reason || '|' || provider
                                 || '|' || payload)) stored
        constraint pk_quarantined_bar primary key,
    symbol      text    not null,
    session     date    not null,
    reason      text    not null,
    provider    text    not null,
    payload     text    not null,
    open        double precision,
    high        double precision,
    low         double precision,
    close       double precision,
    volume      double precision,
    vwap        double precision,
    trade_count bigint,
    state       text    not null default 'open'
        constraint ck_quarantined_bar_state check (state in ('open', 'superseded', 'released', 'rejected')),
    author      text,
    note        text,
    decided_at  timestamptz
);
comment on column ingestion.quarantined_bar.state is
    'superseded: the provider gave an acceptable bar later; released, rejected: a person decided';
create index ix_quarantined_bar_session on ingestion.quarantined_bar (session, symbol);

-- Splits and cash dividends as reported. A refused one moves no price.
create table ingestion.corporate_action (
    symbol         text             not null,
    ex_date        date             not null,
    kind           text             not null constraint ck_corporate_action_kind check (kind in ('split', 'dividend')),
    action_id      text             not null,
    split_from     double precision,
    split_to       double precision,
    cash_amount    double precision,
    currency       text,
    refused_reason text,
    constraint pk_corporate_action primary key (symbol, ex_date, kind, action_id)
);

-- Factors by date: each row holds until the symbol's next one, both factors are 1 before the first.
create table ingestion.adjustment_factor (
    symbol       text             not null,
    valid_from   date             not null,
    price_factor double precision not null,
    split_factor double precision not null,
    constraint pk_adjustment_factor primary key (symbol, valid_from)
);

create table ingestion.fundamental (
    symbol              text not null,
    period_end          date not null,
    timeframe           text not null constraint ck_fundamental_timeframe check (timeframe in ('annual', 'quarterly')),
    filing_date         date not null,
    fiscal_period       text,
    revenue             double precision,
    gross_profit        double precision,
    net_income          double precision,
    assets              double precision,
    current_assets      double precision,
    current_liabilities double precision,
    debt                double precision,
    equity              double precision,
    constraint pk_fundamental primary key (symbol, period_end, timeframe, filing_date)
);

create table ingestion.shares_outstanding (
    symbol   text             not null,
    as_of    date             not null,
    known_on date             not null,
    shares   double precision not null,
    constraint pk_shares_outstanding primary key (symbol, as_of, known_on)
);

-- A row per step of a backfill or ingest, also of failed ones; run_ts is system time.
create table ingestion.ingestion_progress (
    operation_id    uuid             not null,
    step            integer          not null,
    run_id          text             not null,
    trigger         text             not null,
    run_ts          timestamptz      not null,
    cumulative_days integer          not null,
    step_days       integer          not null,
    duration_sec    double precision not null,
    success         boolean          not null,
    error           text,
    window_from     date             not null,
    window_to       date             not null,
    provider        text             not null,
    requested       bigint           not null,
    stored          bigint           not null,
    revised         bigint           not null,
    empty           bigint           not null,
    quarantined     bigint           not null,
    constraint pk_ingestion_progress primary key (operation_id, step)
);
comment on column ingestion.ingestion_progress.window_to is 'last date of the window, included';
create index ix_ingestion_progress_run_ts on ingestion.ingestion_progress (run_ts);

-- What a run has stored so far, over all its operations; the closing event sums it up.
create table ingestion.run_ledger (
    run_id      text        not null constraint pk_run_ledger primary key,
    updated_at  timestamptz not null,
    closed      boolean     not null default false,
    range_from  date,
    range_to    date,
    bars        bigint      not null default 0,
    revised     bigint      not null default 0,
    quarantined bigint      not null default 0
);
create table ingestion.run_session (
    run_id  text not null,
    session date not null,
    constraint pk_run_session primary key (run_id, session)
);
create table ingestion.run_symbol (
    run_id text not null,
    symbol text not null,
    constraint pk_run_symbol primary key (run_id, symbol)
);

create view ingestion.published_bars as
    select symbol, session, open, high, low, close, volume, vwap, trade_count, price_factor, split_factor, provider,
           known_at
    from ingestion.daily_bar;

create view ingestion.published_universe as
    select symbol, security_type, name, exchange, sector, industry, listed_on, delisted_on, member_from, member_to,
           included, benchmark, market_cap, last_close, adv_usd, reason
    from ingestion.security left join ingestion.membership_span using (symbol);

create view ingestion.published_corporate_actions as
    select symbol, ex_date, kind, split_from, split_to, cash_amount
    from ingestion.corporate_action
    where refused_reason is null;

create view ingestion.published_fundamentals as
    select symbol, period_end, filing_date, timeframe, fiscal_period, revenue, gross_profit, net_income, assets,
           current_assets, current_liabilities, debt, equity
    from ingestion.fundamental;

create view ingestion.published_shares_outstanding as
    select symbol, as_of, known_on, shares
    from ingestion.shares_outstanding;

create view ingestion.published_quarantine as
    select symbol, session, reason, provider
    from ingestion.quarantined_bar
    where state = 'open';

grant select on ingestion.published_bars, ingestion.published_universe, ingestion.published_corporate_actions,
    ingestion.published_fundamentals, ingestion.published_shares_outstanding, ingestion.published_quarantine
    to ballast_reader;
