-- Rules on what the reports do not tell: servers, bars that are overdue, and bars that cannot be believed.
insert into monitor.rule (name, metric, scope, comparison, variable, threshold, severity, hysteresis, runbook) values
    ('bars-overdue', 'bars-overdue', '', 'above', null, 0, 'warning', 0, 'docs/alerts/BallastDataStale.md'),
    ('benchmark-missing', 'benchmark-missing', '', 'above', null, 0, 'critical', 0, 'docs/runbook.md'),
    ('bars-repeated', 'repeated-bars', '', 'above', null, 0.02, 'critical', 0, 'docs/runbook.md'),
    ('prices-off-scale', 'scale-errors', '', 'above', null, 0, 'warning', 0, 'docs/runbook.md'),
    ('broker-down', 'broker-down', '', 'above', null, 0, 'critical', 0, 'docs/runbook.md'),
    ('database-read-only', 'database-read-only', '', 'above', null, 0, 'critical', 0, 'docs/runbook.md');
