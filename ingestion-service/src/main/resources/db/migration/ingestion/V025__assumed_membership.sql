-- Who is decided on for the first time is taken for a member since its listing: nobody decided it then, so until the day of
-- the decision its membership is assumed, by figures of that day.
create or replace view ingestion.published_membership as
    select symbol, from_session, to_session, coalesce(left_because, joined_because) as reason, decided_on,
           case when decided_on > from_session then least(decided_on, to_session) end as assumed_until
    from ingestion.membership;

-- The share of the members' days within the stored sessions on which membership was assumed stands beside the bias towards
-- survivors: both make what is tested on the store look better than the market was.
create or replace view ingestion.published_survivorship as
    with stored as (
        select min(session) as from_session, max(session) as to_session from ingestion.published_sessions),
    member as (
        select security.symbol, security.delisted_on, stored.from_session, stored.to_session,
               least(coalesce(membership.to_session, stored.to_session), stored.to_session)
                   - greatest(membership.from_session, stored.from_session) as days,
               case when membership.assumed_until is null then 0
                    else greatest(0, least(membership.assumed_until, stored.to_session)
                        - greatest(membership.from_session, stored.from_session)) end as assumed_days
        from ingestion.published_membership as membership
        join ingestion.security using (symbol)
        cross join stored),
    total as (
        select from_session, to_session, sum(days) / 365.25::double precision as member_years,
               count(distinct symbol) filter (where delisted_on > from_session and delisted_on <= to_session) as delistings,
               sum(assumed_days) / sum(days)::double precision as assumed_share
        from member where days > 0 group by from_session, to_session)
    select from_session, to_session, member_years, delistings, delistings / member_years as delistings_per_year,
           delistings / member_years < 0.03 as biased, assumed_share
    from total;
