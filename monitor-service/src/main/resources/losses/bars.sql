select cell.symbol, cell.session, absent.provider, coalesce(absent.reason, 'not-in-ledger') as cause,
    cell.sector, cell.exchange, cell.listed_on, cell.symbol as bar_symbol, cell.session as bar_session
from listed as cell
left join absent using (symbol, session)
where not exists (select from ingestion.published_bars as bar
                  where bar.symbol = cell.symbol and bar.session = cell.session)
