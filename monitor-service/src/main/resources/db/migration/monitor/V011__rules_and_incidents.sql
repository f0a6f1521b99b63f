-- What is watched. A rule follows the threshold of a variable, or has one of its own.
create table monitor.rule (
    name       text             not null constraint pk_rule primary key,
    metric     text             not null,
    scope      text             not null default '',
    comparison text             not null constraint ck_rule_comparison check (comparison in ('below', 'above')),
    variable   text,
    threshold  double precision,
    severity   text             not null constraint ck_rule_severity check (severity in ('warning', 'critical')),
    hysteresis double precision not null default 0 constraint ck_rule_hysteresis check (hysteresis >= 0),
    sessions   integer          not null default 1 constraint ck_rule_sessions check (sessions between 1 and 60),
    runbook    text             not null,
    enabled    boolean          not null default true,
    constraint ck_rule_threshold check ((variable is null) <> (threshold is null))
);
comment on column monitor.rule.scope is 'a data set or target where the metric has several; empty otherwise';
comment on column monitor.rule.hysteresis is 'how far beyond the threshold a value must be to clear a breach';
comment on column monitor.rule.sessions is 'for how many sessions in a row the value must breach';

insert into monitor.rule (name, metric, scope, comparison, variable, threshold, severity, hysteresis, runbook) values
    ('breadth-critical', 'symbols-with-features', '', 'below', 'feature_breadth_min_symbols', null, 'critical', 0,
        'docs/alerts/BallastSymbolBreadthCritical.md'),
    ('breadth-low', 'symbols-with-features', '', 'below', 'feature_breadth_warn_symbols', null, 'warning', 0,
        'docs/alerts/BallastSymbolBreadthLow.md'),
    ('universe-coverage-critical', 'universe-coverage', '', 'below', 'universe_coverage_min_rate', null, 'critical', 0,
        'docs/alerts/BallastSymbolBreadthCritical.md'),
    ('universe-coverage-low', 'universe-coverage', '', 'below', 'universe_coverage_warn_rate', null, 'warning', 0.002,
        'docs/alerts/BallastSymbolBreadthLow.md'),
    ('breadth-drop-critical', 'breadth-against-median', '', 'below', 'breadth_drop_min_rate', null, 'critical', 0,
        'docs/alerts/BallastSymbolBreadthCritical.md'),
    ('breadth-drop-low', 'breadth-against-median', '', 'below', 'breadth_drop_warn_rate', null, 'warning', 0.005,
        'docs/alerts/BallastSymbolBreadthLow.md'),
    ('feature-coverage-low', 'feature-coverage', '', 'below', 'feature_coverage_warn_rate', null, 'warning', 0.005,
        'docs/alerts/BallastFeatureCoverageLow.md'),
    ('target-coverage-low', 'target-coverage', 'fwd_ret_resid', 'below', 'min_target_coverage', null, 'critical', 0,
        'docs/alerts/BallastTargetCoverageLow.md'),
    ('bars-stale', 'data-lag', 'bars', 'above', 'data_lag_warn_business_days', null, 'warning', 0,
        'docs/alerts/BallastDataStale.md'),
    ('features-stale', 'data-lag', 'features', 'above', 'data_lag_warn_business_days', null, 'warning', 0,
        'docs/alerts/BallastDataStale.md'),
    ('predictions-stale', 'data-lag', 'predictions', 'above', 'data_lag_warn_business_days', null, 'warning', 0,
        'docs/alerts/BallastDataStale.md'),
    ('fundamentals-stale', 'data-lag', 'fundamentals', 'above', 'data_lag_warn_business_days', null, 'warning', 0,
        'docs/alerts/BallastDataStale.md'),
    ('training-fallback', 'training-fallback', '', 'above', null, 0, 'warning', 0,
        'docs/alerts/BallastTargetFallbackActive.md'),
    ('session-undecided', 'sessions-undecided', '', 'above', null, 0, 'warning', 0, 'docs/runbook.md');

-- Who changed a rule, when (system clock) and why; rows are never changed.
create table monitor.rule_change (
    rule       text        not null,
    changed_at timestamptz not null,
    author     text        not null,
    note       text        not null,
    before     jsonb,
    after      jsonb       not null,
    constraint pk_rule_change primary key (rule, changed_at)
);

-- What was measured for each session, as it was measured last.
create table monitor.measurement (
    metric  text             not null,
    scope   text             not null,
    session date             not null,
    value   double precision not null,
    constraint pk_measurement primary key (metric, scope, session)
);

-- One row per root cause while it lasts; times are business time.
create table monitor.incident (
    incident_id     uuid        not null constraint pk_incident primary key,
    cause           text        not null,
    title           text        not null,
    severity        text        not null constraint ck_incident_severity check (severity in ('warning', 'critical')),
    state           text        not null
        constraint ck_incident_state check (state in ('open', 'acknowledged', 'resolved')),
    session         date        not null,
    symptoms        jsonb       not null,
    opened_at       timestamptz not null,
    updated_at      timestamptz not null,
    acknowledged_by text,
    muted_until     timestamptz,
    resolved_at     timestamptz,
    evidence        text,
    constraint ck_incident_resolved check ((state = 'resolved') = (resolved_at is not null and evidence is not null))
);
create unique index uq_incident_cause on monitor.incident (cause) where state <> 'resolved';
create index ix_incident_opened on monitor.incident (opened_at desc);

-- What happened to an incident, in order.
create table monitor.incident_event (
    incident_id uuid        not null constraint fk_incident_event references monitor.incident on delete cascade,
    position    integer     not null,
    at          timestamptz not null,
    kind        text        not null,
    author      text        not null,
    detail      text        not null,
    constraint pk_incident_event primary key (incident_id, position)
);
