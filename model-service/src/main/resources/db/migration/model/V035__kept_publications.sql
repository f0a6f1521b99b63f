-- What was published for a session stays when other bytes are published in its place, also by the same version: revisions
-- count the publications of a session and model. Those stored so far are the first.
drop view model.published_predictions;

alter table model.prediction_set add column revision integer not null default 1;
alter table model.prediction_set alter column revision drop default;
alter table model.prediction_set drop constraint pk_prediction_set;
alter table model.prediction_set add constraint pk_prediction_set primary key (session, model, version, revision);

alter table model.prediction add column revision integer not null default 1;
alter table model.prediction alter column revision drop default;
alter table model.prediction drop constraint pk_prediction;
alter table model.prediction add constraint pk_prediction primary key (session, model, version, revision, symbol);

create view model.published_predictions as
select p.symbol, p.session, p.model, p.version, s.target, p.prediction, s.tradable, s.reasons, s.published_at
from model.prediction p
join model.prediction_set s
    on s.session = p.session and s.model = p.model and s.version = p.version and s.revision = p.revision
where s.is_current;

grant select on model.published_predictions to ballast_reader;
