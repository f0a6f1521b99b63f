-- Windows pass over days that were declared closed; rows of a build that knew of other ones cannot be gone on from. Builds
-- made before this passed over none.
alter table feature.feature_build add column closed_days date[] not null default '{}';
comment on column feature.feature_build.closed_days is 'declared closures that windows and guards passed over';
