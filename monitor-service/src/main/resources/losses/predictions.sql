select cell.symbol, cell.session, absent.provider, coalesce(absent.reason, 'not-predicted') as cause,
    cell.sector, cell.exchange, cell.listed_on, absent.symbol as bar_symbol, absent.session as bar_session
from listed as cell
left join absent using (symbol, session)
where not exists (select from model.published_predictions as predicted
                  where predicted.symbol = cell.symbol and predicted.session = cell.session)
