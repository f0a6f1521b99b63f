-- What every loss is told with: the members of the sessions looked at, and what the ledger says of those without a bar.
-- A listed cell counts for breadth; a cell is expected by the rule of the feature service, from the first bar or the
-- listing date, whichever is earlier, to the delisting, unless it is absent for a legitimate reason.
with day as (
    select unnest(:sessions) as session),
life as (
    select symbol, sector, exchange, listed_on, delisted_on from ingestion.published_universe where not benchmark),
member as not materialized (
    select life.symbol, day.session, life.sector, life.exchange, life.listed_on
    from day
    join ingestion.published_membership as membership on membership.from_session <= day.session
        and (membership.to_session is null or day.session < membership.to_session)
    join life on life.symbol = membership.symbol
        and (life.delisted_on is null or day.session < life.delisted_on)),
listed as (
    select * from member where listed_on is null or listed_on <= session),
began as materialized (
    select symbol, least(listed_on, (select min(bar.session) from ingestion.published_bars as bar
                                     where bar.symbol = life.symbol)) as first_day
    from life),
excused as (
    select symbol, session from ingestion.published_legitimate_absences where session = any (:sessions)),
expected as (
    select member.* from member join began using (symbol)
    where (first_day is null or first_day <= session)
        and not exists (select from excused
                        where excused.symbol = member.symbol and excused.session = member.session)),
absent as (
    select symbol, session, reason, provider from ingestion.published_absences where session = any (:sessions))
