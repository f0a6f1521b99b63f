-- A primary key forbids a second bar of a cell; one company under two symbols it does not see.
with latest as (
    select session from ingestion.published_sessions order by session desc limit 10
), told as (
    select bar.symbol,
           string_agg(concat_ws(' ', bar.open, bar.high, bar.low, bar.close, bar.volume), ',' order by bar.session) as story
    from ingestion.published_bars as bar
    join ingestion.published_universe as stock on stock.symbol = bar.symbol and stock.included
    where bar.session in (select session from latest)
    group by bar.symbol
    having count(*) = 10 and count(distinct bar.close) > 1 and sum(bar.volume) > 0
)
select string_agg(told.symbol, ' ' order by told.symbol) as key, 'the same bars on ten sessions' as evidence
from told
group by told.story
having count(*) > 1 and (:symbols is null or array_agg(told.symbol) && :symbols)
order by 1
