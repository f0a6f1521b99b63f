-- A run that failed may go on at the step it failed at.
alter table monitor.pipeline_run
    add column attempt    integer not null default 1 constraint ck_pipeline_run_attempt check (attempt >= 1),
    add column parameters json;
comment on column monitor.pipeline_run.attempt is '1, and one more each time the run was resumed';
comment on column monitor.pipeline_run.parameters is 'what the operations the monitor starts are given';
