-- Fits of a training that is not published yet, so that it goes on after a crash where it was. Empty otherwise.
create table model.training_fit (
    training_run_id uuid             not null,
    fit             text             not null,
    name            text             not null,
    seconds         double precision not null,
    artifact        bytea            not null,
    constraint pk_training_fit primary key (training_run_id, fit)
);
comment on column model.training_fit.fit is 'SHA-256 of data, method, parameters and rows';

-- What made a version, beside its data and parameters.
alter table model.model_version
    add column feature_set_hash text  not null default '',
    add column code_version     text  not null default 'unknown',
    add column libraries        jsonb not null default '{}';

-- What two equal trainings may differ in, kept apart from what they share.
create table model.training_cost (
    training_run_id uuid             not null
        constraint fk_training_cost_training_run references model.training_run,
    name            text             not null,
    seconds         double precision not null,
    java_version    text             not null,
    constraint pk_training_cost primary key (training_run_id, name)
);
