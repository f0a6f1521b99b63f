-- The bars that are those of the session before, on the session with most of them.
, worst as (
    select session from ingestion.published_suspects
    where kind = 'stale-repeat' and session >= (select min(session) from day)
    group by session order by count(*) desc, session limit 1)
select suspect.symbol, suspect.session, bar.provider, 'repeated' as cause, security.sector, security.exchange,
    security.listed_on, suspect.symbol as bar_symbol, suspect.session as bar_session
from worst
join ingestion.published_suspects as suspect on suspect.session = worst.session and suspect.kind = 'stale-repeat'
left join ingestion.published_bars as bar on bar.symbol = suspect.symbol and bar.session = suspect.session
left join ingestion.published_universe as security on security.symbol = suspect.symbol
