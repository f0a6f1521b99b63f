select suspect.symbol || ' ' || suspect.session as key, suspect.kind || ': ' || suspect.detail as evidence
from ingestion.published_suspects as suspect
where suspect.session >= :from and (:symbols is null or suspect.symbol = any (:symbols))
  and suspect.kind in ('price-jump', 'scale-error', 'wide-range')
order by suspect.session desc, suspect.symbol
