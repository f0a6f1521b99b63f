-- A decision rests on the coverage of the window and of its latest sessions, and on the target used before.
create table model.target_coverage (
    training_run_id     uuid    not null
        constraint fk_target_coverage_selection references model.target_selection,
    span                text    not null constraint ck_target_coverage_span
        check (span in ('window', 'last-60', 'last-10')),
    matured_sessions    integer not null,
    expected_cells      bigint  not null,
    fwd_ret_cells       bigint  not null,
    fwd_ret_resid_cells bigint  not null,
    fwd_ret             double precision,
    fwd_ret_resid       double precision,
    constraint pk_target_coverage primary key (training_run_id, span)
);
comment on column model.target_coverage.fwd_ret is 'share of the expected cells with the target, sessions weighted by age; null without cells';
comment on column model.target_coverage.fwd_ret_resid is 'as fwd_ret';

insert into model.target_coverage
select training_run_id, span, matured_sessions, expected_cells, fwd_ret_cells, fwd_ret_resid_cells,
       fwd_ret_cells::float8 / nullif(expected_cells, 0), fwd_ret_resid_cells::float8 / nullif(expected_cells, 0)
from model.target_selection
cross join (values ('window'), ('last-60'), ('last-10')) as spans (span);

alter table model.target_selection
    drop column matured_sessions,
    drop column expected_cells,
    drop column fwd_ret_cells,
    drop column fwd_ret_resid_cells,
    add column return_margin double precision not null default 0,
    add column previous_target text;
