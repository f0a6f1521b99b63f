select count(*) from ingestion.published_fundamentals as statement
where :symbols is null or statement.symbol = any (:symbols)
