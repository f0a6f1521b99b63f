-- How the models of a training were judged: on which sessions, and with what result.
create table model.training_fold (
    training_run_id  uuid    not null
        constraint fk_training_fold_training_run references model.training_run,
    fold             integer not null,
    train_from       date    not null,
    train_to         date    not null,
    train_rows       bigint  not null,
    purged_rows      bigint  not null,
    embargo_sessions integer not null,
    test_from        date    not null,
    test_to          date    not null,
    constraint pk_training_fold primary key (training_run_id, fold)
);
comment on column model.training_fold.purged_rows is 'rows of earlier sessions whose label ends too close to the first judged session';

create table model.model_metric (
    name           text    not null,
    version        text    not null,
    metric         text    not null,
    mean           double precision,
    standard_error double precision,
    sessions       integer not null,
    constraint pk_model_metric primary key (name, version, metric),
    constraint fk_model_metric_version foreign key (name, version) references model.model_version
);
comment on column model.model_metric.standard_error is 'Newey-West; null with too few sessions';

alter table model.training_run drop column train_to;
