-- Whether a run made models, or let the champion predict.
alter table model.training_run add column trained boolean not null default true;
update model.training_run set trained = false
where training_run_id in (select training_run_id from model.target_selection where outcome = 'champion');
