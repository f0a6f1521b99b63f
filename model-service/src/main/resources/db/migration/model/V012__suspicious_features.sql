-- Features that foretold more than a feature honestly can: they have probably seen the future.
alter table model.training_run add column suspicious_features text[] not null default '{}';
