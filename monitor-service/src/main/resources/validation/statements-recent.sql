select stock.symbol as key, coalesce('the latest ended ' || latest.period_end, 'none at all') as evidence
from ingestion.published_universe as stock
left join (select statement.symbol, max(statement.period_end) as period_end
           from ingestion.published_fundamentals as statement group by statement.symbol) as latest using (symbol)
where stock.included and not stock.benchmark and (:symbols is null or stock.symbol = any (:symbols))
  and exists (select from ingestion.published_fundamentals)
  and coalesce(latest.period_end, date '-infinity') < (select max(session) from ingestion.published_bars) - 456
order by stock.symbol
