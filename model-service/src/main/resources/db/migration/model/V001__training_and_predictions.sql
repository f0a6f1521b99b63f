-- What was trained, on what, and what it predicts. Natural keys; times are the business clock's.

create table model.training_run (
    training_run_id   uuid        not null constraint pk_training_run primary key,
    run_id            text        not null,
    session           date        not null,
    window_from       date        not null,
    window_years      integer     not null,
    window_shortened  boolean     not null,
    label_horizon     integer     not null,
    sessions          integer     not null,
    rows              bigint      not null,
    features          text[]      not null,
    features_left_out text[]      not null,
    train_to          date,
    test_from         date,
    test_to           date,
    data_hash         text        not null,
    published_at      timestamptz not null
);
create index ix_training_run_session on model.training_run (session desc);
create index ix_training_run_run on model.training_run (run_id);

-- Which target a run trained on, with everything the decision rests on.
create table model.target_selection (
    training_run_id     uuid             not null constraint pk_target_selection primary key
        constraint fk_target_selection_training_run references model.training_run,
    matured_sessions    integer          not null,
    expected_cells      bigint           not null,
    fwd_ret_cells       bigint           not null,
    fwd_ret_resid_cells bigint           not null,
    min_target_coverage double precision not null,
    primary_target      text             not null,
    selected_target     text             not null,
    outcome             text             not null constraint ck_target_selection_outcome
        check (outcome in ('primary', 'fallback', 'degraded')),
    explanation         text             not null
);

-- A version is named by what it was made from: the same data and parameters give the same row, whoever makes it.
create table model.model_version (
    name              text             not null,
    version           text             not null,
    session           date             not null,
    target            text             not null,
    ic                double precision,
    ic_standard_error double precision,
    ic_t              double precision,
    ic_sessions       integer          not null,
    parameters        jsonb            not null,
    features          text[]           not null,
    market_sessions   integer[]        not null,
    market_mean       double precision[] not null,
    market_squares    double precision[] not null,
    data_hash         text             not null,
    artifact          bytea,
    constraint pk_model_version primary key (name, version)
);

create table model.training_run_model (
    training_run_id uuid             not null
        constraint fk_training_run_model_training_run references model.training_run,
    name            text             not null,
    version         text             not null,
    weight          double precision not null,
    constraint pk_training_run_model primary key (training_run_id, name),
    constraint fk_training_run_model_version foreign key (name, version) references model.model_version
);

-- The training whose models predict now.
create table model.serving (
    singleton       boolean not null default true constraint pk_serving primary key check (singleton),
    training_run_id uuid    not null constraint fk_serving_training_run references model.training_run
);

-- The predictions of one version for one session: what is published, certified or withheld as a whole.
create table model.prediction_set (
    session      date        not null,
    model        text        not null,
    version      text        not null,
    run_id       text        not null,
    target       text        not null,
    symbols      integer     not null,
    content_hash text        not null,
    is_current   boolean     not null,
    tradable     boolean     not null default false,
    reasons      text[]      not null default '{}',
    published_at timestamptz not null,
    constraint pk_prediction_set primary key (session, model, version),
    constraint fk_prediction_set_version foreign key (model, version) references model.model_version
);
create unique index uq_prediction_set_current on model.prediction_set (session, model) where is_current;

create table model.prediction (
    session    date             not null,
    model      text             not null,
    version    text             not null,
    symbol     text             not null,
    prediction double precision not null,
    constraint pk_prediction primary key (session, model, version, symbol)
) partition by range (session);

do $$
begin
    for year in 1990..2035 loop
        execute format(
            'create table model.prediction_%s partition of model.prediction for values from (%L) to (%L)',
            year, make_date(year, 1, 1), make_date(year + 1, 1, 1));
    end loop;
end
$$;

create view model.published_predictions as
select p.symbol, p.session, p.model, p.version, s.target, p.prediction, s.tradable, s.reasons, s.published_at
from model.prediction p
join model.prediction_set s on s.session = p.session and s.model = p.model and s.version = p.version
where s.is_current;

grant select on model.published_predictions to ballast_reader;
