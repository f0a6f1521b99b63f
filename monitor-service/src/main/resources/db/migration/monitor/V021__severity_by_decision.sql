-- What the missing cells behind an incident do to the decision, as it was measured last.
create table monitor.incident_decision (
    incident_id uuid  not null constraint pk_incident_decision primary key
        constraint fk_incident_decision references monitor.incident on delete cascade,
    impact      jsonb not null
);

insert into monitor.rule (name, metric, scope, comparison, variable, threshold, severity, hysteresis, runbook) values
    ('decision-ranks-critical', 'decision-ranks', '', 'below', 'decision_ranks_min', null, 'critical', 0, 'docs/runbook.md'),
    ('decision-ranks-changed', 'decision-ranks', '', 'below', 'decision_ranks_warn', null, 'warning', 0, 'docs/runbook.md'),
    ('top-decile-critical', 'top-decile-kept', '', 'below', 'top_decile_kept_min', null, 'critical', 0, 'docs/runbook.md'),
    ('top-decile-changed', 'top-decile-kept', '', 'below', 'top_decile_kept_warn', null, 'warning', 0, 'docs/runbook.md');
