-- What persons declared of absent cells, each day of a symbol at most once: of declarations that overlap the one that begins
-- later holds. Few rows, of which both views of absences are made.
create view ingestion.explained_absence as
    select symbol, from_session,
           least(to_session, lead(from_session) over (partition by symbol order by from_session)) as to_session,
           reason, detail, author
    from ingestion.declared_absence;

-- Every cell (member, session) without a bar, with exactly one reason. Present and absent cells add up to the members'
-- sessions: a cell is in here, once, if and only if it has no bar.
create or replace view ingestion.published_absences as
    with life as materialized (
        select security.symbol, security.listed_on, security.delisted_on,
               (select bar.session from ingestion.daily_bar as bar
                where bar.symbol = security.symbol order by bar.session limit 1) as first_bar
        from ingestion.security)
    select member.symbol, day.session,
           case when declared.reason is not null then declared.reason
                when settled.reason = 'quarantined' then 'quarantined'
                when day.session >= life.delisted_on then 'delisted'
                when day.session < life.listed_on then 'not-listed'
                when settled.reason is not null and life.listed_on is null and day.session < life.first_bar
                    then 'not-listed'
                else coalesce(settled.reason, 'not-fetched') end as reason,
           settled.provider,
           case when declared.reason is not null then declared.detail || ' (' || declared.author || ')'
                else coalesce(settled.detail, 'no provider was asked yet') end as detail
    from ingestion.published_membership as member
    join life on life.symbol = member.symbol
    join ingestion.published_sessions as day
        on day.session >= member.from_session and (member.to_session is null or day.session < member.to_session)
    left join ingestion.settled_cell as settled
        on settled.session = day.session and settled.symbol = member.symbol
    left join ingestion.explained_absence as declared
        on declared.symbol = member.symbol
        and day.session >= declared.from_session and day.session < declared.to_session
    where not exists (select from ingestion.daily_bar as bar
                      where bar.symbol = member.symbol and bar.session = day.session);

-- Of the cells without a bar those of which nothing is missing. Made from the declarations, so that builds can ask for all.
create or replace view ingestion.published_legitimate_absences as
    select member.symbol, day.session
    from ingestion.explained_absence as declared
    join ingestion.published_membership as member on member.symbol = declared.symbol
    join ingestion.published_sessions as day
        on day.session >= declared.from_session and day.session < declared.to_session
        and day.session >= member.from_session and (member.to_session is null or day.session < member.to_session)
    where not exists (select from ingestion.daily_bar as bar
                      where bar.symbol = member.symbol and bar.session = day.session);
