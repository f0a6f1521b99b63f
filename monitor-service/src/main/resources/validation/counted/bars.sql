select count(*) from ingestion.published_bars as bar
where bar.session >= :from and (:symbols is null or bar.symbol = any (:symbols))
