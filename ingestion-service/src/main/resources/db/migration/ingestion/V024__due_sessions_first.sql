-- The bounds as values of their own, so that they cut the sessions before these meet members and bars.
create or replace view ingestion.published_sessions as
    select day.session, day.due_at
    from ingestion.exchange_session as day
    where day.session >= (select from_session from ingestion.ledger_span)
      and day.due_at <= (select case when clock_controlled then (select instant from ballast.business_clock) else now() end
                         from ingestion.ledger_span)
      and not exists (select from ingestion.calendar_override as closed where closed.session = day.session);
