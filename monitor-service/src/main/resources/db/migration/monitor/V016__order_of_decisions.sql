-- Two decisions on a session may have one business time; the later one counts.
alter table monitor.certificate add column position bigint generated always as identity;
