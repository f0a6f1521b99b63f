select stock.symbol as key, coalesce('the latest bar is of ' || latest.session, 'no bar at all') as evidence
from ingestion.published_universe as stock
left join lateral (select max(bar.session) as session from ingestion.published_bars as bar
                   where bar.symbol = stock.symbol) as latest on true
where stock.included and not stock.benchmark and (:symbols is null or stock.symbol = any (:symbols))
  and latest.session is distinct from (select max(session) from ingestion.published_bars)
  and coalesce(latest.session, date '-infinity')
      < (select min(day.session) from (select session from ingestion.published_sessions
                                       order by session desc limit 5) as day)
order by stock.symbol
