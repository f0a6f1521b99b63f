-- Members nobody may trade on, on sessions nobody decided on.
select cell.symbol, cell.session, absent.provider,
    case when absent.reason is not null then absent.reason
         when exists (select from model.published_predictions as predicted
                      where predicted.symbol = cell.symbol and predicted.session = cell.session) then 'not-decided'
         else 'not-predicted' end as cause,
    cell.sector, cell.exchange, cell.listed_on, absent.symbol as bar_symbol, absent.session as bar_session
from listed as cell
left join absent using (symbol, session)
where not exists (select from model.published_predictions as predicted
                  where predicted.symbol = cell.symbol and predicted.session = cell.session and predicted.tradable)
