-- What falling back from the primary target costs, by a model that learned both targets on the same folds.
create table model.target_receipt (
    training_run_id         uuid    not null
        constraint fk_target_receipt_selection references model.target_selection,
    name                    text    not null,
    primary_ic              double precision,
    primary_standard_error  double precision,
    primary_sessions        integer not null,
    fallback_ic             double precision,
    fallback_standard_error double precision,
    fallback_sessions       integer not null,
    cost                    double precision,
    cost_standard_error     double precision,
    cost_sessions           integer not null,
    constraint pk_target_receipt primary key (training_run_id, name)
);
comment on column model.target_receipt.cost is 'mean over sessions of the primary''s rank information coefficient less the fallback''s';

-- Why the primary target is missing, where it was too rare to be trained on.
create table model.coverage_attribution (
    training_run_id uuid   not null constraint pk_coverage_attribution primary key
        constraint fk_coverage_attribution_selection references model.target_selection,
    span            text   not null,
    from_session    date   not null,
    to_session      date   not null,
    expected_cells  bigint not null,
    covered_cells   bigint not null
);

create table model.coverage_loss (
    training_run_id uuid   not null
        constraint fk_coverage_loss_attribution references model.coverage_attribution,
    cause           text   not null constraint ck_coverage_loss_cause check (
        cause in ('not-matured', 'gap', 'short-history', 'benchmark-missing', 'beta-undefined')),
    sector          text   not null,
    listing_age     text   not null,
    cells           bigint not null,
    constraint pk_coverage_loss primary key (training_run_id, cause, sector, listing_age)
);
