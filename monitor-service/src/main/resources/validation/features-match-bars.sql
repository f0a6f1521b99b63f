select built.session::text as key,
       coalesce(stored.bars, 0) || ' bars, ' || built.row_count || ' feature rows' as evidence
from feature.published_session_coverage as built
left join (select bar.session, count(*) as bars
           from ingestion.published_bars as bar
           join ingestion.published_universe as stock
               on stock.symbol = bar.symbol and stock.member_from is not null and not stock.benchmark
           where bar.session >= :from
           group by bar.session) as stored using (session)
where built.session >= :from and :symbols is null and built.row_count <> coalesce(stored.bars, 0)
order by built.session desc
