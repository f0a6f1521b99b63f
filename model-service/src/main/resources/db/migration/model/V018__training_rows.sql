-- What a training left out, and what it had to do without.
alter table model.training_run
    add column rows_over_jumps bigint             not null default 0,
    add column missing_rates   double precision[] not null default '{}';
comment on column model.training_run.rows_over_jumps is 'rows without labels because they reach over a price jump nobody has explained';
comment on column model.training_run.missing_rates is 'share of the rows without a value, in the order of the features';
