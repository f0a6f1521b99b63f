-- A session after the latest one that was built waits for its build, and is late rather than wrong.
select session::text as key,
       coalesce(stored.bars, 0) || ' bars, ' || coalesce(built.row_count, 0) || ' feature rows' as evidence
from feature.published_session_coverage as built
full join (select bar.session, count(*) as bars
           from ingestion.published_bars as bar
           join ingestion.published_universe as stock
               on stock.symbol = bar.symbol and stock.member_from is not null and not stock.benchmark
           where bar.session >= :from
           group by bar.session) as stored using (session)
where session >= :from and :symbols is null
  and session <= (select max(latest.session) from feature.published_session_coverage as latest)
  and coalesce(built.row_count, 0) <> coalesce(stored.bars, 0)
order by session desc
