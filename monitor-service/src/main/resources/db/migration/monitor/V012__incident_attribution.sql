-- Where the loss behind each breach of an incident lies, as it was measured last.
create table monitor.incident_attribution (
    incident_id uuid  not null constraint fk_incident_attribution references monitor.incident on delete cascade,
    rule        text  not null,
    attribution jsonb not null,
    constraint pk_incident_attribution primary key (incident_id, rule)
);
