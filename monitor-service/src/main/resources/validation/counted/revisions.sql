select count(*) from ingestion.published_bar_versions as version
where version.session >= :from and (:symbols is null or version.symbol = any (:symbols))
  and version.superseded_at < 'infinity'
