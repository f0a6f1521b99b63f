-- Symbols that have statements, none of them young enough for a session.
select security.symbol, day.session, null::text as provider, 'statement-old' as cause, security.sector, security.exchange,
    security.listed_on, null::text as bar_symbol, null::date as bar_session
from day
cross join (select symbol, max(period_end) as period_end from ingestion.published_fundamentals
            where filing_date < (select max(session) from day) group by symbol) as latest
join ingestion.published_universe as security on security.symbol = latest.symbol and security.included
where latest.period_end + 456 < day.session
