select bar.symbol || ' ' || bar.session as key, bar.reason || ' from ' || bar.provider as evidence
from ingestion.published_quarantine as bar
where bar.session >= :from and (:symbols is null or bar.symbol = any (:symbols))
order by bar.session desc, bar.symbol, bar.reason
