-- How long an operation has waited for somebody, so that its patience outlives attempts and restarts.
alter table operation
    add column waiting_since timestamptz,
    add column waiting_times integer;
comment on column operation.waiting_since is 'when the first of the failures in a row was; null while nobody is waited for';
comment on column operation.waiting_times is 'failures in a row';
