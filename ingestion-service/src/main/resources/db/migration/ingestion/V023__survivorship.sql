-- How many members were delisted within the stored sessions. A market loses more than 3 % of its small stocks a year;
-- a store that shows fewer was filled with survivors, and so is every result built on it.
create view ingestion.published_survivorship as
    with stored as (
        select min(session) as from_session, max(session) as to_session from ingestion.published_sessions),
    member as (
        select security.symbol, security.delisted_on, stored.from_session, stored.to_session,
               least(coalesce(membership.to_session, stored.to_session), stored.to_session)
                   - greatest(membership.from_session, stored.from_session) as days
        from ingestion.membership
        join ingestion.security using (symbol)
        cross join stored),
    total as (
        select from_session, to_session, sum(days) / 365.25::double precision as member_years,
               count(distinct symbol) filter (where delisted_on > from_session and delisted_on <= to_session) as delistings
        from member where days > 0 group by from_session, to_session)
    select from_session, to_session, member_years, delistings, delistings / member_years as delistings_per_year,
           delistings / member_years < 0.03 as biased
    from total;

grant select on ingestion.published_survivorship to ballast_reader;
