-- Factors are constant between two actions: there are few spans of equal factors, and few steps between them.
with span as (
    select bar.symbol, bar.price_factor, bar.split_factor, min(bar.session) as first, max(bar.session) as last
    from ingestion.published_bars as bar
    where bar.session >= :from and (:symbols is null or bar.symbol = any (:symbols))
    group by bar.symbol, bar.price_factor, bar.split_factor
), step as (
    select span.*, lag(span.last) over past as before,
           lag(span.price_factor) over past as price_before, lag(span.split_factor) over past as split_before
    from span window past as (partition by span.symbol order by span.first)
)
select step.symbol || ' ' || step.first as key,
       'price factor ' || step.price_before || ' to ' || step.price_factor || ', split factor ' || step.split_before
       || ' to ' || step.split_factor || ' since ' || step.before as evidence
from step
where step.before is not null
  and (step.before >= step.first
       or not exists (select from ingestion.published_corporate_actions as action
                      where action.symbol = step.symbol and action.ex_date > step.before
                        and action.ex_date <= step.first))
order by step.first desc, step.symbol
