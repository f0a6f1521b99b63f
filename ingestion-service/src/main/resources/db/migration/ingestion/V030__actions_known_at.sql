-- When each corporate action became known. One that came with its bars counts as known from its ex-date on, as a bar does
-- from the close of its session; one that comes, or is corrected, after its day was asked for is known from then on.
alter table ingestion.corporate_action add column known_at timestamptz;
update ingestion.corporate_action set known_at = ex_date::timestamp at time zone 'America/New_York';
alter table ingestion.corporate_action alter column known_at set not null;

-- An action that a provider changed later: the version that was known until then.
create table ingestion.corporate_action_revision (
    symbol        text        not null,
    ex_date       date        not null,
    kind          text        not null,
    action_id     text        not null,
    known_at      timestamptz not null,
    superseded_at timestamptz not null,
    split_from    double precision,
    split_to      double precision,
    cash_amount   double precision,
    currency      text,
    constraint pk_corporate_action_revision primary key (symbol, ex_date, kind, action_id, known_at),
    constraint ck_corporate_action_revision_order check (superseded_at > known_at)
);

-- The ex-dates for which a security's actions were asked for, so that one that comes later is told from one that was there.
create table ingestion.action_coverage (
    symbol     text not null constraint pk_action_coverage primary key,
    first_date date not null,
    last_date  date not null,
    constraint ck_action_coverage_order check (last_date >= first_date)
);
insert into ingestion.action_coverage (symbol, first_date, last_date)
select symbol, min(session), max(session) from ingestion.daily_bar group by symbol;

create view ingestion.published_corporate_action_versions as
    select symbol, ex_date, kind, action_id, split_from, split_to, cash_amount, currency, known_at,
           timestamptz 'infinity' as superseded_at
    from ingestion.corporate_action
    union all
    select symbol, ex_date, kind, action_id, split_from, split_to, cash_amount, currency, known_at, superseded_at
    from ingestion.corporate_action_revision;

create aggregate ingestion.product(double precision) (sfunc = float8mul, stype = double precision, initcond = '1', parallel = safe);

-- The factors by what was known at an instant, of the securities of which something else was known then than now: those
-- with an action of before that came or was corrected after it. The rules are those of FactorComputation.
create function ingestion.published_factors_as_of(at timestamptz)
    returns table (symbol text, valid_from date, valid_to date, price_factor double precision, split_factor double precision)
    language sql stable parallel safe
    as $$
        with touched as (
            select distinct late.symbol
            from ingestion.published_corporate_action_versions as late
            where late.known_at > at and late.ex_date <= (at at time zone 'America/New_York')::date),
        known as (
            select version.*
            from ingestion.published_corporate_action_versions as version
            join touched on touched.symbol = version.symbol
            where version.known_at <= at and version.superseded_at > at),
        sized as (
            select known.symbol, known.ex_date,
                   ingestion.product(known.split_to / known.split_from)
                       filter (where known.split_from > 0 and known.split_to > 0) as split_ratio
            from known group by known.symbol, known.ex_date),
        paid as (
            select sized.symbol, sized.ex_date, known.cash_amount / (last.close / sized.split_ratio) as share
            from sized
            join known on known.symbol = sized.symbol and known.ex_date = sized.ex_date
                and known.cash_amount > 0 and known.currency = 'USD'
            cross join lateral (
                select bar.close from ingestion.published_bar_versions as bar
                where bar.symbol = sized.symbol and bar.session < sized.ex_date
                  and bar.known_at <= at and bar.superseded_at > at
                order by bar.session desc limit 1) as last),
        ratio as (
            select sized.symbol, sized.ex_date, sized.split_ratio,
                   (select ingestion.product(1 / (1 - paid.share)) from paid
                    where paid.symbol = sized.symbol and paid.ex_date = sized.ex_date and paid.share <= 0.25) as paid_ratio
            from sized),
        step as (
            select touched.symbol, date '-infinity' as valid_from, 1::double precision as price_factor,
                   1::double precision as split_factor
            from touched
            union all
            select ratio.symbol, ratio.ex_date,
                   ingestion.product(ratio.split_ratio * ratio.paid_ratio) over so_far,
                   ingestion.product(ratio.split_ratio) over so_far
            from ratio window so_far as (partition by ratio.symbol order by ratio.ex_date))
        select step.symbol, step.valid_from,
               lead(step.valid_from, 1, date 'infinity') over (partition by step.symbol order by step.valid_from),
               step.price_factor, step.split_factor
        from step
    $$;

-- published_bars as it was at an instant: the bars and the factors by what was known then.
create or replace function ingestion.published_bars_as_of(at timestamptz)
    returns table (symbol text, session date, open double precision, high double precision, low double precision,
                   close double precision, volume double precision, vwap double precision, trade_count bigint,
                   price_factor double precision, split_factor double precision, provider text, known_at timestamptz)
    language sql stable parallel safe
    as $$
        select version.symbol, version.session, version.open, version.high, version.low, version.close, version.volume,
               version.vwap, version.trade_count, coalesce(factor.price_factor, version.price_factor),
               coalesce(factor.split_factor, version.split_factor), version.provider, version.known_at
        from ingestion.published_bar_versions as version
        left join ingestion.published_factors_as_of(at) as factor
            on factor.symbol = version.symbol
            and version.session >= factor.valid_from and version.session < factor.valid_to
        where version.known_at <= at and version.superseded_at > at
    $$;

grant select on ingestion.published_corporate_action_versions to ballast_reader;
grant execute on function ingestion.published_factors_as_of(timestamptz) to ballast_reader;
