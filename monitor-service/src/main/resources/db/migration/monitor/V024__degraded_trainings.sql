-- A training for which neither target was covered well enough. Its acknowledgement is what a certificate asks for.
insert into monitor.rule (name, metric, scope, comparison, variable, threshold, severity, hysteresis, runbook) values
    ('training-degraded', 'training-degraded', '', 'above', null, 0, 'critical', 0, 'docs/alerts/BallastTrainingDegraded.md');
