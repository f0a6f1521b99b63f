-- The connection's time zone is New York, where a session begins.
select bar.symbol || ' ' || bar.session as key, 'known at ' || bar.known_at as evidence
from ingestion.published_bars as bar
where bar.session >= :from and (:symbols is null or bar.symbol = any (:symbols))
  and bar.known_at < bar.session::timestamptz
order by bar.session desc, bar.symbol
