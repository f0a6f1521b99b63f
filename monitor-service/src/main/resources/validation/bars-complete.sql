-- Looks cell by cell only at securities with fewer bars than sessions, since most have all of theirs.
with wanted as (
    select member.symbol, sum((select count(*) from ingestion.published_sessions as day
                               where day.session >= greatest(member.from_session, :from)
                                 and (member.to_session is null or day.session < member.to_session))) as cells
    from ingestion.published_membership as member
    where :symbols is null or member.symbol = any (:symbols)
    group by member.symbol
), present as (
    select bar.symbol, count(*) as cells
    from ingestion.published_bars as bar
    join ingestion.published_membership as member
        on member.symbol = bar.symbol and member.from_session <= bar.session
        and (member.to_session is null or bar.session < member.to_session)
    where bar.session >= :from and (:symbols is null or bar.symbol = any (:symbols))
    group by bar.symbol
)
select cell.symbol || ' ' || cell.session as key, cell.reason || ': ' || cell.detail as evidence
from ingestion.published_absences as cell
where cell.session >= :from
  and cell.symbol = any (array(select wanted.symbol from wanted left join present using (symbol)
                               where wanted.cells > coalesce(present.cells, 0)))
  and cell.reason in ('provider-missing', 'not-fetched', 'quarantined')
order by cell.session desc, cell.symbol
