-- How the features and predictions of a training are spread over the rows it has learned from.
create table model.drift_baseline (
    training_run_id uuid               not null
        constraint fk_drift_baseline_training_run references model.training_run,
    kind            text               not null
        constraint ck_drift_baseline_kind check (kind in ('feature', 'prediction')),
    name            text               not null,
    edges           double precision[] not null,
    shares          double precision[] not null,
    constraint pk_drift_baseline primary key (training_run_id, kind, name)
);
comment on column model.drift_baseline.edges is 'inner bounds of the bins: tenths of the values';
comment on column model.drift_baseline.shares is 'share of the rows per bin, the last one for missing values';

-- How far a session that was predicted is from it.
create table model.drift (
    session         date             not null,
    kind            text             not null constraint ck_drift_kind check (kind in ('feature', 'prediction')),
    name            text             not null,
    training_run_id uuid             not null constraint fk_drift_training_run references model.training_run,
    stability       double precision not null,
    constraint pk_drift primary key (session, kind, name)
);
comment on column model.drift.stability is 'population stability index, 0 or more';
