select count(*) from ingestion.published_universe as stock
where stock.included and not stock.benchmark and (:symbols is null or stock.symbol = any (:symbols))
