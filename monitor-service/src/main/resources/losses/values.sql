-- Expected cells with less than 80 % of the features that count: those of their own bars and the benchmark's.
select cell.symbol, cell.session, absent.provider,
    case when absent.reason is not null then absent.reason
         when built.symbol is null then 'not-built'
         when (select count(*) from feature.published_features as earlier
               where earlier.symbol = cell.symbol
                 and earlier.session between cell.session - 400 and cell.session) < 252 then 'short-history'
         else 'values-undefined' end as cause,
    cell.sector, cell.exchange, cell.listed_on, absent.symbol as bar_symbol, absent.session as bar_session
from expected as cell
left join absent using (symbol, session)
left join feature.published_features as built on built.symbol = cell.symbol and built.session = cell.session
where built.symbol is null
   or (select 5 * count(value) < 4 * count(*) from jsonb_each_text(to_jsonb(built))
       where key !~ '^(f_|cs_z_|mkt_|fwd_|(symbol|session|turnover_21|size_ln|label_terminal)$)')
