select old.symbol || ' ' || old.session as key,
       'the version of ' || old.known_at || ' ends at ' || old.superseded_at || ', when none begins' as evidence
from ingestion.published_bar_versions as old
where old.session >= :from and (:symbols is null or old.symbol = any (:symbols))
  and old.superseded_at < 'infinity'
  and not exists (select from ingestion.published_bar_versions as next
                  where next.symbol = old.symbol and next.session = old.session and next.known_at = old.superseded_at)
order by old.session desc, old.symbol, old.known_at
