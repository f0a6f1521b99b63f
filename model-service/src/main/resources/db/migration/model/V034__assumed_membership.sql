alter table model.training_run add column assumed_membership double precision;
comment on column model.training_run.assumed_membership is
    'share of the members'' days of the window on which membership was assumed by figures of a later day; null: nobody could tell';
