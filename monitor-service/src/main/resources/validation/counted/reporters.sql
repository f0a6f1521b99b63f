-- A market without any statement has nobody who might be late.
select count(*) from ingestion.published_universe as stock
where stock.included and not stock.benchmark and (:symbols is null or stock.symbol = any (:symbols))
  and exists (select from ingestion.published_fundamentals)
