select bar.symbol || ' ' || bar.session as key,
       'open ' || bar.open || ', high ' || bar.high || ', low ' || bar.low || ', close ' || bar.close
       || ', volume ' || bar.volume as evidence
from ingestion.published_bars as bar
where bar.session >= :from and (:symbols is null or bar.symbol = any (:symbols))
  and not (bar.low > 0 and bar.low <= least(bar.open, bar.close) and bar.high >= greatest(bar.open, bar.close)
           and bar.volume >= 0 and bar.high < 'infinity' and bar.volume < 'infinity')
order by bar.session desc, bar.symbol
