alter table model.training_run add column survivorship_biased boolean;
comment on column model.training_run.survivorship_biased is
    'whether the history was one of survivors, so that figures look better than the market was; null: nobody could tell';
