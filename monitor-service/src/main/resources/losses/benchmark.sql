-- On a session before the store begins nobody asked for the bar.
select security.symbol, day.session, null::text as provider, 'benchmark-missing' as cause, security.sector,
    security.exchange, security.listed_on, security.symbol as bar_symbol, day.session as bar_session
from day
join ingestion.published_universe as security on security.benchmark
where exists (select from ingestion.published_bars as begun where begun.session <= day.session)
  and not exists (select from ingestion.published_bars as bar
                  where bar.symbol = security.symbol and bar.session = day.session)
