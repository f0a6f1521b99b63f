-- A decision made after the next open never stands before one made in time.
alter table monitor.certificate add column in_time boolean not null
    generated always as (not checks @> '[{"name": "hours-before-next-open", "passed": false}]') stored;
comment on column monitor.certificate.in_time is 'whether it was made before the next session opened';
