-- Where neither target is covered well enough, the models that predict now may stand in for a training.
alter table model.target_selection
    drop constraint ck_target_selection_outcome,
    add constraint ck_target_selection_outcome check (outcome in ('primary', 'fallback', 'champion', 'degraded')),
    add column champion_session date,
    add column champion_target text,
    add column champion_age integer,
    add constraint ck_target_selection_champion
        check (num_nulls(champion_session, champion_target, champion_age) in (0, 3));
comment on column model.target_selection.champion_session is 'the session the models were trained for that predicted at the time of the decision';
