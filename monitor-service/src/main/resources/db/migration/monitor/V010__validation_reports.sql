-- Validations with what their rules found. Times are the business clock's.
create table monitor.validation_report (
    report_id    uuid        not null constraint pk_validation_report primary key,
    taken_at     timestamptz not null,
    from_session date,
    symbols      text[]      not null,
    verdict      text        not null
);
comment on column monitor.validation_report.from_session is 'null: all that is stored';
create index ix_validation_report_taken_at on monitor.validation_report (taken_at desc);

create table monitor.validation_check (
    report_id uuid   not null constraint fk_validation_check_report references monitor.validation_report,
    rule      text   not null,
    checked   bigint not null,
    found     bigint not null,
    constraint pk_validation_check primary key (report_id, rule)
);

-- Written before its report is finished, hence without a reference to it.
create table monitor.validation_finding (
    report_id uuid   not null,
    rule      text   not null,
    position  bigint not null,
    key       text   not null,
    evidence  text   not null,
    constraint pk_validation_finding primary key (report_id, rule, position)
);
