-- Announcements count over all symbols, so a choice of symbols leaves nothing to look at.
select count(distinct (event.topic, event.payload ->> 'session', event.payload ->> 'latestSession', event.payload ->> 'model'))
from monitor.observed_event as event
where event.topic in ('features-ready', 'predictions-ready') and :symbols is null
  and coalesce(event.payload ->> 'session', event.payload ->> 'latestSession')::date >= :from
