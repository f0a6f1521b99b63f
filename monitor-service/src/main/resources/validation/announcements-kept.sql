-- The last word on a session counts. Predictions of a version that was replaced are no longer published.
with announced as (
    select distinct on (event.topic, event.payload ->> 'model', session)
           event.topic, event.payload, coalesce(event.payload ->> 'session', event.payload ->> 'latestSession')::date as session
    from monitor.observed_event as event
    where event.topic in ('features-ready', 'predictions-ready')
    order by event.topic, event.payload ->> 'model', session, event.sent_at desc
)
select announced.topic || coalesce(' ' || (announced.payload ->> 'model'), '') || ' ' || announced.session as key,
       'announced ' || told.symbols || ' symbols, published ' || found.symbols as evidence
from announced
cross join lateral (select coalesce(announced.payload ->> 'symbolsWithFeatures', announced.payload ->> 'symbols')::bigint
                        as symbols) as told
cross join lateral (
    select case announced.topic
           when 'features-ready' then (select built.symbols_with_features::bigint
                                       from feature.published_session_coverage as built
                                       where built.session = announced.session)
           else (select nullif(count(*), 0) from model.published_predictions as made
                 where made.session = announced.session and made.model = announced.payload ->> 'model'
                   and made.version = announced.payload ->> 'version') end as symbols) as found
where announced.session >= :from and :symbols is null and found.symbols is not null and found.symbols <> told.symbols
order by announced.session desc, 1
