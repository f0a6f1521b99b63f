-- How far the labels of a build look ahead: what is said of them goes by this, whatever the service is set to now.
alter table feature.feature_build add column horizon integer;
update feature.feature_build set horizon = coalesce(substring(settings from 'horizon=(\d+)')::integer, 5);
alter table feature.feature_build alter column horizon set not null;
