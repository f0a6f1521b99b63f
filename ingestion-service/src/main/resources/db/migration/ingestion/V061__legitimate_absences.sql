-- Of the cells without a bar those of which nothing is missing: somebody declared that trading was halted or that nobody
-- traded. The same as in published_absences, but made from the declarations, which are few, so that builds can ask for all.
create view ingestion.published_legitimate_absences as
    select distinct member.symbol, day.session
    from ingestion.declared_absence as declared
    join ingestion.published_membership as member on member.symbol = declared.symbol
    join ingestion.published_sessions as day
        on day.session >= declared.from_session and day.session < declared.to_session
        and day.session >= member.from_session and (member.to_session is null or day.session < member.to_session)
    where not exists (select from ingestion.daily_bar as bar
                      where bar.symbol = member.symbol and bar.session = day.session);

grant select on ingestion.published_legitimate_absences to ballast_reader;
