-- Expected cells with less than 80 % of the features that count: those of their own bars and the benchmark's.
, benchmark as (
    select security.symbol, day.session,
        exists (select from ingestion.published_bars as bar
                where bar.symbol = security.symbol and bar.session = day.session) as present
    from day
    join ingestion.published_universe as security on security.benchmark),
thin as (
    select cell.*, absent.provider, absent.reason, built.symbol is not null as built,
        not coalesce(benchmark.present, true) as alone, benchmark.symbol as benchmark,
        (select count(*) from feature.published_features as earlier
         where earlier.symbol = cell.symbol and earlier.session between cell.session - 400 and cell.session) as bars
    from expected as cell
    left join benchmark using (session)
    left join absent on absent.symbol = cell.symbol and absent.session = cell.session
    left join feature.published_features as built on built.symbol = cell.symbol and built.session = cell.session
    where built.symbol is null
       or (select 5 * count(value) < 4 * count(*) from jsonb_each_text(to_jsonb(built))
           where key !~ '^(f_|cs_z_|mkt_|fwd_|(symbol|session|turnover_21|size_ln|label_terminal)$)'))
select symbol, session, provider,
    case when reason is not null then reason
         when not built then 'not-built'
         when alone then 'benchmark-missing'
         when bars < 252 then 'short-history'
         else 'values-undefined' end as cause,
    sector, exchange, listed_on,
    case when built and alone then benchmark else symbol end as bar_symbol,
    case when reason is not null or built and alone then session end as bar_session
from thin
