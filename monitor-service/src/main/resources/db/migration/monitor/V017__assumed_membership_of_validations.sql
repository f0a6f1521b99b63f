-- How much of the membership a validation took for granted; null where nobody could tell.
alter table monitor.validation_report add column assumed_share double precision
    constraint ck_validation_report_assumed_share check (assumed_share between 0 and 1);
