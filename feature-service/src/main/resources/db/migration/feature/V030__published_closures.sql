-- Days that the published rows do not count as sessions: those that were declared closed when they were built. Who counts along
-- the labels of these rows must go by the same days, and what is declared later is not among them before the next build.
create view feature.published_closures as
    select unnest(closed_days) as session
    from feature.feature_build
    where position = (select max(position) from feature.feature_build);

grant select on feature.published_closures to ballast_reader;
