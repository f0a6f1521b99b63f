-- Two validations may have one business time, as while a demo's clock stands; the later one follows the earlier one.
alter table monitor.validation_report add column position bigint generated always as identity;
drop index monitor.ix_validation_report_taken_at;
create unique index ix_validation_report_position on monitor.validation_report (position);
