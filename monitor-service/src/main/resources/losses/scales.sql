select suspect.symbol, suspect.session, bar.provider, 'off-scale' as cause, security.sector, security.exchange,
    security.listed_on, suspect.symbol as bar_symbol, suspect.session as bar_session
from ingestion.published_suspects as suspect
left join ingestion.published_bars as bar on bar.symbol = suspect.symbol and bar.session = suspect.session
left join ingestion.published_universe as security on security.symbol = suspect.symbol
where suspect.kind = 'scale-error' and suspect.session >= (select min(session) from day)
