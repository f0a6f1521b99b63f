select cell.symbol, cell.session, absent.provider, coalesce(absent.reason, 'not-built') as cause,
    cell.sector, cell.exchange, cell.listed_on, absent.symbol as bar_symbol, absent.session as bar_session
from listed as cell
left join absent using (symbol, session)
where not exists (select from feature.published_features as built
                  where built.symbol = cell.symbol and built.session = cell.session
                    and coalesce(built.ret_1d, built.ret_5d, built.mom_21, built.vol_21) is not null)
