-- A bar that a provider changed later: the version that was known until then.
create table ingestion.bar_revision (
    symbol        text             not null,
    session       date             not null,
    known_at      timestamptz      not null,
    superseded_at timestamptz      not null,
    open          double precision not null,
    high          double precision not null,
    low           double precision not null,
    close         double precision not null,
    volume        double precision not null,
    vwap          double precision,
    trade_count   bigint,
    provider      text             not null,
    replaced_by   text             not null,
    constraint pk_bar_revision primary key (symbol, session, known_at),
    constraint ck_bar_revision_order check (superseded_at > known_at)
);
comment on column ingestion.bar_revision.replaced_by is 'the run that brought the next version';
create index ix_bar_revision_replaced_by on ingestion.bar_revision (replaced_by);
create index ix_bar_revision_session on ingestion.bar_revision (session, symbol);

-- Windows of sessions are stored together, so block ranges find them without another index to keep.
create index ix_daily_bar_session on ingestion.daily_bar using brin (session) with (pages_per_range = 16);

-- Every version of every bar; superseded_at is infinity for the one that holds. The factors are today's: a factor of a
-- session depends on actions up to that session only.
create view ingestion.published_bar_versions as
    select symbol, session, open, high, low, close, volume, vwap, trade_count, price_factor, split_factor, provider,
           known_at, timestamptz 'infinity' as superseded_at
    from ingestion.daily_bar
    union all
    select old.symbol, old.session, old.open, old.high, old.low, old.close, old.volume, old.vwap, old.trade_count,
           bar.price_factor, bar.split_factor, old.provider, old.known_at, old.superseded_at
    from ingestion.bar_revision as old
    join ingestion.daily_bar as bar on bar.symbol = old.symbol and bar.session = old.session;

-- published_bars as it was at an instant; as fast as the view where nothing was revised.
create function ingestion.published_bars_as_of(at timestamptz)
    returns table (symbol text, session date, open double precision, high double precision, low double precision,
                   close double precision, volume double precision, vwap double precision, trade_count bigint,
                   price_factor double precision, split_factor double precision, provider text, known_at timestamptz)
    language sql stable parallel safe
    as $$
        select version.symbol, version.session, version.open, version.high, version.low, version.close, version.volume,
               version.vwap, version.trade_count, version.price_factor, version.split_factor, version.provider,
               version.known_at
        from ingestion.published_bar_versions as version
        where version.known_at <= at and version.superseded_at > at
    $$;

grant select on ingestion.published_bar_versions to ballast_reader;
grant execute on function ingestion.published_bars_as_of(timestamptz) to ballast_reader;
